using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace RadicaleVernieuwers.Content;

/// <summary>What the public reads of a story, a page or another published item. <see cref="BodyHtml"/> is safe.</summary>
public sealed record PublicContent
{
    private const int WordsPerMinute = 220;

    public required string ItemId { get; init; }
    public required string ContentType { get; init; }
    public string? Culture { get; init; }
    public string? LocalizationSet { get; init; }
    public string Slug { get; init; } = "";
    public string Title { get; init; } = "";
    public string Lead { get; init; } = "";
    public string BodyHtml { get; init; } = "";
    /// <summary>The words of the body and of the blocks, for the index.</summary>
    public string BodyText { get; init; } = "";
    public MediaItem? Picture { get; init; }
    public string Credit { get; init; } = "";
    public string Author { get; init; } = "";
    /// <summary>The items that it is about: content item ids of entries.</summary>
    public IReadOnlyList<string> About { get; init; } = [];
    public DateTimeOffset Date { get; init; }
    public DateTimeOffset Modified { get; init; }
    public int ReadingMinutes => Math.Max(1, (WordCount.Of(BodyText) + (WordsPerMinute / 2)) / WordsPerMinute);
    /// <summary>All parts, for what is not named here.</summary>
    public JsonObject Parts { get; init; } = [];
    /// <summary>The version that it was read from.</summary>
    public required ContentItem Version { get; init; }

    /// <summary>From an item that a template holds.</summary>
    public static PublicContent From(ContentItemModel item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = ContentItem.Imported(item.ToJson(), DateTimeOffset.UnixEpoch);
        return From(version, form: item.Form) with { Date = version.VisibleFrom ?? ItemJson.Instant(item.ToJson(), "PublishedUtc") ?? version.Modified };
    }

    /// <summary>Also fit for a draft: that is a preview.</summary>
    /// <param name="picture">Addresses for pictures in the text that are not public yet.</param>
    /// <param name="form">The form of its type: with it the words of the blocks count too.</param>
    public static PublicContent From(ContentItem item, string? slug = null, PictureAddress? picture = null, FormDefinition? form = null)
    {
        ArgumentNullException.ThrowIfNull(item);
        var parts = item.Parts();
        var own = parts.Object(item.ContentType);
        var markdown = parts.Object("MarkdownBodyPart").Text("Markdown");
        var html = parts.Object("HtmlBodyPart").Text("Html");
        return new()
        {
            ItemId = item.ItemId,
            ContentType = item.ContentType,
            Culture = item.Culture,
            LocalizationSet = item.LocalizationSet,
            Slug = slug ?? parts.Object("AutoroutePart").Text("Path")?.Split('/')[^1] ?? "",
            Title = parts.Object("TitlePart").Text("Title") ?? item.DisplayText,
            Lead = own.Object("Lead").Text("Text") ?? "",
            BodyHtml = markdown is not null ? RichText.FromMarkdown(markdown) : RichText.Safe(html ?? "", picture),
            BodyText = string.Join('\n', new[] { markdown is not null ? RichText.PlainMarkdown(markdown) : RichText.Plain(html ?? ""), form?.BlockWords(parts) ?? "" }.Where(t => t.Length > 0)),
            Picture = MediaField.Items(own.Object("Picture")) is [var main, ..] ? main : null,
            Credit = own.Object("Credit").Text("Text") ?? "",
            Author = own.Object("Author").Text("Text") ?? "",
            About = own.Object("Entries").Texts("ContentItemIds"),
            Date = item.VisibleFrom ?? item.Published ?? item.Modified,
            Modified = item.Modified,
            Parts = parts,
            Version = item,
        };
    }
}

/// <summary>Where a translation of an item is.</summary>
public sealed record Translation(string Culture, string Slug);

/// <summary>Finds what the public may read now. Each answer takes a fixed number of queries.</summary>
public sealed class PublicContents(ContentItems items, ContentRoutes routes, Forms forms)
{
    // The page of a story or an event shows these in places of their own.
    private static readonly HashSet<string> Placed = ["Lead", "Author", "Picture", "Credit", "Entries", "Authors"];

    /// <summary>The public fields of a type beside those that every page has in a place of its own.</summary>
    public async Task<IReadOnlyList<DisplayedField>> MoreAsync(PublicContent item, Wording wording, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        return More(await forms.GetAsync(item.ContentType, cancellationToken), item.Parts, wording);
    }

    internal static IReadOnlyList<DisplayedField> More(FormDefinition form, JsonObject parts, Wording wording)
    {
        var own = form.Fields.Where(f => f.Part == form.TypeName && f.Name is not null && !Placed.Contains(f.Name) && f.Type is not MediaField).Select(f => f.Key).ToHashSet();
        return [.. form.Display(parts, wording, Audience.Public).Where(f => own.Contains(f.Name))];
    }

    /// <summary>The item at an address.</summary>
    /// <returns>Nothing where there is none; a slug to redirect to where it has moved.</returns>
    public async Task<(PublicContent? Item, string? MovedTo)> FindAsync(string contentType, string culture, string slug, CancellationToken cancellationToken = default)
    {
        if (await routes.FindAsync(contentType, culture, slug, cancellationToken) is not { } route)
            return (null, null);
        var item = await items.Visible.FirstOrDefaultAsync(i => i.ItemId == route.ItemId, cancellationToken);
        return item is null ? (null, null) : (PublicContent.From(item, route.MovedTo ?? slug, form: await forms.GetAsync(item.ContentType, cancellationToken)), route.MovedTo);
    }

    /// <summary>The item at an address without a folder, whatever its type.</summary>
    public async Task<(PublicContent? Item, string? MovedTo)> FindPlainAsync(string culture, string slug, CancellationToken cancellationToken = default)
    {
        if (await routes.FindPlainAsync(culture, slug, cancellationToken) is not { } route)
            return (null, null);
        var item = await items.Visible.FirstOrDefaultAsync(i => i.ItemId == route.ItemId, cancellationToken);
        return item is null ? (null, null) : (PublicContent.From(item, route.MovedTo ?? slug, form: await forms.GetAsync(item.ContentType, cancellationToken)), route.MovedTo);
    }

    /// <summary>The same item in the languages in which the public may read it.</summary>
    public async Task<IReadOnlyList<Translation>> TranslationsAsync(PublicContent item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.LocalizationSet is null)
            return [];
        return await items.Visible.Where(i => i.LocalizationSet == item.LocalizationSet && i.Culture != null)
            .Join(routes.Current, i => i.ItemId, r => r.ItemId, (i, r) => new Translation(i.Culture!, r.Slug)).ToListAsync(cancellationToken);
    }
}
