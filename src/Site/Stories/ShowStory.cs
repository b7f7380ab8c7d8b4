using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>A story on a page of its own.</summary>
public sealed record StoryModel : StoryCardModel
{
    public SafeHtml? BodyHtml { get; init; }
    public string? Credit { get; init; }
    public EntryCardModel? Entry { get; init; }
    /// <summary>Who wrote it, of the people whom editors show.</summary>
    public IReadOnlyList<PersonModel> Authors { get; init; } = [];
    /// <summary>Public fields that editors added to the type.</summary>
    public IReadOnlyList<AnswerModel> Fields { get; init; } = [];
}

public sealed record StoryPageModel : PublicModel
{
    public required StoryModel Story { get; init; }
    public IReadOnlyList<AlternateModel> Alternates { get; init; } = [];
}

internal static class ShowStory
{
    public static async Task<IResult> ShowAsync(string culture, string slug, HttpContext http, PublicContents contents, OtherLanguages languages, EntrySearch search, OutlineReader outlines, StructuredData data, ContentDisplay display, PublicPeople people, Texts texts)
    {
        var (item, moved) = await contents.FindAsync("Story", culture, slug, http.RequestAborted);
        if (moved is not null)
            return Results.Redirect(Cards.StoryAddress(culture, moved), permanent: true);
        if (item is null)
        {
            (item, var elsewhere) = await languages.ElsewhereAsync("Story", culture, slug, "stories", http.RequestAborted);
            if (elsewhere is not null)
                return Results.Redirect(elsewhere);
        }
        var story = Model(item ?? throw new NotFound(), item.Culture ?? culture) with
        {
            Fields = [.. (await contents.MoreAsync(item, Wording.Here(texts), http.RequestAborted)).Select(f => new AnswerModel(f.Name, f.Label, new SafeHtml(f.Html)))],
            Authors = await people.WithAsync(Writers(item), http.RequestAborted),
            Entry = Entry(item, search, new Cards(await outlines.ReadAsync(http.RequestAborted), culture), culture),
        };
        return new LiquidView(await display.BuildAsync(item.Version, cancellationToken: http.RequestAborted), languages.Said(new StoryPageModel
        {
            Title = story.Title,
            Description = PublicModel.Describe(story.Summary),
            Image = data.Picture(story.Image),
            Story = story,
            JsonLd = data.Of(story, item.Culture ?? culture),
            Alternates = await languages.OfAsync(item, "stories", http.RequestAborted),
        }, item, culture, "stories"));
    }

    internal static StoryModel Model(PublicContent item, string culture) => new()
    {
        Title = item.Title,
        Summary = item.Lead,
        Url = Cards.StoryAddress(culture, item.Slug),
        Image = item.Picture?.Path,
        ImageAlt = item.Picture?.Text ?? "",
        Date = item.Date.ToString("O", CultureInfo.InvariantCulture),
        Author = item.Author.Length > 0 ? item.Author : null,
        Credit = item.Credit.Length > 0 ? item.Credit : null,
        BodyHtml = new SafeHtml(item.BodyHtml),
        ReadingMinutes = item.ReadingMinutes,
        Language = item.Culture ?? culture,
        IsElsewhere = item.Culture is not null && item.Culture != culture,
    };

    private static string[] Writers(PublicContent item) =>
        [.. (item.Parts["Story"]?["Authors"]?["ContentItemIds"] as JsonArray ?? []).OfType<JsonValue>().Select(v => v.TryGetValue<string>(out var id) ? id : "").Where(id => id.Length > 0)];

    /// <summary>The first entry that the story tells of, if the world may see it.</summary>
    private static EntryCardModel? Entry(PublicContent item, EntrySearch search, Cards cards, string culture) => item.About.Count == 0 ? null : search.Find(new SearchQuestion
    {
        Culture = culture,
        Kinds = [Kinds.Entry],
        Filters = new Dictionary<string, IReadOnlyList<string>> { ["item"] = item.About },
        Size = 1,
    }).Hits.Select(cards.Entry).FirstOrDefault();
}
