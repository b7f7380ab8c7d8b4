using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Events;

public sealed class EventsTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task What_comes_stands_before_what_was_and_moves_when_it_is_over()
    {
        var start = Site.Clock.GetUtcNow().AddHours(2);
        await Event("Bootcamp in Gent", start, start.AddHours(3));
        await Event("Infoavond van vorig jaar", start.AddDays(-300));
        var visitor = Site.Visitor();

        var page = await visitor.Visit("/nl/events");
        page.All("[aria-labelledby=upcoming] h3").ShouldContain("Bootcamp in Gent");
        page.All("[aria-labelledby=past] h3").ShouldContain("Infoavond van vorig jaar");

        Site.Clock.Advance(TimeSpan.FromHours(6));
        page = await visitor.Visit("/nl/events");
        page.All("[aria-labelledby=upcoming] h3").ShouldNotContain("Bootcamp in Gent");
        page.All("[aria-labelledby=past] h3").ShouldContain("Bootcamp in Gent");
    }

    [Fact]
    public async Task An_event_says_its_hours_on_the_clock_of_Brussels_on_both_sides_of_a_change_of_clock()
    {
        await Event("Voor de wissel", new(2027, 3, 27, 18, 0, 0, TimeSpan.Zero), new(2027, 3, 27, 20, 30, 0, TimeSpan.Zero));
        await Event("Na de wissel", new(2027, 3, 29, 18, 0, 0, TimeSpan.Zero));

        (await Site.Visitor().Visit("/nl/events/voor-de-wissel")).Text.ShouldContain("27 maart 2027, 19.00 uur – 21.30 uur");
        (await Site.Visitor().Visit("/nl/events/na-de-wissel")).Text.ShouldContain("29 maart 2027, 20.00 uur");
        var data = (await Site.Visitor().Visit("/nl/events/na-de-wissel")).Document.QuerySelector("script[type='application/ld+json']")!.TextContent;
        using var json = JsonDocument.Parse(data);
        json.RootElement.GetProperty("@type").GetString().ShouldBe("Event");
        json.RootElement.GetProperty("startDate").GetString().ShouldBe("2027-03-29T20:00:00+02:00");
    }

    [Fact]
    public async Task An_event_goes_into_a_calendar_alone_and_with_the_others()
    {
        await Event("Feest; met taart, en bier", new(2027, 6, 1, 16, 0, 0, TimeSpan.Zero), new(2027, 6, 1, 19, 0, 0, TimeSpan.Zero));

        var one = await Site.Visitor().Visit("/nl/events/feest-met-taart-en-bier.ics");
        var all = await Site.Visitor().Visit("/nl/events.ics");

        one.Type.ShouldBe("text/calendar");
        one.Body.ShouldContain("DTSTART:20270601T160000Z\r\nDTEND:20270601T190000Z\r\nSUMMARY:Feest\\; met taart\\, en bier\r\n");
        all.Body.ShouldContain("SUMMARY:Feest\\; met taart\\, en bier");
        one.Body.Split("\r\n").ShouldAllBe(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75);
    }

    [Fact]
    public async Task A_missing_translation_shows_the_event_as_it_was_written()
    {
        await Event("Alleen Nederlands", Site.Clock.GetUtcNow().AddDays(9));

        var page = await Site.Visitor().Visit("/fr/events");

        page.Document.QuerySelector("article.event[lang=nl] h3 a[href='/nl/events/alleen-nederlands']").ShouldNotBeNull(page.Text);
        page = await Site.Visitor().Visit("/fr/events/alleen-nederlands");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.All("[role=note]").ShouldHaveSingleItem().ShouldContain("néerlandais");
        page.Document.QuerySelector("article[lang=nl] h1").ShouldNotBeNull(page.Text);
        page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldEndWith("/nl/events/alleen-nederlands");
    }

    [Fact]
    public async Task What_is_not_there_or_not_yet_visible_is_not_found()
    {
        await Event("Nog geheim", Site.Clock.GetUtcNow().AddDays(30), visibleFrom: Site.Clock.GetUtcNow().AddDays(10));

        (await Site.Visitor().Visit("/nl/events")).Text.ShouldNotContain("Nog geheim");
        (await Site.Visitor().Visit("/nl/events.ics")).Body.ShouldNotContain("Nog geheim");
        (await Site.Visitor().Visit("/nl/events/nog-geheim")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Site.Visitor().Visit("/nl/events/nog-geheim.ics")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Site.Visitor().Visit("/nl/events/nergens")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_events_cost_no_more_questions_than_one()
    {
        var editor = await Site.SignedIn(Role.Editor);
        await Event("De eerste van velen", Site.Clock.GetUtcNow().AddDays(3));
        await editor.Visit("/nl/events");
        var one = await Count(editor);
        for (var i = 0; i < 5; i++)
            await Event($"Een van velen {i}", Site.Clock.GetUtcNow().AddDays(4 + i));
        await editor.Visit("/nl/events");

        (await Count(editor)).ShouldBe(one);
    }

    private Task<int> Count(Visitor visitor) => Site.Queries.OfAsync(() => visitor.Visit("/nl/events"));

    private async Task Event(string title, DateTimeOffset starts, DateTimeOffset? ends = null, DateTimeOffset? visibleFrom = null)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var (db, items) = (scope.ServiceProvider.GetRequiredService<AppDb>(), scope.ServiceProvider.GetRequiredService<ContentItems>());
        var item = items.Draft("Event", new JsonObject
        {
            ["TitlePart"] = new JsonObject { ["Title"] = title },
            ["LocalizationPart"] = new JsonObject { ["Culture"] = "nl" },
            ["AutoroutePart"] = new JsonObject(),
            ["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = visibleFrom is { } from ? Written(from) : null },
            ["Event"] = new JsonObject { ["Starts"] = Instant(starts), ["Ends"] = ends is { } end ? Instant(end) : null, ["Venue"] = new JsonObject { ["Text"] = "De Krook, Gent" } },
        });
        await db.SaveChangesAsync();
        await items.PublishAsync(item.ItemId);
        await db.SaveChangesAsync();
        await Site.Shown();
    }

    private static JsonObject Instant(DateTimeOffset at) => new() { ["Value"] = Written(at) };

    private static string Written(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
