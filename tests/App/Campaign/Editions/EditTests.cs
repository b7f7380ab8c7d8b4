using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Editions;

public sealed class EditTests(SiteFixture site) : SiteTest(site)
{
    private static Dictionary<string, string> New(string slug) => new()
    {
        ["Input.Name"] = "Radicale Vernieuwers 2028",
        ["Input.Year"] = "2028",
        ["Input.Slug"] = slug,
        ["Input.NominationsOpen.Local"] = "2028-10-01T12:00",
        ["Input.NominationsClose.Local"] = "2029-01-15T12:00",
        ["Input.EntriesOpen.Local"] = "2028-10-01T12:00",
        ["Input.EntriesClose.Local"] = "2029-02-26T12:00",
        ["Input.Prizes[0].Nl"] = "Juryprijs",
    };

    private Task<Edition?> Find(string slug) => Site.Db(db => db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Slug == slug));

    [Fact]
    public async Task The_team_makes_an_edition_in_Brussels_time()
    {
        var team = await Site.SignedIn(Role.Team);

        var page = await team.Submit(await team.Visit("/admin/editions/new"), New("2028"));

        page.Text.ShouldContain("Radicale Vernieuwers 2028 is bewaard.");
        page.Text.ShouldContain("26 februari 2029, 12.00 uur (Europe/Brussels, UTC+1)");
        var edition = (await Find("2028")).ShouldNotBeNull();
        edition.Nominations!.Opens.ShouldBe(new DateTimeOffset(2028, 10, 1, 10, 0, 0, TimeSpan.Zero));
        edition.Entries!.Closes.ShouldBe(new DateTimeOffset(2029, 2, 26, 11, 0, 0, TimeSpan.Zero));
        edition.Rules.Count.ShouldBe(8);
        edition.Prizes.ShouldHaveSingleItem().LabelIn("nl").ShouldBe("Juryprijs");
    }

    [Fact]
    public async Task The_hour_that_the_clock_skips_is_refused_and_kept_in_its_box()
    {
        var team = await Site.SignedIn(Role.Team);
        var input = New("zomertijd");
        input["Input.EntriesClose.Local"] = "2029-03-25T02:30";

        var page = await team.Submit(await team.Visit("/admin/editions/new"), input);

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All(".field__error").ShouldHaveSingleItem().ShouldContain("bestaat niet");
        page.Document.QuerySelector("[name='Input.EntriesClose.Local']")!.GetAttribute("value").ShouldBe("2029-03-25T02:30");
        (await Find("zomertijd")).ShouldBeNull();
    }

    [Fact]
    public async Task The_hour_that_comes_twice_is_asked_about()
    {
        var team = await Site.SignedIn(Role.Team);
        var input = New("wintertijd");
        input["Input.EntriesOpen.Local"] = "2028-10-29T02:30";

        var page = await team.Submit(await team.Visit("/admin/editions/new"), input);
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        await team.Submit(page, new Dictionary<string, string> { ["Input.EntriesOpen.Which"] = "second" });

        (await Find("wintertijd"))!.Entries!.Opens.ShouldBe(new DateTimeOffset(2028, 10, 29, 1, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_copy_has_everything_but_the_dates()
    {
        var team = await Site.SignedIn(Role.Team);
        var previous = await Site.Edition2026();

        var page = await team.Visit($"/admin/editions/new?from={previous.Id.Value}");

        page.Document.QuerySelector("[name='Input.Slug']")!.GetAttribute("value").ShouldBe("2028");
        page.Document.QuerySelector("[name='Input.EntriesClose.Local']")!.GetAttribute("value").ShouldBe("");
        page.Document.QuerySelectorAll("[name='Input.Themes'][checked]").Length.ShouldBe(previous.Themes.Count);
    }

    [Fact]
    public async Task A_copy_keeps_its_form_and_the_rounds_of_its_jury_without_their_dates()
    {
        var team = await Site.SignedIn(Role.Team);
        var previous = await Site.Edition2026();
        await Site.Db(async db =>
        {
            (await db.Editions.SingleAsync(e => e.Id == previous.Id)).Ask("Nomination", previous.Themes, previous.Rules, previous.Languages);
            await db.SaveChangesAsync();
        });

        var page = await team.Visit($"/admin/editions/new?from={previous.Id.Value}");
        page.Text.ShouldContain("Radicale Vernieuwers 2026");
        await team.Submit(page, new Dictionary<string, string> { ["Input.Slug"] = "kopie" });
        await Site.Db(async db =>
        {
            (await db.Editions.SingleAsync(e => e.Id == previous.Id)).Ask(previous.FormType, previous.Themes, previous.Rules, previous.Languages);
            await db.SaveChangesAsync();
        });

        var copy = (await Find("kopie")).ShouldNotBeNull();
        copy.FormType.ShouldBe("Nomination");
        copy.Entries.ShouldBeNull();
        var jury = await team.Visit("/admin/jury");
        var round = jury.Document.QuerySelectorAll("main td a").Single(a => a.TextContent == "Eerste ronde 2028").GetAttribute("href")!;
        var edit = await team.Visit(round + "/edit");
        edit.Document.QuerySelector("[name='Input.Criteria[1].LabelNl']")!.GetAttribute("value").ShouldBe("Vernieuwend");
        edit.Document.QuerySelector("[name='Input.Criteria[1].AnchorsNl']")!.TextContent.ShouldContain("1");
        edit.Document.QuerySelector("[name='Input.Closes']")!.GetAttribute("value").ShouldBe("");
    }

    [Fact]
    public async Task An_edition_changes_and_the_change_of_a_deadline_is_noted()
    {
        var team = await Site.SignedIn(Role.Team);
        var id = (await Site.Edition2026()).Id;

        var page = await team.Submit(await team.Visit($"/admin/editions/{id.Value}"), new Dictionary<string, string> { ["Input.EntriesClose.Local"] = "2027-03-01T12:00" });

        page.Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Edition2026()).Entries!.Closes.ShouldBe(new DateTimeOffset(2027, 3, 1, 11, 0, 0, TimeSpan.Zero));
        (await Site.Db(db => db.AuditRows.AnyAsync(r => r.Action == "Edition.Scheduled"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_editions_never_share_an_address()
    {
        var team = await Site.SignedIn(Role.Team);

        var page = await team.Submit(await team.Visit("/admin/editions/new"), New("2026"));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All(".field__error").ShouldHaveSingleItem().ShouldContain("2026");
    }

    [Fact]
    public async Task Only_whoever_lifts_the_embargo_brings_it_to_now()
    {
        var team = await Site.SignedIn(Role.Team);
        var id = (await Site.Edition2026()).Id;

        var page = await team.Submit(await team.Visit($"/admin/editions/{id.Value}"), new Dictionary<string, string> { ["Input.ResultsEmbargo.Local"] = "2026-11-01T12:00" });

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        (await Site.Edition2026()).ResultsEmbargo.ShouldBeNull();
    }

    [Fact]
    public async Task An_edition_that_is_not_there_is_not_found() => (await (await Site.SignedIn(Role.Team)).Visit($"/admin/editions/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Editors_do_not_manage_editions() => (await (await Site.SignedIn(Role.Editor)).Visit("/admin/editions")).Status.ShouldBe(HttpStatusCode.Forbidden);
}
