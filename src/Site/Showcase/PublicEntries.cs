using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>What the world may see of one entry at this instant: by the rules of its edition.</summary>
/// <param name="Parts">The answers that it was handed in with; empty while only its card is public.</param>
internal sealed record PublicEntry(Entry Entry, Edition Edition, IReadOnlyList<Result> Results, FormDefinition? Form, JsonObject Parts)
{
    /// <summary>Shown elsewhere on the page.</summary>
    private static readonly string[] OnCard = ["Title", "Summary", "Themes", "Picture", "PictureCredit", "Website", "Municipality", "Postcode", "Language"];

    /// <summary>The public answers, in the order of the form.</summary>
    public IReadOnlyList<DisplayedField> Answers(Wording wording) =>
        Form is null ? [] : [.. Form.Display(Parts, wording, Audience.Public).Where(f => !OnCard.Contains(f.Name))];

    public IReadOnlyList<MediaItem> Pictures() => Form is null ? [] :
        [.. Form.Fields.Where(f => f is { Type: MediaField, IsPublic: true }).SelectMany(f => MediaField.Items(f.Value(Parts)))];

    public string? Credit => Form?.Fields.FirstOrDefault(f => f is { Key: "PictureCredit", IsPublic: true })?.Value(Parts)?["Text"]?.GetValue<string>() is { Length: > 0 } credit ? credit : null;
}

/// <summary>Finds entries as the world may see them.</summary>
internal sealed class PublicEntries(AppDb db, TimeProvider clock, Texts texts)
{
    public Wording Wording => Wording.Here(texts);

    /// <exception cref="NotFound">There is none, or it is not public now.</exception>
    public async Task<PublicEntry> GetAsync(Outline outline, string editionSlug, string slug, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        var edition = outline.Edition(editionSlug) ?? throw new NotFound();
        var entry = await db.Entries.AsNoTracking().Of(edition.Id).Published().SingleOrDefaultAsync(e => e.Slug == slug, cancellationToken);
        if (entry is null || !entry.ShowsCard(edition, now))
            throw new NotFound();
        var results = await db.Results.AsNoTracking().Where(r => r.EntryId == entry.Id && r.VisibleFrom <= now).ToListAsync(cancellationToken);
        var parts = entry.ShowsAll(edition, now) ? await AnswersAsync(entry, cancellationToken) : [];
        return new(entry, edition, IsLifted(edition, now) ? InOrder(results, edition) : [], outline.Forms.GetValueOrDefault(edition.FormType), parts);
    }

    /// <summary>Results wait for the edition's embargo as well as for their own instant.</summary>
    public static bool IsLifted(Edition edition, DateTimeOffset now) => edition.Shows(edition.Publication.Result, now);

    private static Result[] InOrder(IEnumerable<Result> results, Edition edition) =>
        [.. results.OrderBy(r => edition.Prizes.FirstOrDefault(p => p.Id == r.PrizeId)?.Order ?? int.MaxValue)];

    private async Task<JsonObject> AnswersAsync(Entry entry, CancellationToken cancellationToken)
    {
        var version = entry.Submission!.VersionId;
        var item = await db.Set<ContentItem>().AsNoTracking().SingleOrDefaultAsync(i => i.VersionId == version, cancellationToken);
        return item?.Parts() ?? [];
    }
}
