using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Decisions;

public sealed class DecisionTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_prize_is_recorded_with_a_reason_inside_and_a_motivation_outside_and_published_at_the_embargo()
    {
        var scene = await JuryScene.SetAsync(Site);
        var entrant = await Site.Person(Role.Entrant);
        var embargo = Site.Clock.GetUtcNow().AddDays(3);
        await Site.Db(async db =>
        {
            var (edition, entry) = (scene.Edition, scene.Entries[1]);
            (await db.Editions.SingleAsync(e => e.Id == edition)).EmbargoResultsUntil(embargo);
            (await db.Entries.SingleAsync(e => e.Id == entry)).BelongTo(entrant.Id);
            await db.SaveChangesAsync();
        });
        using var chair = await Site.SignedIn(Role.Chair);

        await DecideAsync(chair, scene, 1, "jury");
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit("/admin")).All("main tbody tr").ShouldContain(line => line.Contains("Eén prijs is beslist en nog niet gepubliceerd") && line.Contains("De juryvoorzitter"));
        var published = await ApplyAsync(chair, scene);

        published.Text.ShouldContain("Uitgevoerde beslissingen: 1");
        var result = await Site.Db(db => db.Results.AsNoTracking().SingleAsync(r => r.EditionId == scene.Edition));
        (result.EntryId, result.MotivationIn("nl"), result.VisibleFrom).ShouldBe((scene.Entries[1], "Omdat het werkt.", embargo));
        await Site.RunDueAsync();
        (await MailsAsync(entrant)).ShouldBeEmpty();
        Site.Clock.SetUtcNow(embargo);
        await Site.RunDueAsync();
        (await MailsAsync(entrant)).ShouldHaveSingleItem().Text.ShouldContain("Omdat het werkt.");
    }

    [Fact]
    public async Task A_later_embargo_takes_hidden_prizes_and_their_mails_along_and_hides_nothing_again()
    {
        var scene = await JuryScene.SetAsync(Site);
        var entrant = await Site.Person(Role.Entrant);
        var embargo = Site.Clock.GetUtcNow().AddHours(2);
        await Site.Db(async db =>
        {
            var entry = scene.Entries[0];
            (await db.Entries.SingleAsync(e => e.Id == entry)).BelongTo(entrant.Id);
            await db.SaveChangesAsync();
        });
        await EmbargoAsync(embargo);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecideAsync(chair, scene, 0, "jury");
        await ApplyAsync(chair, scene);

        await EmbargoAsync(embargo.AddHours(2));
        Site.Clock.SetUtcNow(embargo.AddHours(1));
        await Site.RunDueAsync();
        (await MailsAsync(entrant)).ShouldBeEmpty();
        (await VisibleAsync()).ShouldBe(embargo.AddHours(2));

        Site.Clock.SetUtcNow(embargo.AddHours(2));
        await Site.RunDueAsync();
        (await MailsAsync(entrant)).ShouldHaveSingleItem();
        await EmbargoAsync(embargo.AddHours(9));
        (await VisibleAsync()).ShouldBe(embargo.AddHours(2), "the world has seen it");

        Task EmbargoAsync(DateTimeOffset until) => Site.Db(async db =>
        {
            (await db.Editions.SingleAsync(e => e.Id == scene.Edition)).EmbargoResultsUntil(until);
            await db.SaveChangesAsync();
        });
        Task<DateTimeOffset> VisibleAsync() => Site.Db(db => db.Results.AsNoTracking().Where(r => r.EditionId == scene.Edition).Select(r => r.VisibleFrom).SingleAsync());
    }

    [Fact]
    public async Task A_decision_chooses_nothing_beforehand()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);

        var refused = await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), new Dictionary<string, string> { ["Input.InternalReason"] = "Omdat." }, "#decide form");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Body.ShouldContain("Omdat.");
        (await Site.Db(db => db.Decisions.CountAsync(d => d.RoundId == scene.Round))).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_motivation_nothing_is_published()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecideAsync(chair, scene, 0, "jury", motivation: "");

        var refused = await ApplyAsync(chair, scene);

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Elke prijs heeft een publieke motivatie");
        (await Site.Db(db => db.Results.CountAsync(r => r.EditionId == scene.Edition))).ShouldBe(0);
    }

    [Fact]
    public async Task A_decision_without_a_reason_is_refused_and_keeps_what_was_typed()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);

        var refused = await DecideAsync(chair, scene, 0, "jury", reason: "");

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Schrijf waarom de jury zo besliste");
        refused.Body.ShouldContain("Omdat het werkt.");
    }

    [Fact]
    public async Task A_published_prize_is_taken_back_with_its_result_and_its_mail()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecideAsync(chair, scene, 0, "jury");
        await ApplyAsync(chair, scene);

        (await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), "form[action*=Undo]")).Text.ShouldContain("De beslissing is ingetrokken");

        (await Site.Db(db => db.Results.CountAsync(r => r.EditionId == scene.Edition))).ShouldBe(0);
        (await Site.Db(db => db.Dues.CountAsync(d => d.Kind == TellLaureate.DueKind))).ShouldBe(0);
    }

    [Fact]
    public async Task The_next_round_reads_what_this_one_let_through()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var chair = await Site.SignedIn(Role.Chair);
        await DecideAsync(chair, scene, 2, ":Advance");
        (await NextAsync()).Entries.ShouldBeEmpty("a pending decision has no consequences");
        await ApplyAsync(chair, scene);

        (await NextAsync()).Entries.ShouldHaveSingleItem().Id.ShouldBe(scene.Entries[2]);

        Task<RoundBook> NextAsync() => Site.Db(async db =>
        {
            var final = RadicaleVernieuwers.Jury.Round.Plan(scene.Edition, new Dictionary<string, string> { ["nl"] = "Finale" });
            final.Follow(scene.Round);
            return await RoundBook.LoadAsync(db, final, null, default);
        });
    }

    [Fact]
    public async Task Only_the_chair_decides_and_publishes()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var team = await Site.SignedIn(Role.Team);
        using var juror = await scene.Juror(0);

        foreach (var path in new[] { "/decisions", "/apply", "/prizes", "/freeze" })
        {
            (await team.Visit(scene.Admin + path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
            (await juror.Visit(scene.Admin + path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
        }
    }

    /// <summary>Approves what waits for that, then applies everything.</summary>
    internal static async Task<Page> ApplyAsync(Visitor chair, JuryScene scene)
    {
        for (var page = await chair.Visit(scene.Admin + "/decisions"); page.Document.QuerySelector("form[action*=Approve]") is not null;)
            if ((page = await chair.Submit(page, "form[action*=Approve]")).Status != HttpStatusCode.OK)
                return page;
        return await chair.Submit(await chair.Visit(scene.Admin + "/apply"), new Dictionary<string, string> { ["Sure"] = "true" });
    }

    internal static async Task<Page> DecideAsync(Visitor chair, JuryScene scene, int entry, string outcome, string reason = "Unaniem", string motivation = "Omdat het werkt.") =>
        await chair.Submit(await chair.Visit(scene.Admin + "/decisions"), new Dictionary<string, string>
        {
            ["Input.Entry"] = scene.Entries[entry].Value.ToString(), ["Input.Outcome"] = outcome, ["Input.InternalReason"] = reason, ["Input.MotivationNl"] = motivation,
        }, "#decide form");

    private Task<List<RadicaleVernieuwers.Data.OutboxMail>> MailsAsync(User user) => Site.Db(db => db.Outbox.Where(m => m.To == user.Email && m.About.StartsWith("entry/")).ToListAsync());
}
