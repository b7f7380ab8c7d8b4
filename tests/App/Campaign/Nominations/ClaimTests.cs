using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Nominations;

public sealed class ClaimTests(SiteFixture site) : SiteTest(site)
{
    private async Task<string> Invitation(string title, string nominee)
    {
        using var visitor = Site.Visitor();
        await visitor.Submit(await visitor.Visit("/nl/nominate/someone"), new Dictionary<string, string>
        {
            ["TitlePart"] = title,
            ["Nomination.Place"] = "Mechelen",
            ["Nomination.Why"] = "Ze geven de straat terug.",
            ["Nomination.ReachBy"] = "email",
            ["Nomination.ReachEmail"] = nominee,
            ["Nomination.NominatorName"] = "Greet",
            ["Nomination.NominatorEmail"] = "greet@example.org",
        }, "main form", ("go", "send"));
        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == nominee));
        return mail.Text.Split('\n').Single(l => l.Contains("/claim/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opening_the_link_changes_nothing_and_the_button_makes_the_entry()
    {
        var link = await Invitation("Straatmaker", "straatmaker@example.org");
        using var nominee = Site.Visitor();
        await Site.Visitor().Visit(link);
        var shown = await nominee.Visit(link);
        (await Site.Db(db => db.Entries.AnyAsync(e => e.Title == "Straatmaker"))).ShouldBeFalse();
        shown.Text.ShouldContain("Ze geven de straat terug.");
        shown.Text.ShouldNotContain("Greet");

        var page = await nominee.Submit(shown);

        page.Path.ShouldStartWith("/my/entries/");
        var entry = await Site.Db(db => db.Entries.AsNoTracking().SingleAsync(e => e.Title == "Straatmaker"));
        entry.Municipality.ShouldBe("Mechelen");
        (await Site.Db(db => db.Nominations.AsNoTracking().SingleAsync(n => n.Title == "Straatmaker"))).EntryId.ShouldBe(entry.Id);
        (await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "greet@example.org" && m.Subject == "Straatmaker doet mee"))).Text.ShouldContain("Straatmaker");
    }

    [Fact]
    public async Task It_is_taken_up_once()
    {
        var link = await Invitation("Eén keer", "eenkeer@example.org");
        using var nominee = Site.Visitor();
        var shown = await nominee.Visit(link);
        await nominee.Submit(shown);

        (await nominee.Submit(shown)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await Site.Visitor().Visit(link)).Text.ShouldContain("Je nam deze nominatie al op.");
        (await Site.Db(db => db.Entries.CountAsync(e => e.Title == "Eén keer"))).ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_is_invited_late_has_ten_days()
    {
        var link = await Invitation("Laat gevraagd", "laat@example.org");
        await Site.EndTerm(Term.Entries, TimeSpan.FromHours(1));
        Site.Clock.Advance(TimeSpan.FromDays(9));
        using var nominee = Site.Visitor();

        var page = await nominee.Submit(await nominee.Visit(link));
        var id = (await Site.Db(db => db.Entries.AsNoTracking().SingleAsync(e => e.Title == "Laat gevraagd"))).Id;
        await nominee.FillsIn(id);
        var submitted = await nominee.Submit(await nominee.Visit($"/my/entries/{id.Value}/submit"));

        page.Status.ShouldBe(HttpStatusCode.OK);
        submitted.Status.ShouldBe(HttpStatusCode.OK);
        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Submitted);
        await Site.ReopenTerms();
    }

    [Fact]
    public async Task A_forged_link_is_not_found() => (await Site.Visitor().Visit("/nl/claim/niet-van-ons")).Status.ShouldBe(HttpStatusCode.NotFound);
}
