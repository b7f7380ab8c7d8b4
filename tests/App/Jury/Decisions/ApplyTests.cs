using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Decisions;

public sealed class ApplyOnSqliteTests(SiteFixture site) : ApplyTests<SiteFixture>(site);

public sealed class ApplyOnPostgresTests(PostgresSite site) : ApplyTests<PostgresSite>(site);

public abstract class ApplyTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task The_page_says_first_what_will_happen_and_what_is_missing()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 4);
        await OwnAsync(scene, 0, "nl");
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, ":Advance");
        await DecisionTests.DecideAsync(chair, scene, 1, ":Decline");
        await DecisionTests.DecideAsync(chair, scene, 2, "jury");

        var page = await chair.Visit(scene.Admin + "/apply");

        page.All("#plan > li").Select(line => line.Split(" Juryprijs")[0]).ShouldBe(
            ["Eén inzending gaat door.", "Eén inzending gaat niet door.", "Eén prijs wordt toegekend.", "Er vertrekt één mail."]);
        page.All("#missing li").ShouldBe(["Eén prijs heeft nog geen goedgekeurde motivatie. Daarop wacht alles.", "Over één inzending is nog niets beslist. Die hoort niets.", "2 inzendingen horen bij niemand met een adres."], ignoreOrder: true);
        var refused = await chair.Submit(page, new Dictionary<string, string> { ["Sure"] = "true" });
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("De voorzitter keurt eerst elke motivatie goed");
        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round && (d.Published != null || (d.Outcome != Outcome.Prize && d.Pending == null))))).ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_happens_before_somebody_is_sure()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, ":Advance");

        var refused = await chair.Submit(await chair.Visit(scene.Admin + "/apply"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Zeg eerst dat dit mag gebeuren");
    }

    [Fact]
    public async Task Everybody_is_told_once_in_their_language_with_the_feedback_that_is_ready()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(1, 0, 2, 2, "Te vroeg, volgens Jurylid 2.");
        var (first, second) = (await OwnAsync(scene, 0, "nl"), await OwnAsync(scene, 1, "fr"));
        await FeedbackAsync(scene, 1, "Te vroeg.");
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, ":Advance");
        await DecisionTests.DecideAsync(chair, scene, 1, ":Decline", reason: "Geheim: te vaag", motivation: "");

        (await DecisionTests.ApplyAsync(chair, scene)).Text.ShouldContain("Uitgevoerde beslissingen: 2");
        await Site.RunDueAsync();
        await Site.RunDueAsync();

        (await MailsAsync(first)).ShouldHaveSingleItem().Text.ShouldContain("gaat door");
        var told = (await MailsAsync(second)).ShouldHaveSingleItem();
        told.Text.ShouldContain("ne continue pas");
        told.Text.ShouldContain("Te vroeg.");
        foreach (var leak in new[] { "Geheim", "Jurylid" })
            told.Text.ShouldNotContain(leak);
        (await chair.Post(scene.Admin + "/apply", ("Sure", "true"))).Text.ShouldContain("Er wacht geen beslissing");
    }

    [Fact]
    public async Task Where_prizes_are_given_nobody_hears_anything_before_the_embargo()
    {
        var scene = await JuryScene.SetAsync(Site);
        var (winner, other) = (await OwnAsync(scene, 0, "nl"), await OwnAsync(scene, 1, "nl"));
        await FeedbackAsync(scene, 0, "Durf te groeien.");
        var embargo = Site.Clock.GetUtcNow().AddHours(5);
        await Site.Db(async db =>
        {
            (await db.Editions.SingleAsync(e => e.Id == scene.Edition)).EmbargoResultsUntil(embargo);
            await db.SaveChangesAsync();
        });
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, "jury");
        await DecisionTests.DecideAsync(chair, scene, 1, ":Decline");

        await DecisionTests.ApplyAsync(chair, scene);
        await Site.RunDueAsync();
        (await MailsAsync(winner)).ShouldBeEmpty();
        (await MailsAsync(other)).ShouldBeEmpty();

        Site.Clock.SetUtcNow(embargo);
        await Site.RunDueAsync();
        var won = (await MailsAsync(winner)).ShouldHaveSingleItem().Text;
        won.ShouldContain("Omdat het werkt.");
        won.ShouldContain("Durf te groeien.");
        (await MailsAsync(other)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_pending_decision_is_undone_and_an_applied_one_is_not()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, ":Advance");
        await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), "form[action*=Undo]");
        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round))).ShouldBe(0);

        await DecisionTests.DecideAsync(chair, scene, 0, ":Advance");
        await DecisionTests.ApplyAsync(chair, scene);

        (await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), "form[action*=Undo]")).Text.ShouldContain("de indiener weet het al");
        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round))).ShouldBe(1);
    }

    [Fact]
    public async Task A_sentence_that_changes_is_approved_anew_and_is_one_sentence()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecisionTests.DecideAsync(chair, scene, 0, "jury", motivation: "Omdat het werkt. Ook elders.");
        (await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), "form[action*=Approve]")).Text.ShouldContain("De publieke motivatie is één zin");

        await ChangeAsync("Omdat het werkt.");
        await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), "form[action*=Approve]");
        (await OneAsync()).Approved.ShouldNotBeNull();
        await ChangeAsync("Omdat het werkt.", "Parce que ça marche.");
        (await OneAsync()).Approved.ShouldNotBeNull("a translation came later");
        await ChangeAsync("Omdat het anders is.");
        (await OneAsync()).Approved.ShouldBeNull();

        Task<Decision> OneAsync() => Site.Db(db => db.Decisions.AsNoTracking().SingleAsync(d => d.RoundId == scene.Round));
        async Task ChangeAsync(string nl, string fr = "") => await chair.Submit(await chair.Visit($"{scene.Admin}/decisions?decision={(await OneAsync()).Id.Value}"),
            new Dictionary<string, string> { ["Input.MotivationNl"] = nl, ["Input.MotivationFr"] = fr }, "#decide form");
    }

    [Fact]
    public async Task A_prize_refuses_an_entry_that_its_rule_does_not_admit()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);
        var rules = await chair.Visit(scene.Admin + "/prizes");
        var theme = rules.Document.QuerySelectorAll("#rule-jury option").Select(option => option.GetAttribute("value")!).First(value => value.StartsWith("Themes:", StringComparison.Ordinal));
        await chair.Submit(rules, new Dictionary<string, string> { ["rule"] = theme }, "#prize-jury");
        await chair.Submit(await chair.Visit(scene.Admin + "/prizes"), new Dictionary<string, string> { ["rule"] = "PublicVote:" }, "#prize-public");

        var refused = await DecisionTests.DecideAsync(chair, scene, 0, "jury");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("De prijs “Juryprijs” is alleen voor:");
        await Site.Db(async db =>
        {
            var entry = await db.Entries.SingleAsync(e => e.Id == scene.Entries[0]);
            entry.Show(new EntryCard(entry.Title, "", "", "Leuven", "3000", null, "", "nl", null, null, [theme.Split(':')[1]]), SiteFixture.Start);
            await db.SaveChangesAsync();
        });
        (await DecisionTests.DecideAsync(chair, scene, 0, "jury")).Status.ShouldBe(HttpStatusCode.OK);
        (await DecisionTests.DecideAsync(chair, scene, 1, "public")).Text.ShouldContain("Schrijf hoeveel stemmen de inzending kreeg");
    }

    [Fact]
    public async Task More_decisions_cost_no_more_queries()
    {
        var counts = new List<int>();
        using var chair = await Site.SignedIn(Role.Chair);
        foreach (var entries in new[] { 1, 30 })
        {
            var scene = await JuryScene.SetAsync(Site, entries);
            await Site.Db(async db =>
            {
                foreach (var entry in scene.Entries)
                    db.Decisions.Add(Decision.Of(scene.Round, entry, Outcome.Advance, null, null, SiteFixture.Start));
                await db.SaveChangesAsync();
            });
            foreach (var page in new[] { "/apply", "/prizes" })
                counts.Add(await Site.Queries.OfWarmAsync(() => chair.Visit(scene.Admin + page)));
            using var team = await Site.SignedIn(Role.Team);
            counts.Add(await Site.Queries.OfWarmAsync(() => team.Visit(scene.Admin + "/feedback")));
        }
        counts[..3].ShouldBe(counts[3..]);
        counts.Min().ShouldBeGreaterThan(0);
    }

    private async Task<User> OwnAsync(JuryScene scene, int entry, string language)
    {
        var entrant = await Site.Person(Role.Entrant);
        await Site.Db(async db =>
        {
            db.Entry(await db.Users.SingleAsync(u => u.Id == entrant.Id)).Property(u => u.Language).CurrentValue = language;
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[entry])).BelongTo(entrant.Id);
            await db.SaveChangesAsync();
        });
        return entrant;
    }

    private async Task FeedbackAsync(JuryScene scene, int entry, string text)
    {
        using var team = await Site.SignedIn(Role.Team);
        await team.Submit(await team.Visit(scene.Admin + "/feedback"), new Dictionary<string, string> { ["rule"] = "Comments" }, "#rule");
        await team.Submit(await team.Visit(scene.Admin + "/feedback"), new Dictionary<string, string> { ["Text"] = text, ["Ready"] = "true" }, $"#feedback-{scene.Entries[entry].Value}");
    }

    private Task<List<OutboxMail>> MailsAsync(User user) => Site.Db(db => db.Outbox.Where(m => m.To == user.Email && m.About.StartsWith("entry/")).ToListAsync());
}
