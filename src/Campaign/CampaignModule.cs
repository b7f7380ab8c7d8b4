using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Search;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Campaign;

/// <summary>The only wiring of this module.</summary>
public static class CampaignModule
{
    public static IServiceCollection AddCampaign(this IServiceCollection services)
    {
        services.AddScoped<Media.IFindMediaPlaces, FindPicturesInEntries>();
        services.AddScoped<EntryAnswers>();
        services.AddScoped<EntryAccess>();
        services.AddScoped<EntryForm>();
        services.AddScoped<Keeper>();
        services.AddScoped<NominationDesk>();
        services.AddScoped<ClaimNomination>();
        services.AddScoped<Letters>();
        services.AddScoped<IRecipeStep, EditionStep>();
        services.AddScoped<IRecipeStep, EntryStep>();
        services.AddScoped<IRecipeExport, EditionExport>();
        services.AddScoped<IExportedTypes, EditionExport>();
        services.AddScoped<IExportChoices, EditionExport>();
        services.AddScoped<IRecipeExport, EntryExport>();
        services.AddScoped<IBeforePublish, NoEarlyLaureate>();
        services.AddIndexSource<EntryIndexSource>();
        services.AddScoped<ITodaySource, CampaignToday>();
        services.AddScoped<ITypeUse, FormsInUse>();
        services.AddScoped<IAnswerTypes, FormsInUse>();
        services.ReserveSlugs("nominate", "claim");
        AddRules(services);
        services.AddMenu("Menu.Entries", "/admin/entries", Permissions.ManageEntries, 100);
        services.AddMenu("Menu.Nominations", "/admin/nominations", Permissions.ManageEntries, 110);
        services.AddMenu("Menu.Editions", "/admin/editions", Permissions.ManageEditions, 120);
        services.Configure<RazorPagesOptions>(Authorise);
        return services;
    }

    public static IEndpointRouteBuilder MapCampaign(this IEndpointRouteBuilder endpoints)
    {
        // Their own check answers 401 or 404: a draft opens by its cookie before anyone signed in.
        endpoints.MapPut("/my/entries/{id:guid}/answers", AutosaveEntry.RunAsync).AllowAnonymous().SavesOnce();
        endpoints.MapPut("/nominations/{id:guid}/answers", AutosaveNomination.RunAsync).AllowAnonymous().SavesOnce();
        return endpoints;
    }

    private static void AddRules(IServiceCollection services)
    {
        services.AddHandler<EntryPublished, ShowPictures>().AddHandler<EntryUnpublished, ShowPictures>();
        services.AddHandler<EntryWithdrawn, ShowPictures>().AddHandler<EntryDecided, ShowPictures>();
        services.AddHandler<EntrySubmitted, HearEntries>().AddHandler<EntryDecided, HearEntries>().AddHandler<EditionScheduled, MoveTimers>();
        services.AddActivity<TermOpenedEvent>().AddActivity<TermClosedEvent>().AddActivity<EmbargoEndedEvent>().AddActivity<EntrySubmittedEvent>().AddActivity<EntryAdmittedEvent>().AddActivity<RemindEntrantsTask>();
        services.AddWorkflowFacts<EditionFacts>();
        services.AddScoped<IWorkflowSubjects, EditionSubjects>();
        services.AddInvariant<EntriesAreInOneState>().AddInvariant<SubmissionsKeepTheirVersion>();
        services.AddInvariant<SubmissionsAreInTime>().AddInvariant<CountersAreAhead>();
    }

    private static void Authorise(RazorPagesOptions options)
    {
        var pages = options.Conventions;
        pages.AuthorizeFolder("/Campaign/Editions", Permissions.ManageEditions);
        pages.AuthorizeFolder("/Campaign/Admissibility", Permissions.CheckAdmissibility);
        pages.AuthorizePage("/Campaign/Entries/List", Permissions.ManageEntries);
        pages.AuthorizePage("/Campaign/Entries/Show", Permissions.ManageEntries);
        pages.AuthorizePage("/Campaign/Nominations/List", Permissions.ManageEntries);
        pages.AuthorizePage("/Campaign/Nominations/Show", Permissions.ManageEntries);
        pages.AuthorizePage("/Campaign/Entries/My");
        foreach (var open in new[] { "Entries/Start", "Entries/Write", "Entries/Submit", "Entries/Withdraw", "Nominations/Choose", "Nominations/Write", "Nominations/Claim" })
            pages.AllowAnonymousToPage("/Campaign/" + open);
    }
}
