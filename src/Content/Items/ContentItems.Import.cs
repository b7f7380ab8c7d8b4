using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Taking in items that were written elsewhere.</summary>
public sealed partial class ContentItems
{
    private Ahead? _ahead;

    /// <summary>Takes in many items with a handful of queries: what they need to know is read first.</summary>
    /// <returns>For each item, whether it was new here.</returns>
    /// <exception cref="Refusal">The shape of one is wrong; none is taken in.</exception>
    public async Task<IReadOnlyList<bool>> ImportAsync(IReadOnlyList<JsonObject> given, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(given);
        var now = clock.Instant();
        var read = given.Select(json => ContentItem.Imported(Checked(json), now)).ToArray();
        _ahead = await AheadAsync(read, cancellationToken);
        var isNew = new bool[read.Length];
        try
        {
            for (var i = 0; i < read.Length; i++)
                isNew[i] = await ImportAsync(given[i], read[i], cancellationToken);
        }
        finally
        {
            _ahead = null;
        }
        return isNew;
    }

    /// <summary>Takes in an item as Orchard imports it: the same version changes nothing; a published one takes the place of draft and published version, a draft that of the draft.</summary>
    /// <returns>The row, or null where it was here already.</returns>
    public async Task<ContentItem?> ImportAsync(JsonObject json, CancellationToken cancellationToken = default)
    {
        var item = ContentItem.Imported(Checked(json), clock.Instant());
        return await ImportAsync(json, item, cancellationToken) ? item : null;
    }

    private async Task<bool> ImportAsync(JsonObject json, ContentItem item, CancellationToken cancellationToken)
    {
        if (_ahead?.HasVersion(item.VersionId) ?? await VersionAsync(item.VersionId, cancellationToken) is not null)
            return false;
        // In a setup recipe an item may come without flags: it is meant to be seen.
        var isLatest = json.Truth("Latest") ?? json.Truth("Published") is null;
        var isPublished = json.Truth("Published") ?? isLatest;
        if (isLatest || isPublished)
            await TakePlaceAsync(item, cancellationToken);
        if (isPublished)
        {
            var former = await PublishedAsync(item.ItemId, cancellationToken);
            former?.BeWithdrawn();
            await PlanEndAsync(item, former, cancellationToken);
            item.BePublished(ItemJson.Instant(json, "PublishedUtc") ?? item.Modified);
            item.Know(isLive: true, scheduledFor: null);
            db.Feed(item.Subject);
        }
        db.Add(item);
        _ahead?.Add(item);
        if (!isPublished && isLatest && item.VisibleFrom > clock.Instant())
            await WaitAsync(item, cancellationToken);
        if (isPublished && item.Parts().Object("AutoroutePart") is { } autoroute && autoroute.Truth("Disabled") != true)
            await routes.GiveAsync(item, autoroute.Text("Path"), mayRefuse: false, cancellationToken);
        return true;
    }

    private static JsonObject Checked(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return json.Text("ContentType") is { Length: > 0 } ? json : throw new Refusal("Item.TypeMissing", json.Text("ContentItemId"));
    }

    private async Task<Ahead> AheadAsync(ContentItem[] coming, CancellationToken cancellationToken)
    {
        var versions = coming.Select(i => i.VersionId).Distinct().ToArray();
        var ids = coming.Select(i => i.ItemId).Distinct().ToArray();
        var items = db.Set<ContentItem>();
        var known = await items.Where(i => versions.Contains(i.VersionId)).Select(i => i.VersionId).ToListAsync(cancellationToken);
        var standing = await items.Where(i => ids.Contains(i.ItemId) && (i.LatestOf != null || i.PublishedOf != null || i.ScheduledOf != null)).ToListAsync(cancellationToken);
        await routes.LookAheadAsync(coming, cancellationToken);
        return new Ahead(ids, known, [.. standing.Union(items.Local.Where(i => ids.Contains(i.ItemId)))]);
    }

    /// <summary>What is known of the items that are coming in: their versions that stand somewhere, and which of the coming versions are here.</summary>
    private sealed class Ahead
    {
        private readonly HashSet<string> _versions;
        private readonly Dictionary<string, List<ContentItem>> _standing;

        public Ahead(string[] ids, IEnumerable<string> versions, IReadOnlyList<ContentItem> standing)
        {
            _versions = [.. versions, .. standing.Select(i => i.VersionId)];
            _standing = ids.ToDictionary(id => id, _ => new List<ContentItem>());
            foreach (var item in standing)
                _standing[item.ItemId].Add(item);
        }

        public bool HasVersion(string versionId) => _versions.Contains(versionId);

        public List<ContentItem>? Of(string itemId) => _standing.GetValueOrDefault(itemId);

        public void Add(ContentItem item)
        {
            _versions.Add(item.VersionId);
            _standing[item.ItemId].Add(item);
        }
    }
}
