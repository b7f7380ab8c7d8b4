using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Examples;

public sealed class ExampleTeamTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_team_finds_entries_that_do_not_take_part_by_number_or_words_and_puts_them_in_order()
    {
        var (scene, earlier) = await SetAsync();
        await NameAsync(earlier, 0, "Tuin van Babel");
        await NameAsync(earlier, 1, "Babels dak");
        await NameAsync(scene, 0, "Babel hier");
        using var team = await Site.SignedIn(Role.Team);

        var start = await team.Visit((await team.Visit(scene.Admin)).Document.QuerySelectorAll("a").Single(a => a.TextContent == "Voorbeelden").GetAttribute("href")!);
        start.Text.ShouldContain("Kies inzendingen die al openbaar zijn, of vraag het eerst aan de indiener.");
        start.Text.ShouldContain("Deze ronde heeft nog geen voorbeelden.");
        var found = await team.Visit(scene.Team + "?q=babel");
        found.All("#found strong").ShouldBe(["Babels dak", "Tuin van Babel"]);
        var one = await Add(team, found, earlier.Entries[0]);
        one.Text.ShouldContain("Gekozen als voorbeeld.");
        var number = await Site.Db(db => db.Entries.Where(e => e.Id == earlier.Entries[2]).Select(e => e.Number).SingleAsync());
        var byNumber = await team.Visit($"{scene.Team}?q={number!.ToLowerInvariant()}");
        byNumber.All("#found .meta").ShouldHaveSingleItem().ShouldStartWith(number);
        await Add(team, byNumber, earlier.Entries[2]);
        var three = await Add(team, await team.Visit(scene.Team + "?q=babel"), earlier.Entries[1]);

        three.All("main .card h2").Select(h => h[..2]).ShouldBe(["1.", "2.", "3."]);
        three.Document.QuerySelector("#found, #q").ShouldBeNull("there are enough");
        var moved = await team.Submit(three, new Dictionary<string, string>(), ".card:nth-of-type(3) form[action*='Up']", ("entry", earlier.Entries[1].Value.ToString()));
        (await OrderAsync(scene)).ShouldBe([earlier.Entries[0], earlier.Entries[1], earlier.Entries[2]]);
        await team.Submit(moved, new Dictionary<string, string>(), ".card:nth-of-type(1) form[action*='Remove']", ("entry", earlier.Entries[0].Value.ToString()));
        (await OrderAsync(scene)).ShouldBe([earlier.Entries[1], earlier.Entries[2]]);
        (await Site.Db(db => db.Examples.Where(x => x.RoundId == scene.Round).OrderBy(x => x.Place).Select(x => x.Place).ToListAsync())).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_takes_part_or_still_may_a_second_time_a_fourth_and_what_was_never_handed_in_are_refused()
    {
        var (scene, earlier) = await SetAsync();
        var draft = await DraftAsync(earlier);
        using var team = await Site.SignedIn(Role.Team);

        (await Choose(team, scene, scene.Entries[0])).Text.ShouldContain("Deze inzending doet mee in deze ronde, of kan dat nog.");
        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[1])).Decide(Verdict.Repair, null, SiteFixture.Start, "Vul aan", SiteFixture.Start.AddDays(3));
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[2])).Decide(Verdict.Refused, null, SiteFixture.Start, "Te laat");
            await db.SaveChangesAsync();
        });
        (await Choose(team, scene, scene.Entries[1])).Status.ShouldBe(HttpStatusCode.Conflict, "it may still be admitted");
        (await Choose(team, scene, draft)).Text.ShouldContain("Deze inzending is nooit ingediend.");
        (await Choose(team, scene, new EntryId(Guid.CreateVersion7()))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Choose(team, scene, scene.Entries[2])).Text.ShouldContain("Gekozen als voorbeeld.", customMessage: "it was refused and cannot take part");
        (await Choose(team, scene, earlier.Entries[0])).Status.ShouldBe(HttpStatusCode.OK);
        (await Choose(team, scene, earlier.Entries[0])).Text.ShouldContain("Deze inzending is al een voorbeeld.");
        await Choose(team, scene, earlier.Entries[1]);
        (await Choose(team, scene, earlier.Entries[2])).Text.ShouldContain("Een ronde heeft hooguit 3 voorbeelden.");
        (await OrderAsync(scene)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_later_round_may_take_what_did_not_go_on_and_not_what_is_undecided()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        var later = await Site.Db(async db =>
        {
            var next = Round.Plan(scene.Edition, new Dictionary<string, string> { ["nl"] = "Finale" });
            next.Follow(scene.Round);
            db.Rounds.Add(next);
            foreach (var (entry, applied) in new[] { (0, true), (1, false) })
            {
                var decision = Decision.Of(scene.Round, scene.Entries[entry], Outcome.Decline, null, null, SiteFixture.Start);
                decision.Motivate("Net niet", new Dictionary<string, string>(), null, SiteFixture.Start);
                if (applied)
                    decision.Apply();
                db.Decisions.Add(decision);
            }
            await db.SaveChangesAsync();
            return next.Id;
        });
        using var team = await Site.SignedIn(Role.Team);
        var address = $"/admin/jury/rounds/{later.Value}/examples";

        foreach (var (entry, status) in new[] { (0, HttpStatusCode.OK), (1, HttpStatusCode.Conflict), (2, HttpStatusCode.Conflict) })
            (await team.Post(address + "?handler=Add", ("entry", scene.Entries[entry].Value.ToString()))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task An_example_with_marks_goes_only_when_that_is_confirmed_and_the_marks_go_too()
    {
        var (scene, earlier) = await SetAsync(jurors: 3);
        await scene.ChooseAsync(earlier.Entries[0], earlier.Entries[1]);
        await scene.GiveAsync(earlier.Entries[0], 0, 4, null);
        await scene.GiveAsync(earlier.Entries[1], 0, 4, 4);
        using var team = await Site.SignedIn(Role.Team);
        var entry = ("entry", earlier.Entries[0].Value.ToString());

        (await team.Post(scene.Team + "?handler=Remove", entry)).Text.ShouldContain("Bevestig dat die ook weg mogen.");
        var page = await team.Visit(scene.Team);
        page.Text.ShouldContain("Eén jurylid gaf al scores. Die gaan ook weg.");
        (await team.Submit(page, new Dictionary<string, string>(), ".card:nth-of-type(1) form[action*='Remove']", entry)).Text.ShouldContain("Het voorbeeld is weg.");

        (await Site.Db(db => db.ExampleSheets.Where(s => s.RoundId == scene.Round).Select(s => s.EntryId).ToListAsync())).ShouldBe([earlier.Entries[1]]);
        (await OrderAsync(scene)).ShouldBe([earlier.Entries[1]]);
    }

    [Fact]
    public async Task The_team_sees_how_many_are_done_and_of_three_the_spread_without_names()
    {
        var (scene, earlier) = await SetAsync(jurors: 4);
        await scene.ChooseAsync(earlier.Entries[0]);
        await scene.GiveAsync(earlier.Entries[0], 0, 1, 5);
        await scene.GiveAsync(earlier.Entries[0], 1, 3, 5);
        await scene.GiveAsync(earlier.Entries[0], 2, 5, null);
        using var team = await Site.SignedIn(Role.Team);
        var two = await team.Visit(scene.Team);
        two.Text.ShouldContain("Klaar: 2 van 4 juryleden. De spreiding komt als minstens 3 juryleden klaar zijn.");
        two.All("figure").ShouldBeEmpty();

        await scene.GiveAsync(earlier.Entries[0], 2, 5, 2);
        var three = await team.Visit(scene.Team);
        three.All("figcaption").ShouldBe(["Het midden van de groep is 3. De scores gaan van 1 tot 5.", "Het midden van de groep is 5. De scores gaan van 2 tot 5."]);
        three.Document.QuerySelectorAll("figure svg path").ShouldBeEmpty();
        foreach (var juror in scene.Jurors)
            three.Document.QuerySelector("main")!.InnerHtml.ShouldNotContain(juror.Name);
    }

    [Fact]
    public async Task Only_who_manages_the_jury_comes_here_and_not_to_what_one_stands_aside_for()
    {
        var (scene, earlier) = await SetAsync();
        await scene.ChooseAsync(earlier.Entries[0], earlier.Entries[1]);
        foreach (var role in new[] { Role.Juror, Role.Chair })
        {
            using var other = await Site.SignedIn(role);
            (await other.Visit(scene.Team)).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await other.Post(scene.Team + "?handler=Add", ("entry", earlier.Entries[2].Value.ToString()))).Status.ShouldBe(HttpStatusCode.Forbidden);
        }
        await NameAsync(earlier, 0, "Van mijn familie");
        await NameAsync(earlier, 3, "Ook van mijn familie");
        await Site.Db(async db =>
        {
            (await db.Users.Include(u => u.Memberships).SingleAsync(u => u.Id == scene.Users[0].Id)).Join(Role.Team);
            foreach (var entry in new[] { 0, 3 })
                db.Conflicts.Add(Conflict.Of(earlier.Entries[entry], scene.Jurors[0].Id, ConflictKind.Declared, "Familie", null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        using var both = await scene.Juror(0);

        var page = await both.Visit(scene.Team + "?q=familie");
        page.Text.ShouldContain("Deze lijst is niet volledig");
        page.Body.ShouldNotContain("mijn familie");
        (await both.Visit($"{scene.Admin}/redactions/{earlier.Entries[0].Value}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await both.Visit($"{scene.Admin}/redactions/{earlier.Entries[1].Value}")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_recipe_step_chooses_examples_and_names_what_it_leaves_out()
    {
        var (scene, earlier) = await SetAsync();
        await NameAsync(earlier, 1, "Alleen in het archief");
        await NameAsync(scene, 1, "Alleen in deze editie");
        var slug = await Site.Db(db => db.Set<Edition>().Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        var number = await Site.Db(db => db.Entries.Where(e => e.Id == earlier.Entries[0]).Select(e => e.Number).SingleAsync());
        await using var scope = Site.Services.CreateAsyncScope();
        var (db, report) = (scope.ServiceProvider.GetRequiredService<AppDb>(), new RecipeReport());
        var step = JsonNode.Parse($$"""{"name":"RadicaleRound","Edition":"{{slug}}","Title":"Met voorbeelden","Examples":["Alleen in het archief","Alleen in deze editie","Nergens","{{number}}"]}""")!.AsObject();

        await scope.ServiceProvider.GetServices<IRecipeStep>().Single(s => s.Name == "RadicaleRound").RunAsync(step, new RecipeRun(db, report, _ => null, true, Site.Clock.Instant()), default);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        report.Lines.Where(line => line.Outcome == RecipeOutcome.Ignored).Select(line => line.What).ShouldBe(["Example Alleen in deze editie: no such entry, or it takes part", "Example Nergens: no such entry, or it takes part"]);
        var round = (await Site.Db(d => d.Rounds.AsNoTracking().Where(r => r.EditionId == scene.Edition).ToListAsync())).Single(r => r.NameIn("nl") == "Met voorbeelden").Id;
        (await Site.Db(d => d.Examples.Where(x => x.RoundId == round).OrderBy(x => x.Place).Select(x => x.EntryId).ToListAsync())).ShouldBe([earlier.Entries[1], earlier.Entries[0]]);
    }

    private async Task<(JuryScene Scene, JuryScene Earlier)> SetAsync(int jurors = 2) => (await JuryScene.SetAsync(Site, jurors: jurors), await JuryScene.SetAsync(Site, entries: 4, jurors: 1));

    private static Task<Page> Add(Visitor team, Page found, EntryId entry) => team.Submit(found, new Dictionary<string, string>(), $"form:has(button[value='{entry.Value}'])", ("entry", entry.Value.ToString()));

    private static Task<Page> Choose(Visitor team, JuryScene scene, EntryId entry) => team.Post(scene.Team + "?handler=Add", ("entry", entry.Value.ToString()));

    private Task<List<EntryId>> OrderAsync(JuryScene scene) => Site.Db(db => db.Examples.Where(x => x.RoundId == scene.Round).OrderBy(x => x.Place).Select(x => x.EntryId).ToListAsync());

    private Task NameAsync(JuryScene scene, int entry, string title) => Site.Db(async db =>
    {
        (await db.Entries.SingleAsync(e => e.Id == scene.Entries[entry])).Show(new EntryCard(title, "", "", "Leuven", "3000", 2020, "", "nl", null, null, []), SiteFixture.Start);
        await db.SaveChangesAsync();
    });

    private Task<EntryId> DraftAsync(JuryScene scene) => Site.Db(async db =>
    {
        var other = await db.Entries.SingleAsync(e => e.Id == scene.Entries[0]);
        var draft = Entry.Begin(await db.Set<Edition>().SingleAsync(e => e.Id == scene.Edition), other.InitiativeId, null, Guid.CreateVersion7().ToString("N")[..26], "nl", SiteFixture.Start);
        db.Entries.Add(draft);
        await db.SaveChangesAsync();
        return draft.Id;
    });
}
