using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Nominations;

public sealed class ShowTests(SiteFixture site) : SiteTest(site)
{
    private async Task<Nomination> SentAsync(string title, string? phone = null)
    {
        using var visitor = Site.Visitor();
        await visitor.Submit(await visitor.Visit("/nl/nominate/someone"), new Dictionary<string, string>
        {
            ["TitlePart"] = title,
            ["Nomination.Place"] = "Aalst",
            ["Nomination.Why"] = "Ze doen het gewoon.",
            ["Nomination.ReachBy"] = phone is null ? "unknown" : "phone",
            ["Nomination.ReachPhone"] = phone ?? "",
            ["Nomination.NominatorName"] = "Rita",
            ["Nomination.NominatorEmail"] = "rita@example.org",
        }, "main form", ("go", "send"));
        return await FindAsync(title);
    }

    private Task<Nomination> FindAsync(string title) => Site.Db(db => db.Nominations.AsNoTracking().SingleAsync(n => n.Title == title));

    [Fact]
    public async Task Nobody_knew_their_address_and_the_team_invites_them_when_it_does()
    {
        var sent = await SentAsync("Zonder adres");
        using var team = await Site.SignedIn(Role.Team);
        (await Site.Db(db => db.Outbox.CountAsync(m => m.About == sent.Subject))).ShouldBe(1);
        (await team.Visit("/admin")).All("table a").ShouldContain(t => t.Contains("zonder adres"));
        var list = await team.Visit("/admin/nominations?unreached=true");

        var page = await team.Visit(list.Document.QuerySelectorAll("main table a").Single(a => a.TextContent == "Zonder adres").GetAttribute("href")!);
        var done = await team.Submit(page, new Dictionary<string, string> { ["Input.Email"] = "gevonden@example.org" });

        done.Text.ShouldContain("De uitnodiging aan gevonden@example.org is onderweg.");
        (await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "gevonden@example.org"))).Text.ShouldContain("/nl/claim/");
        (await team.Visit("/admin/nominations?unreached=true")).Text.ShouldNotContain("Zonder adres");
    }

    [Fact]
    public async Task Whom_nobody_can_reach_is_set_aside_and_waits_no_more_until_it_is_taken_up()
    {
        var sent = await SentAsync("Spoorloos");
        using var team = await Site.SignedIn(Role.Team);
        const string waiting = "/admin/nominations?unreached=true";
        (await team.Visit(waiting)).Text.ShouldContain("Spoorloos");

        var page = await team.Submit(await team.Visit($"/admin/nominations/{sent.Id.Value}"), "form[action*='SetAside']");

        page.Text.ShouldContain("De nominatie is weggelegd.");
        (await team.Visit(waiting)).Text.ShouldNotContain("Spoorloos");
        (await team.Visit("/admin/nominations")).Text.ShouldContain("Weggelegd");
        await team.Submit(page, "form[action*='TakeUp']");
        (await team.Visit(waiting)).Text.ShouldContain("Spoorloos");
    }

    [Fact]
    public async Task The_phone_number_is_there_to_call_and_a_second_invitation_replaces_the_first()
    {
        var sent = await SentAsync("Alleen telefoon", "0470 11 22 33");
        using var team = await Site.SignedIn(Role.Team);
        var page = await team.Visit($"/admin/nominations/{sent.Id.Value}");
        page.Text.ShouldContain("470");
        await team.Submit(page, new Dictionary<string, string> { ["Input.Email"] = "eerst@example.org" });
        var first = await LinkOfAsync("eerst@example.org");

        await team.Submit(await team.Visit($"/admin/nominations/{sent.Id.Value}"), new Dictionary<string, string> { ["Input.Email"] = "daarna@example.org" });

        (await Site.Visitor().Visit(first)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Site.Visitor().Visit(await LinkOfAsync("daarna@example.org"))).Text.ShouldContain("Alleen telefoon");
    }

    [Fact]
    public async Task Whoever_took_it_up_is_not_invited_again()
    {
        var sent = await SentAsync("Doet al mee");
        using var team = await Site.SignedIn(Role.Team);
        var page = await team.Visit($"/admin/nominations/{sent.Id.Value}");
        await team.Submit(page, new Dictionary<string, string> { ["Input.Email"] = "doetmee@example.org" });
        using var nominee = Site.Visitor();
        await nominee.Submit(await nominee.Visit(await LinkOfAsync("doetmee@example.org")));

        (await team.Submit(page, new Dictionary<string, string> { ["Input.Email"] = "nogeens@example.org" })).Status.ShouldBe(HttpStatusCode.Conflict);
        var entry = (await FindAsync("Doet al mee")).EntryId!.Value;
        (await team.Visit($"/admin/nominations/{sent.Id.Value}")).Link("aside a.button").ShouldBe($"/admin/entries/{entry.Value}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("geen adres")]
    public async Task What_is_no_address_is_said_beside_its_field(string typed)
    {
        var sent = await SentAsync($"Fout adres {typed}");
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Submit(await team.Visit($"/admin/nominations/{sent.Id.Value}"), new Dictionary<string, string> { ["Input.Email"] = typed });

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.All(".field__error").ShouldHaveSingleItem().ShouldContain("e-mailadres");
        page.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("value").ShouldBe(typed);
        (await FindAsync($"Fout adres {typed}")).Invited.ShouldBeNull();
    }

    [Fact]
    public async Task Only_the_team_sees_nominations_and_no_draft()
    {
        var sent = await SentAsync("Niet voor iedereen");
        foreach (var role in new[] { Role.Juror, Role.Entrant, Role.Editor })
            (await (await Site.SignedIn(role)).Visit($"/admin/nominations/{sent.Id.Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await Site.SignedIn(Role.Team)).Visit($"/admin/nominations/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_costs_the_same_for_one_nomination_and_for_many()
    {
        using var team = await Site.SignedIn(Role.Team);
        await SentAsync("Telt mee 1");
        await team.Visit("/admin/nominations");
        var one = await Site.Queries.OfWarmAsync(() => team.Visit("/admin/nominations"));
        for (var i = 2; i < 5; i++)
            await SentAsync($"Telt mee {i}");

        (await Site.Queries.OfWarmAsync(() => team.Visit("/admin/nominations"))).ShouldBe(one);
    }

    private async Task<string> LinkOfAsync(string to) =>
        (await Site.Db(db => db.Outbox.SingleAsync(m => m.To == to))).Text.Split('\n').Single(l => l.Contains("/claim/", StringComparison.Ordinal));
}
