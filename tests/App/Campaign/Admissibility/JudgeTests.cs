using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Admissibility;

public sealed class JudgeTests(SiteFixture site) : SiteTest(site)
{
    private static Dictionary<string, string> AllMet => Enumerable.Range(0, 8).ToDictionary(i => $"Findings[{i}].IsMet", _ => "true");

    private async Task<(EntryId Id, Visitor Team)> Submitted(string title, string email)
    {
        using var visitor = Site.Visitor();
        return (await visitor.HandsIn(title, email), await Site.SignedIn(Role.Team));
    }

    [Fact]
    public async Task The_eight_rules_stand_with_what_the_machine_sees()
    {
        var (id, team) = await Submitted("Acht regels", "acht@example.org");

        var page = await team.Visit($"/admin/entries/{id.Value}/admit");

        page.All("main form legend").Count(l => char.IsDigit(l[0])).ShouldBe(8);
        page.Text.ShouldContain("Postcode 9000 ligt in Vlaanderen of Brussel.");
        page.Text.ShouldContain("De tekst lijkt Nederlands.");
        page.Text.ShouldContain("De indiener koos: Het loopt");
    }

    [Fact]
    public async Task Admitting_tells_the_entrant_and_shows_the_card_at_once()
    {
        var (id, team) = await Submitted("Welkom binnen", "welkom@example.org");

        await team.Submit(await team.Visit($"/admin/entries/{id.Value}/admit"), AllMet, "main form", ("go", "Admitted"));

        var entry = await Site.EntryOf(id);
        entry.State.ShouldBe(EntryState.Admitted);
        entry.Publication.ShouldNotBeNull();
        (await Site.Db(db => db.Outbox.AnyAsync(m => m.To == "welkom@example.org" && m.Subject.Contains("toegelaten")))).ShouldBeTrue();
        var showcase = await Site.Visitor().Visit("/nl/entries?q=welkom+binnen");
        showcase.Text.ShouldContain("Welkom binnen");
        (await Site.Visitor().Visit($"/nl/entries/2026/{entry.Slug}")).Text.ShouldNotContain(Campaigners.Answers["Entry.Radical"]);
    }

    [Fact]
    public async Task Unpublishing_takes_it_off_the_site_before_the_answer_comes()
    {
        var (id, team) = await Submitted("Weer weg", "weerweg@example.org");
        await team.Submit(await team.Visit($"/admin/entries/{id.Value}/admit"), AllMet, "main form", ("go", "Admitted"));
        (await Site.Visitor().Visit("/nl/entries?q=weer+weg")).Text.ShouldContain("Weer weg");

        await team.Submit(await team.Visit($"/admin/entries/{id.Value}"), new Dictionary<string, string>(), "form[action*=Unpublish]");

        (await Site.Visitor().Visit("/nl/entries?q=weer+weg")).All(".entry").ShouldBeEmpty();
        (await Site.Visitor().Visit($"/nl/entries/2026/{(await Site.EntryOf(id)).Slug}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_is_admitted_while_a_rule_is_open()
    {
        var (id, team) = await Submitted("Nog open", "nogopen@example.org");

        var page = await team.Submit(await team.Visit($"/admin/entries/{id.Value}/admit"), new Dictionary<string, string> { ["Findings[0].IsMet"] = "true" }, "main form", ("go", "Admitted"));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Submitted);
    }

    [Fact]
    public async Task Two_who_check_the_same_entry_undo_nothing_of_each_other()
    {
        var (id, one) = await Submitted("Met twee", "mettwee@example.org");
        var other = await Site.SignedIn(Role.Team);
        var stale = await other.Visit($"/admin/entries/{id.Value}/admit");
        await one.Submit(await one.Visit($"/admin/entries/{id.Value}/admit"), new Dictionary<string, string> { ["Findings[0].IsMet"] = "true", ["Findings[0].Reason"] = "Gezien" }, "main form", ("go", "save"));

        (await other.Submit(stale, new Dictionary<string, string> { ["Findings[1].IsMet"] = "true" }, "main form", ("go", "save"))).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await other.Submit(stale, new Dictionary<string, string> { ["Findings[0].IsMet"] = "false", ["Findings[0].Reason"] = "Toch niet" }, "main form", ("go", "save"));

        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Iemand anders keek deze regel intussen na");
        refused.Document.QuerySelector("[name='Findings[0].Reason']")!.GetAttribute("value").ShouldBe("Toch niet");
        var checks = await Site.Db(db => db.Set<AdmissibilityCheck>().AsNoTracking().Where(c => c.EntryId == id).ToDictionaryAsync(c => c.Rule));
        (checks["DutchForm"].IsMet, checks["DutchForm"].Reason, checks["Complete"].IsMet).ShouldBe((true, "Gezien", true));
    }

    [Fact]
    public async Task Refusing_takes_the_reasons_of_the_rules_into_the_mail()
    {
        var (id, team) = await Submitted("Helaas", "helaas@example.org");

        var asked = await team.Submit(await team.Visit($"/admin/entries/{id.Value}/admit"),
            new Dictionary<string, string> { ["Findings[6].IsMet"] = "false", ["Findings[6].Reason"] = "Het is nog een plan." }, "main form", ("go", "Refused"));
        asked.All("#sure blockquote").ShouldBe(["Het is nog een plan."]);
        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Submitted, "nobody said yes yet");
        asked.Document.QuerySelector("[name='Findings[6].Reason']")!.GetAttribute("value").ShouldBe("Het is nog een plan.");
        (await Site.Db(db => db.Outbox.CountAsync(m => m.To == "helaas@example.org" && m.Class == MailClass.Notice))).ShouldBe(0);

        await team.Submit(asked, new Dictionary<string, string>(), "main form", ("go", "Refused"));

        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Refused);
        (await Site.Db(db => db.Outbox.OrderByDescending(m => m.Queued).FirstAsync(m => m.To == "helaas@example.org" && m.Class == MailClass.Notice))).Text.ShouldContain("Het is nog een plan.");
    }

