using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>The versions of content items and what can be done with them. Nothing is saved here: the request's one save does that.</summary>
public sealed partial class ContentItems(AppDb db, ContentRoutes routes, ContentTypes types, IEnumerable<IBeforePublish> rules, TimeProvider clock)
{
    public IQueryable<ContentItem> All => db.Set<ContentItem>();

    /// <summary>What the public may read now.</summary>
    public IQueryable<ContentItem> Visible => db.Set<ContentItem>().AsNoTracking().VisibleAt(clock.Instant());

    public Task<ContentItem?> LatestAsync(string itemId, CancellationToken cancellationToken = default) =>
        _ahead?.Of(itemId) is { } known ? Task.FromResult(known.FirstOrDefault(i => i.IsLatest)) : FindAsync(i => i.ItemId == itemId && i.IsLatest, cancellationToken);

    public Task<ContentItem?> PublishedAsync(string itemId, CancellationToken cancellationToken = default) =>
        _ahead?.Of(itemId) is { } known ? Task.FromResult(known.FirstOrDefault(i => i.IsPublished)) : FindAsync(i => i.ItemId == itemId && i.IsPublished, cancellationToken);

    /// <summary>The version that waits for its instant.</summary>
    public Task<ContentItem?> ScheduledAsync(string itemId, CancellationToken cancellationToken = default) =>
        _ahead?.Of(itemId) is { } known ? Task.FromResult(known.FirstOrDefault(i => i.ScheduledOf != null)) : FindAsync(i => i.ItemId == itemId && i.ScheduledOf != null, cancellationToken);

    public Task<ContentItem?> VersionAsync(string versionId, CancellationToken cancellationToken = default) =>
        FindAsync(i => i.VersionId == versionId, cancellationToken);

    /// <exception cref="NotFound">No such item.</exception>
    public async Task<ContentItem> GetLatestAsync(string itemId, CancellationToken cancellationToken = default) =>
        await LatestAsync(itemId, cancellationToken) ?? throw new NotFound();

    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<ContentItem>> VersionsAsync(string itemId, CancellationToken cancellationToken = default) =>
        await db.Set<ContentItem>().Where(i => i.ItemId == itemId).OrderByDescending(i => i.Modified).ThenByDescending(i => i.VersionId).ToListAsync(cancellationToken);

    /// <summary>A new item with its first draft.</summary>
    public ContentItem Draft(string contentType, JsonObject? parts = null, string? owner = null, string? author = null, VersionKind kind = VersionKind.Written)
    {
        var item = ContentItem.Draft(contentType, parts ?? [], owner, author, clock.Instant(), kind);
        item.Tell(ItemEvent.Created);
        db.Add(item);
        return item;
    }

    /// <summary>Keeps what was typed: in the present draft, or in a new version after a pause, a submission or a publication.</summary>
    /// <returns>The row that holds the text now.</returns>
    public async Task<ContentItem> SaveDraftAsync(string itemId, JsonObject parts, string? author = null, CancellationToken cancellationToken = default) =>
        SaveDraft(await GetLatestAsync(itemId, cancellationToken), parts, author);

    /// <summary>The same for an item at hand, which must be the latest version.</summary>
    /// <exception cref="Refusal"><c>Item.InTrash</c>.</exception>
    public ContentItem SaveDraft(ContentItem latest, JsonObject parts, string? author = null, VersionKind kind = VersionKind.Written)
    {
        ArgumentNullException.ThrowIfNull(latest);
        latest.MustNotBeInTrash();
        if (JsonNode.DeepEquals(latest.Parts(), parts))
            return latest;
        var now = clock.Instant();
        if (latest.TakesChangesAt(now, author))
        {
            latest.Change(parts, now);
            return latest;
        }
        var next = latest.NextVersion(parts, author, now, kind);
        db.Add(next);
        return next;
    }

