using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

public sealed record EventsModel : PublicModel
{
    /// <summary>What comes, the nearest first.</summary>
    public IReadOnlyList<EventModel> Upcoming { get; init; } = [];
    /// <summary>What was, the last first.</summary>
    public IReadOnlyList<EventModel> Past { get; init; } = [];

    internal override IEnumerable<NamedLink> Listed() => Upcoming.Concat(Past).Select(e => new NamedLink(e.Title, e.Url));
}

public sealed record EventPageModel : PublicModel
{
    public required EventModel Event { get; init; }
    public IReadOnlyList<AlternateModel> Alternates { get; init; } = [];
}

/// <summary>The events: a list, a page each, and the same for calendars.</summary>
internal static class Events
{
    private const int MostPast = 50;

    public static async Task<IResult> ShowAsync(string culture, HttpContext http, PublicEvents events, Texts texts, TimeProvider clock)
    {
        var now = clock.Instant();
        var all = await events.InAsync(culture, http.RequestAborted);
        return new LiquidView("Events", new EventsModel
        {
            Title = texts["Site.Events.Title"],
            Description = texts["Site.Events.Description"],
            Upcoming = [.. all.Where(e => e.Over >= now).Select(e => e.Model(culture, now))],
            Past = [.. all.Where(e => e.Over < now).Reverse().Take(MostPast).Select(e => e.Model(culture, now))],
        });
    }

    public static async Task<IResult> FeedAsync(string culture, HttpContext http, PublicEvents events, SiteAddress site, Texts texts) =>
        CalendarFile.Of(await events.InAsync(culture, http.RequestAborted), texts["Site.Events.Title"], site);

    public static async Task<IResult> OneAsync(string culture, string slug, HttpContext http, PublicContents contents, SiteAddress site)
    {
        var (item, moved) = await contents.FindAsync(PublicEvent.Type, culture, slug, http.RequestAborted);
        if (moved is not null)
            return Results.Redirect($"/{culture}/{PublicEvent.List}/{moved}.ics", permanent: true);
        return CalendarFile.Of([Found(item)], item!.Title, site, $"{item.Slug}.ics");
    }

    public static async Task<IResult> PageAsync(string culture, string slug, HttpContext http, PublicContents contents, OtherLanguages languages, StructuredData data, TimeProvider clock)
    {
        var (item, moved) = await contents.FindAsync(PublicEvent.Type, culture, slug, http.RequestAborted);
        if (moved is not null)
            return Results.Redirect($"/{culture}/{PublicEvent.List}/{moved}", permanent: true);
        if (item is null)
        {
            (item, var elsewhere) = await languages.ElsewhereAsync(PublicEvent.Type, culture, slug, PublicEvent.List, http.RequestAborted);
            if (elsewhere is not null)
                return Results.Redirect(elsewhere);
        }
        var found = Found(item);
        var model = found.Model(culture, clock.Instant());
        return new LiquidView("Content-Event", languages.Said(new EventPageModel
        {
            Title = model.Title,
            Description = PublicModel.Describe(model.Lead.Length > 0 ? model.Lead : $"{model.When}. {model.Venue}"),
            Image = data.Picture(model.Image),
            Event = model,
            JsonLd = data.Of(found, model, culture),
            Alternates = await languages.OfAsync(found.Content, PublicEvent.List, http.RequestAborted),
        }, found.Content, culture, PublicEvent.List));
    }

    private static PublicEvent Found(PublicContent? item) => item is not null && PublicEvent.Of(item) is { } found ? found : throw new NotFound();
}