    [Fact]
    public async Task A_repair_opens_the_entry_again_until_its_date()
    {
        using var visitor = Site.Visitor();
        var id = await visitor.HandsIn("Bijna goed", "bijna@example.org");
        var team = await Site.SignedIn(Role.Team);
        await team.Submit(await team.Visit($"/admin/entries/{id.Value}/admit"),
            new Dictionary<string, string> { ["Input.Reason"] = "Vul je telefoonnummer aan.", ["Input.RepairBefore"] = "2026-12-01T12:00" }, "main form", ("go", "Repair"));

        (await visitor.Visit($"/my/entries/{id.Value}")).Text.ShouldContain("Vul je telefoonnummer aan.");
        await visitor.Submit(await visitor.Visit($"/my/entries/{id.Value}/submit"));

        (await Site.EntryOf(id)).State.ShouldBe(EntryState.Submitted);
    }

    [Fact]
    public async Task A_repair_without_a_date_is_refused()
    {
        var (id, team) = await Submitted("Geen datum", "geendatum@example.org");

        var page = await team.Submit(await team.Visit($"/admin/entries/{id.Value}/admit"), new Dictionary<string, string> { ["Input.Reason"] = "Vul aan." }, "main form", ("go", "Repair"));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Jurors_and_entrants_do_not_judge()
    {
        var (id, _) = await Submitted("Niet voor jury", "nietjury@example.org");

        (await (await Site.SignedIn(Role.Juror)).Visit($"/admin/entries/{id.Value}/admit")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await (await Site.SignedIn(Role.Entrant)).Visit($"/admin/entries/{id.Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Today_says_what_waits_for_the_team()
    {
        var (_, team) = await Submitted("Wacht op het team", "wacht@example.org");

        var line = (await team.Visit("/admin")).All("main tbody tr").Single(t => t.Contains("om na te kijken"));
        line.ShouldContain("Het team");
        line.ShouldContain("november 2026");
    }

    [Fact]
    public async Task A_repair_that_does_not_come_waits_for_the_team_again()
    {
        using var visitor = Site.Visitor();
        var id = await visitor.HandsIn("Vult niet aan", "vultnietaan@example.org");
        var team = await Site.SignedIn(Role.Team);
        var before = Brussels.Local(Site.Clock.GetUtcNow().AddHours(1)).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await team.Submit(await team.Visit($"/admin/entries/{id.Value}/admit"),
            new Dictionary<string, string> { ["Input.Reason"] = "Vul je adres aan.", ["Input.RepairBefore"] = before }, "main form", ("go", "Repair"));
        (await team.Visit("/admin")).Text.ShouldNotContain("niet op tijd aangevuld");

        Site.Clock.Advance(TimeSpan.FromHours(2));

        (await team.Visit("/admin")).All("main tbody tr").ShouldContain(t => t.Contains("niet op tijd aangevuld") && t.Contains("Het team"));
    }
}
