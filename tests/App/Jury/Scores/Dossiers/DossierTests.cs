using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Scores.Dossiers;

public sealed class DossierOnSqliteTests(SiteFixture site) : DossierTests<SiteFixture>(site);

public sealed class DossierOnPostgresTests(PostgresSite site) : DossierTests<PostgresSite>(site);

/// <summary>On both databases.</summary>
public abstract class DossierTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task The_dossier_has_what_the_juror_may_read_and_nothing_else_on_the_page_and_in_the_file()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 4, readings: [(0, 0), (1, 0), (2, 0), (3, 1), (0, 1)], open: false);
        await scene.Change(round => round.Rule(2, ["Organisation"], RadicaleVernieuwers.Jury.Ranking.RankMethod.Adjusted));
        await scene.Change(round => round.Open(new Readiness(4, [], 0, 1), null, SiteFixture.Start.AddDays(-1)));
        await scene.ClearAsync(0, 0);
        await scene.ScoreAsync(0, 1, 1, 5, "Woorden van een ander");
        await ConflictAsync(scene, 2);
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(Dossier(scene));
        var file = await juror.Http.GetByteArrayAsync(new Uri(Dossier(scene) + ".pdf", UriKind.Relative), TestContext.Current.CancellationToken);
        var pdf = PdfText.Of(file);

        page.Text.ShouldContain("Download het dossier (PDF) ongeveer 0,7 MB, stand van 23 november 2026, 10.00 uur");
        file.Length.ShouldBeInRange(500_000, 900_000);
        foreach (var text in new[] { page.Body, pdf })
        {
            foreach (var shown in new[] { "Inzending 1", "Samenvatting 1", "Inzending 2", "Je zei hier nog niet of je een belangenconflict hebt", "Alleen voor Jurylid 1" })
                text.ShouldContain(shown);
            foreach (var secret in new[] { "Samenvatting 2", "Inzending 3", "Samenvatting 3", "Inzending 4", "Organisatie", "geheim1@example.org", "Geheime Naam", "Wat heb je nodig?", "Woorden van een ander", "Jurylid 2" })
                text.ShouldNotContain(secret);
        }
        pdf.ShouldContain("Criterium new");
        pdf.ShouldContain("Pagina 1 van 4");
    }

    [Fact]
    public async Task Only_who_is_on_this_jury_gets_a_dossier_and_only_once_the_round_shows_entries()
    {
        var (scene, elsewhere) = (await JuryScene.SetAsync(Site), await JuryScene.SetAsync(Site));
        var planned = await JuryScene.SetAsync(Site, open: false);
        using var stranger = await elsewhere.Juror(0);
        using var early = await planned.Juror(0);
        using var team = await Site.SignedIn(Role.Team);
        using var entrant = await Site.SignedIn();
        using var nobody = Site.Visitor();

        foreach (var end in new[] { "", ".pdf" })
        {
            (await stranger.Visit(Dossier(scene) + end)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await early.Visit(Dossier(planned) + end)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await entrant.Visit(Dossier(scene) + end)).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await team.Visit(Dossier(scene) + end)).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
            (await nobody.Visit(Dossier(scene) + end)).Path.ShouldStartWith("/account/");
        }
    }

    [Fact]
    public async Task The_file_is_never_kept_on_the_way()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var juror = await scene.Juror(0);

        var answer = await juror.Http.GetAsync(new Uri(Dossier(scene) + ".pdf", UriKind.Relative), TestContext.Current.CancellationToken);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("dossier.pdf");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Dossiers_cost_the_same_number_of_queries_for_one_entry_and_for_many()
    {
        var (few, many) = (await JuryScene.SetAsync(Site, entries: 1), await JuryScene.SetAsync(Site, entries: 8));
        await few.ClearAsync(0, 0);
        for (var entry = 0; entry < 8; entry++)
            await many.ClearAsync(entry, 0);
        using var one = await few.Juror(0);
        using var other = await many.Juror(0);
        await one.Visit(Dossier(few));

        foreach (var end in new[] { "", ".pdf" })
        {
            var queries = await Site.Queries.OfWarmAsync(() => one.Visit(Dossier(few) + end));
            (await Site.Queries.OfWarmAsync(() => other.Visit(Dossier(many) + end))).ShouldBe(queries);
        }
    }

    private static string Dossier(JuryScene scene) => $"/jury/rounds/{scene.Round.Value}/dossier";

    private Task ConflictAsync(JuryScene scene, int entry) => Site.Db(async db =>
    {
        db.Conflicts.Add(Conflict.Of(scene.Entries[entry], scene.Jurors[0].Id, ConflictKind.Declared, "Familie", null, SiteFixture.Start));
        await db.StandAsideAsync(scene.Entries[entry], scene.Jurors[0].Id, SiteFixture.Start);
        await db.SaveChangesAsync();
    });
}