    /// <summary>Goes back from the draft to the published version. The draft stays among the versions.</summary>
    /// <exception cref="Refusal"><c>Item.NothingToDiscard</c>.</exception>
    public async Task<ContentItem> DiscardAsync(string itemId, CancellationToken cancellationToken = default)
    {
        var draft = await GetLatestAsync(itemId, cancellationToken);
        var published = await PublishedAsync(itemId, cancellationToken);
        if (!draft.IsDraft || published is null)
            throw new Refusal("Item.NothingToDiscard");
        await ForgetPlanAsync(draft, cancellationToken);
        draft.GiveWayTo(published);
        draft.Seal();
        db.Note(draft.Subject, "Item.Discarded", new { draft.VersionId });
        return published;
    }

    /// <summary>Starts a translation: a draft with the same content, bound to the original by its localisation set.</summary>
    /// <param name="begin">What of the content comes along; all of it where this is left out.</param>
    /// <exception cref="Refusal"><c>Item.TranslationExists</c>.</exception>
    public async Task<ContentItem> TranslateAsync(string itemId, string culture, string? owner = null, string? author = null, Func<JsonObject, JsonObject>? begin = null, CancellationToken cancellationToken = default)
    {
        var original = await GetLatestAsync(itemId, cancellationToken);
        original.MustNotBeInTrash();
        var parts = original.Parts();
        var localization = parts.Object("LocalizationPart") ?? throw new Refusal("Item.HasNoLanguage");
        if (original.LocalizationSet is { } set && await db.Set<ContentItem>().AnyAsync(i => i.LocalizationSet == set && i.Culture == culture && i.IsLatest && i.Shelf != Shelf.Trash, cancellationToken))
            throw new Refusal("Item.TranslationExists");
        if (original.LocalizationSet is null)
        {
            localization["LocalizationSet"] = ItemIds.New();
            original.Change(parts, original.Modified);
        }
        var translated = begin?.Invoke(original.Parts()) ?? original.Parts();
        translated["LocalizationPart"]!["Culture"] = culture;
        translated.Object("AutoroutePart")?.Remove("Path");
        // A translation comes out when its own editor says so.
        translated.Remove("PublishLaterPart");
        var translation = Draft(original.ContentType, translated, owner, author, VersionKind.Translated);
        translation.SaySameAs(original);
        return translation;
    }

    /// <summary>Makes a new draft with the text of an older version.</summary>
    public async Task<ContentItem> RestoreAsync(string versionId, string? author = null, CancellationToken cancellationToken = default)
    {
        var old = await VersionAsync(versionId, cancellationToken) ?? throw new NotFound();
        var latest = await GetLatestAsync(old.ItemId, cancellationToken);
        latest.MustNotBeInTrash();
        latest.Seal();
        db.Note(old.Subject, "Item.Restored", new { versionId });
        return SaveDraft(latest, old.Parts(), author, VersionKind.Restored);
    }

    private async Task AddressAsync(ContentItem item, CancellationToken cancellationToken)
    {
        var parts = item.Parts();
        var autoroute = parts.Object("AutoroutePart");
        if (autoroute.Truth("Disabled") == true || (autoroute is null && (await types.FindAsync(item.ContentType, cancellationToken))?.Has("AutoroutePart") != true))
            return;
        if (autoroute is null)
            parts["AutoroutePart"] = autoroute = [];
        var path = autoroute.Text("Path");
        var slug = await routes.GiveAsync(item, path, mayRefuse: true, cancellationToken);
        var folder = path?.Contains('/') == true ? path[..(path.TrimEnd('/').LastIndexOf('/') + 1)] : "";
        if (folder + slug == path)
            return;
        autoroute["Path"] = folder + slug;
        item.Change(parts, item.Modified);
    }

    /// <summary>Looks at what this request changed before it asks the database, where the change is not yet.</summary>
    private async Task<ContentItem?> FindAsync(System.Linq.Expressions.Expression<Func<ContentItem, bool>> which, CancellationToken cancellationToken)
    {
        var matches = which.Compile();
        return db.Set<ContentItem>().Local.FirstOrDefault(matches) ?? (await db.Set<ContentItem>().Where(which).ToListAsync(cancellationToken)).FirstOrDefault(matches);
    }
}
