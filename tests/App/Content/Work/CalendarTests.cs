using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Work;

public sealed class CalendarTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task What_is_planned_stands_on_its_day_and_in_the_list()
    {
        // Half past eleven in the evening in Brussels is the day before, in UTC the same day.
        await Site.Draft("Op oudejaarsavond", planned: new DateTimeOffset(2029, 12, 31, 22, 30, 0, TimeSpan.Zero));
        await Site.Draft("Na middernacht", planned: new DateTimeOffset(2029, 12, 31, 23, 30, 0, TimeSpan.Zero));
        var editor = await Site.SignedIn(Role.Editor);

        var december = await editor.Visit("/admin/content/calendar?month=2029-12");
        december.All(".month__entry").ShouldBe(["Op oudejaarsavond"]);
        december.Document.QuerySelector(".month__entry")!.ParentElement!.QuerySelector(".month__day")!.TextContent.ShouldBe("31");
        december.All("[aria-labelledby=list] li a").ShouldBe(["Op oudejaarsavond"]);
        (await editor.Visit("/admin/content/calendar?month=2030-01")).All("[aria-labelledby=list] li a").ShouldBe(["Na middernacht"]);
    }

    [Fact]
    public async Task A_month_is_a_month_and_only_editors_see_it()
    {
        var editor = await Site.SignedIn(Role.Editor);

        (await editor.Visit("/admin/content/calendar?month=2029-13")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await editor.Visit("/admin/content/calendar")).Status.ShouldBe(HttpStatusCode.OK);
        (await (await Site.SignedIn(Role.Juror)).Visit("/admin/content/calendar")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_full_month_costs_no_more_questions_than_an_empty_one()
    {
        var editor = await Site.SignedIn(Role.Editor);
        await editor.Visit("/admin/content/calendar?month=2031-05");
        var empty = await Site.Queries.OfWarmAsync(() => editor.Visit("/admin/content/calendar?month=2031-05"));
        for (var i = 1; i <= 5; i++)
            await Site.Draft($"Mei {i}", planned: new DateTimeOffset(2031, 5, i, 10, 0, 0, TimeSpan.Zero));

        (await Site.Queries.OfWarmAsync(() => editor.Visit("/admin/content/calendar?month=2031-05"))).ShouldBe(empty);
    }
}
