using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Jury.Meetings;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Jury.Redactions;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Redactions;

public sealed class RedactionOnSqliteTests(SiteFixture site) : RedactionTests<SiteFixture>(site);

public sealed class RedactionOnPostgresTests(PostgresSite site) : RedactionTests<PostgresSite>(site);

public abstract class RedactionTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    private const string Secret = "Mieke Verraadster";

    [Fact]
    public async Task The_team_marks_a_passage_and_no_way_out_gives_it_to_a_juror()
    {
        var scene = await PlantedAsync(blind: true);
        using var team = await Site.SignedIn(Role.Team);
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Desk(0))).Text.ShouldContain(Secret);

        var list = await team.Visit(scene.Admin + "/redactions");
        var page = await team.Visit(list.Link("main table a")!);
        page.Text.ShouldContain(Secret);
        var done = await team.Submit(page, new Dictionary<string, string> { ["Passage"] = "mieke\n verraadster" }, "#redact");
        done.Text.ShouldContain("Dit stuk leest de jury niet meer");
        done.All("#read mark").ShouldNotBeEmpty();
        done.Document.QuerySelector("#read")!.TextContent.ShouldNotContain(Secret);

        foreach (var path in WaysOut(scene))
        {
            var answer = await juror.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var text = path.EndsWith(".pdf", StringComparison.Ordinal) ? PdfText.Of(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)) : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            text.ShouldNotContain("Verraadster", Case.Insensitive, path);
            if (path != "/jury")
                text.ShouldContain("[weggelaten]", Case.Sensitive, path);
        }
        (await juror.Visit(scene.Desk(0))).Text.ShouldContain("werkt hard");
    }

    [Fact]
    public async Task On_the_screen_of_a_meeting_the_passage_is_out_too()
    {
        var scene = await PlantedAsync(blind: true);
        await RedactAsync(scene);
        await scene.Change(round => round.Close(null, SiteFixture.Start));
        using var chair = await scene.ConveneAsync();
        using var juror = await scene.Juror(0);
        await scene.TakeAsync(chair, 0);

        foreach (var page in new[] { await juror.Visit(scene.Follow()), await chair.Visit(scene.Meeting() + "/kiosk") })
        {
            page.Body.ShouldNotContain("Verraadster");
            page.Text.ShouldContain("[…]");
        }
    }

    [Fact]
    public async Task A_round_that_hides_nothing_shows_all_and_the_team_reads_so()
    {
        var scene = await PlantedAsync(blind: false);
        await RedactAsync(scene);
        using var juror = await scene.Juror(0);
        using var team = await Site.SignedIn(Role.Team);

        (await juror.Visit(scene.Desk(0))).Text.ShouldContain(Secret);
        (await team.Visit(scene.Admin + "/redactions")).Text.ShouldContain("Deze ronde verbergt niets");
    }

    [Fact]
    public async Task A_slip_is_a_sentence_beside_the_field_and_what_was_taken_out_comes_back()
    {
        var scene = await PlantedAsync(blind: true);
        using var team = await Site.SignedIn(Role.Team);
        var address = $"{scene.Admin}/redactions/{scene.Entries[0].Value}";

        foreach (var (passage, sentence) in new[] { ("Mieke Verrader", "Dit stuk staat niet in de inzending"), (" a ", "minstens 3 tekens"), ("", "minstens 3 tekens") })
        {
            var refused = await team.Submit(await team.Visit(address), new Dictionary<string, string> { ["Passage"] = passage }, "#redact");
            refused.Status.ShouldBe(HttpStatusCode.Conflict);
            refused.All(".field__error").ShouldHaveSingleItem().ShouldContain(sentence);
            refused.Document.QuerySelector("textarea[name=Passage]")!.TextContent.Trim().ShouldBe(passage.Trim());
        }
        await RedactAsync(scene);
        var page = await team.Visit(address);
        (await team.Submit(page, new Dictionary<string, string>(), "form[action*='Remove']", ("redaction", await IdAsync(scene)))).Text.ShouldContain("De jury leest dit stuk weer");
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Desk(0))).Text.ShouldContain(Secret);
    }

    [Fact]
    public async Task Only_the_team_redacts_and_not_what_it_stands_aside_for()
    {
        var scene = await PlantedAsync(blind: true);
        using var juror = await scene.Juror(0);

        (await juror.Visit(scene.Admin + "/redactions")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await juror.Visit($"{scene.Admin}/redactions/{scene.Entries[0].Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await Site.Db(async db =>
        {
            (await db.Users.Include(u => u.Memberships).SingleAsync(u => u.Id == scene.Users[0].Id)).Join(Role.Team);
            await db.SaveChangesAsync();
        });
        await scene.ConflictAsync(0, 0);
        using var both = await scene.Juror(0);
        (await both.Visit($"{scene.Admin}/redactions/{scene.Entries[0].Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await both.Visit(scene.Admin + "/redactions")).Text.ShouldContain("Deze lijst is niet volledig");
    }

    [Fact]
    public async Task Who_nominated_is_nowhere_on_a_jurors_way()
    {
        var scene = await PlantedAsync(blind: false);
        await Site.Db(async db =>
        {
            var edition = await db.Editions.SingleAsync(e => e.Id == scene.Edition);
            for (var i = 0; i < 3; i++)
            {
                var nomination = Nomination.Begin(Id.New<NominationId>(), edition, Ulid(), "nl", null, null, SiteFixture.Start);
                nomination.Show("Voordracht 77", "Leuven", "genomineerde@elders.be", "Nora Nominator", "nora@elders.be", true, SiteFixture.Start);
                nomination.Claim(scene.Entries[0], SiteFixture.Start);
                db.Nominations.Add(nomination);
            }
            await db.SaveChangesAsync();
        });
        using var juror = await scene.Juror(0);

        foreach (var path in WaysOut(scene))
        {
            var answer = await juror.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = path.EndsWith(".pdf", StringComparison.Ordinal) ? PdfText.Of(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)) : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            foreach (var secret in new[] { "Nora", "nora@", "genomineerde@", "Voordracht 77" })
                text.ShouldNotContain(secret, Case.Insensitive, path);
        }
    }

    [Fact]
    public async Task The_list_costs_the_same_for_one_entry_and_for_many()
    {
        var (few, many) = (await JuryScene.SetAsync(Site, entries: 1), await JuryScene.SetAsync(Site, entries: 8));
        using var team = await Site.SignedIn(Role.Team);

        var queries = await Site.Queries.OfWarmAsync(() => team.Visit(few.Admin + "/redactions"));
        (await Site.Queries.OfWarmAsync(() => team.Visit(many.Admin + "/redactions"))).ShouldBe(queries);
    }

    private static string[] WaysOut(JuryScene scene)
    {
        var list = $"/jury/rounds/{scene.Round.Value}";
        return ["/jury", list, scene.Desk(0), scene.Desk(1), list + "/dossier", list + "/dossier.pdf", $"/jury/offline/rounds/{scene.Round.Value}"];
    }

    /// <summary>The secret stands in the title, the organisation, the summary and in words with tags.</summary>
    private async Task<JuryScene> PlantedAsync(bool blind)
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2, open: false);
        await scene.Change(round => round.Rule(2, blind ? ["Municipality"] : [], RankMethod.Adjusted));
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
            var entry = await db.Entries.SingleAsync(e => e.Id == scene.Entries[0]);
            var item = items.Draft("Entry", new JsonObject
            {
                ["TitlePart"] = new JsonObject { ["Title"] = $"De tuin van {Secret}" },
                ["Entry"] = new JsonObject { ["Summary"] = new JsonObject { ["Text"] = $"Onze {Secret} werkt hard." }, ["Description"] = new JsonObject { ["Text"] = "Mieke\nVerraadster zegt:\n\n**Mieke** Verraadster!" } },
            });
            item.Seal();
            entry.Show(new EntryCard($"De tuin van {Secret}", $"Onze {Secret} werkt hard.", $"{Secret} bv", "Leuven", "3000", 2020, "", "nl", null, null, []), SiteFixture.Start);
            db.PinnedEntries.RemoveRange(await db.PinnedEntries.Where(p => p.RoundId == scene.Round && p.EntryId == entry.Id).ToListAsync());
            await db.SaveChangesAsync();
            db.PinnedEntries.Add(PinnedEntry.Of(scene.Round, entry.Id, item.VersionId));
            await db.SaveChangesAsync();
        }
        await scene.Change(round => round.Open(new Readiness(2, [], 0, 1), null, SiteFixture.Start.AddDays(-1)));
        await scene.ScoreAsync(0, 0, 4, 4);
        await scene.ScoreAsync(1, 0, 3, 3);
        return scene;
    }

    private Task RedactAsync(JuryScene scene) => Site.Db(async db =>
    {
        db.Redactions.Add(Redaction.Of(scene.Entries[0], Secret, null, SiteFixture.Start));
        await db.SaveChangesAsync();
    });

    private Task<string> IdAsync(JuryScene scene) => Site.Db(async db => (await db.Redactions.Where(r => r.EntryId == scene.Entries[0]).Select(r => r.Id).SingleAsync()).Value.ToString());

    private static string Ulid() => Guid.NewGuid().ToString("N")[..26];
}
