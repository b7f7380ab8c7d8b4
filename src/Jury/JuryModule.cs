using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Door;
using RadicaleVernieuwers.Jury.Invitations;
using RadicaleVernieuwers.Jury.Meetings;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Jury.Reports;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>The only wiring of this module.</summary>
public static class JuryModule
{
    public static IServiceCollection AddJury(this IServiceCollection services)
    {
        services.AddScoped<DetectConflicts>();
        services.AddScoped<Media.IFindMediaPlaces, FindPortraits>();
        services.AddScoped<InviteJuror>().AddScoped<JurorPortrait>().AddScoped<ProfileParts>();
        services.AddScoped<Seats>();
        services.AddScoped<OwnJury>();
        services.AddScoped<Scores.ScoreParts>();
        services.AddScoped<Readings>().AddScoped<EntryPictures>().AddScoped<DossierParts>();
        services.AddScoped<PublishDecisions>();
        services.AddScoped<ApplyDecisions>();
        services.AddScoped<Decisions.DecisionParts>();
        services.AddScoped<Makeup>();
        services.AddSingleton<LiveParts>();
        services.AddScoped<IRecipeStep, RoundStep>();
        services.AddScoped<IRecipeExport, RoundExport>();
        services.AddScoped<ITodaySource, JuryToday>();
        services.AddHandler<EditionCopied, CopyRounds>();
        services.AddHandler<EditionScheduled, MoveEmbargo>();
        services.AddInvariant<JuryInvariants>();
        services.AddDueJob<RemindInvited>();
        services.AddDueJob<TellLaureate>();
        services.AddDueJob<TellEntrant>();
        services.AddHandler<RoundScheduled, MoveRoundTimers>();
        services.AddActivity<RoundWindowOpenedEvent>().AddActivity<RoundWindowClosedEvent>().AddActivity<AssignJurorsTask>().AddActivity<OpenRoundTask>().AddActivity<CloseRoundTask>().AddActivity<ExtendRoundTask>();
        services.AddActivity<RemindJurorsTask>().AddActivity<ComputeRankingTask>().AddActivity<AdvanceTask>().AddActivity<ApplyDecisionsTask>().AddActivity<AnnounceTask>().AddActivity<LiftEmbargoTask>();
        services.AddWorkflowFacts<JuryFacts>();
        services.AddMenu("Menu.Jury", "/admin/jury", Permissions.ViewRanking, 200);
        services.Configure<RazorPagesOptions>(options =>
        {
            var pages = options.Conventions;
            pages.AuthorizeFolder("/Jury/Rounds", Permissions.ViewRanking);
            foreach (var verb in new[] { "New", "Edit", "Open", "Close" })
                pages.AuthorizePage($"/Jury/Rounds/{verb}", Permissions.ManageJury);
            pages.AuthorizeFolder("/Jury/Jurors", Permissions.ManageJury);
            pages.AuthorizePage("/Jury/Invitations/Edit", Permissions.ManageJury);
            foreach (var verb in new[] { "Answer", "Profile" })
                pages.AuthorizePage($"/Jury/Invitations/{verb}", Permissions.ScoreEntries);
            pages.AuthorizeFolder("/Jury/Assignments", Permissions.ManageJury);
            pages.AuthorizeFolder("/Jury/Conflicts", Permissions.ManageJury);
            pages.AuthorizeFolder("/Jury/Redactions", Permissions.ManageJury);
            pages.AuthorizeFolder("/Jury/Ranking", Permissions.ViewRanking);
            pages.AuthorizePage("/Jury/Ranking/Freeze", Permissions.DecideRound);
            pages.AuthorizeFolder("/Jury/Reports", Permissions.ViewRanking);
            pages.AuthorizePage("/Jury/Reports/Seal", Permissions.DecideRound);
            pages.AuthorizeFolder("/Jury/Decisions", Permissions.DecideRound);
            pages.AuthorizePage("/Jury/Decisions/Apply", Permissions.LiftEmbargo);
            pages.AuthorizeFolder("/Jury/Feedback", Permissions.ManageJury);
            pages.AuthorizeFolder("/Jury/Scores", Permissions.ScoreEntries);
            pages.AuthorizePage("/Jury/Examples/Edit", Permissions.ManageJury);
            pages.AuthorizePage("/Jury/Examples/Score", Permissions.ScoreEntries);
            pages.AuthorizeFolder("/Jury/WildCards", Permissions.ScoreEntries);
            foreach (var verb in new[] { "Show", "Order", "Kiosk", "Pack" })
                pages.AuthorizePage($"/Jury/Meetings/{verb}", Permissions.DecideRound);
            pages.AuthorizePage("/Jury/Meetings/Follow", Permissions.ScoreEntries);
            foreach (var folder in new[] { "/Jury/Scores", "/Jury/Examples", "/Jury/WildCards", "/Jury/Meetings", "/Jury/Invitations" })
                pages.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new LeadToInvitation()));
            foreach (var folder in new[] { "/Jury/Rounds", "/Jury/Ranking", "/Jury/Reports", "/Jury/Decisions" })
                pages.AddFolderApplicationModelConvention(folder, page => page.Filters.Add(new ServiceFilterAttribute(typeof(OwnJury))));
            foreach (var verb in new[] { "Show", "Order", "Kiosk", "Pack" })
                pages.AddPageApplicationModelConvention($"/Jury/Meetings/{verb}", page => page.Filters.Add(new ServiceFilterAttribute(typeof(OwnJury))));
            // Its own address for everyone: whoever is not on the jury is led to the public page.
            pages.AllowAnonymousToPage("/Jury/Door/Enter");
        });
        return services;
    }

    public static IEndpointRouteBuilder MapJury(this IEndpointRouteBuilder endpoints)
    {
        // One mark a request: two devices, or two quick keys, write to one sheet at once, and neither may lose.
        endpoints.MapPut("/jury/scores/{round:guid}/{entry:guid}", SaveScore.HandleAsync).RequireAuthorization(Permissions.ScoreEntries).SaysUnanswered().SavesOnce(attempts: 10);
        endpoints.MapPut("/jury/examples/{round:guid}/{entry:guid}", SaveExample.HandleAsync).RequireAuthorization(Permissions.ScoreEntries).SaysUnanswered().SavesOnce(attempts: 10);
        endpoints.MapGet("/jury/offline/rounds/{round:guid}", TakeAlong.DeskAsync).RequireAuthorization(Permissions.ScoreEntries).SaysUnanswered().SavesOnce();
        endpoints.MapGet("/jury/offline/rounds/{round:guid}/entries/{entry:guid}/pictures/{place:int}", TakeAlong.PictureAsync).RequireAuthorization(Permissions.ScoreEntries);
        endpoints.MapGet("/jury/worker.js", OfflineWorker.Get).AllowAnonymous();
        endpoints.MapGet("/jury/rounds/{round:guid}/dossier.pdf", DossierFile.PdfAsync).RequireAuthorization(Permissions.ScoreEntries);
        endpoints.MapGet("/admin/jury/rounds/{round:guid}/ranking.csv", ExportRanking.CsvAsync).RequireAuthorization(Permissions.ViewRanking).AddEndpointFilter(OwnJuryOf);
        endpoints.MapGet("/admin/jury/rounds/{round:guid}/ranking.json", ExportRanking.FrozenAsync).RequireAuthorization(Permissions.ViewRanking).AddEndpointFilter(OwnJuryOf);
        endpoints.MapGet("/jury/rounds/{round:guid}/meeting/live", Live.JurorAsync).RequireAuthorization(Permissions.ScoreEntries);
        endpoints.MapGet("/admin/jury/rounds/{round:guid}/meeting/live", Live.LeaderAsync).RequireAuthorization(Permissions.DecideRound).AddEndpointFilter(OwnJuryOf);
        endpoints.MapGet("/admin/jury/rounds/{round:guid}/meeting/pack.pdf", MeetingPaper.HandleAsync).RequireAuthorization(Permissions.DecideRound).AddEndpointFilter(OwnJuryOf);
        endpoints.MapPut("/admin/jury/rounds/{round:guid}/meeting/notes/{entry:guid}", SaveNote.HandleAsync).RequireAuthorization(Permissions.DecideRound).AddEndpointFilter(OwnJuryOf).SavesOnce(attempts: 5);
        endpoints.MapGet("/admin/jury/reports/{edition}/{id:guid}/report.json", ReportFiles.WholeAsync).RequireAuthorization(Permissions.ViewRanking).AddEndpointFilter(OwnJuryOf).SavesOnce();
        endpoints.MapGet("/admin/jury/reports/{edition}/report.pdf", ReportFiles.PaperAsync).RequireAuthorization(Permissions.ViewRanking).AddEndpointFilter(OwnJuryOf);
        endpoints.MapGet("/jury/reports/{edition}.pdf", ReportFiles.PublicPaperAsync).AllowAnonymous();
        endpoints.MapGet("/jury/reports/{edition}.json", ReportFiles.PublicAsync).AllowAnonymous();
        return endpoints;

        static ValueTask<object?> OwnJuryOf(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => context.HttpContext.RequestServices.GetRequiredService<OwnJury>().InvokeAsync(context, next);
    }
}
