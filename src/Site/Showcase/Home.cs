using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

public sealed record HomeModel : PublicModel
{
    public EditionModel? Edition { get; init; }
    public IReadOnlyList<EntryCardModel> Laureates { get; init; } = [];
    public IReadOnlyList<EntryCardModel> Spotlight { get; init; } = [];
    public IReadOnlyList<StoryCardModel> Stories { get; init; } = [];
    public IReadOnlyList<NumberModel> Numbers { get; init; } = [];
    public IReadOnlyList<EditionModel> Editions { get; init; } = [];
}

/// <summary>The front page: what editors composed of blocks in the reader's language; where they composed none, the theme's own <c>Home</c>.</summary>
internal static class Home
{
    private const int MostEntries = 6;
    private const int MostStories = 3;

    public static async Task<IResult> ShowAsync(string culture, HttpContext http, ContentItems items, ContentDisplay display, Highlights highlights, Texts texts)
    {
        var cancelled = http.RequestAborted;
        var composed = await items.Visible.Where(i => i.ContentType == ContentAddress.FrontPage && i.Culture == culture).OrderByDescending(i => i.VisibleFrom ?? i.Published).ThenByDescending(i => i.VersionId).FirstOrDefaultAsync(cancelled);
        if (composed is not null)
            return new LiquidView(await display.BuildAsync(composed, cancellationToken: cancelled), new HomeModel
            {
                Title = composed.DisplayText,
                Description = Lead(composed) ?? texts["Site.Home.Description"],
            });
        return new LiquidView("Home", new HomeModel
        {
            Title = texts["Site.Home.Title"],
            Description = texts["Site.Home.Description"],
            Edition = await highlights.CurrentAsync(cancelled),
            Laureates = await highlights.LaureatesAsync(cancelled),
            Spotlight = await highlights.EntriesAsync(MostEntries, cancelled),
            Stories = await highlights.StoriesAsync(MostStories, cancelled),
            Numbers = await highlights.NumbersAsync(cancelled),
            Editions = await highlights.EditionsAsync(cancelled),
        });
    }

    private static string? Lead(ContentItem item) => item.Parts()[ContentAddress.FrontPage]?["Lead"]?["Text"] is JsonValue value && value.TryGetValue<string>(out var text) ? PublicModel.Describe(text) : null;
}
