using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>One version of a content item. At most one version of an item is the latest, and at most one is published; a draft is the latest and not published.</summary>
public sealed partial class ContentItem : Entity
{
    /// <summary>After a pause this long the next change starts a version of its own.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);
    public const int LongestDisplayText = 255;

    private JsonObject? _parts;

    private ContentItem() { }

    public string VersionId { get; private set; } = "";
    public string ItemId { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    /// <summary>The language of a localised item; null where it has none.</summary>
    public string? Culture { get; private set; }
    /// <summary>What the translations of one item share.</summary>
    public string? LocalizationSet { get; private set; }
    public string DisplayText { get; private set; } = "";
    /// <summary>The title as lists sort and search it: <see cref="Content.TitleKey"/>.</summary>
    public string TitleKey { get; private set; } = "";
    /// <summary>The item in whose list this one stands; null where it stands in none.</summary>
    public string? ListId { get; private set; }
    /// <summary>Its place there.</summary>
    public int ListOrder { get; private set; }
    /// <summary>A short name by which templates find the item.</summary>
    public string? Alias { get; private set; }
    public VersionKind Kind { get; private set; }
    public bool IsLatest { get; private set; }
    public bool IsPublished { get; private set; }
    /// <summary>The item's id where this is its latest version: unique, so that there is one at most.</summary>
    internal string? LatestOf { get; private set; }
    /// <summary>The item's id where this is its published version: unique, so that there is one at most.</summary>
    internal string? PublishedOf { get; private set; }
    /// <summary>This version was submitted or published: it does not change any more.</summary>
    public bool IsSealed { get; private set; }
    public DateTimeOffset Created { get; private set; }
    public DateTimeOffset Modified { get; private set; }
    public DateTimeOffset? Published { get; private set; }
    /// <summary>When the public may see it once it is published or planned; null for at once. Time decides at each read.</summary>
    public DateTimeOffset? VisibleFrom { get; private set; }
    /// <summary>From when on the public no longer sees it; null for never. Time decides at each read.</summary>
    public DateTimeOffset? HiddenFrom { get; private set; }
    /// <summary>Orchard's user <em>id</em>.</summary>
    public string? Owner { get; private set; }
    /// <summary>Orchard's user <em>name</em>.</summary>
    public string? Author { get; private set; }
    /// <summary>Orchard's content item JSON, as it was written last. The columns say what is so now.</summary>
    public string Json { get; private set; } = "{}";

    public bool IsDraft => IsLatest && !IsPublished;

    /// <summary>What the feed and the audit trail call it.</summary>
    public string Subject => SubjectOf(ItemId);

    /// <summary>Which state of the answers a page was made from. A form posts it back, so that a stale tab is noticed.</summary>
    public string Stamp => $"{VersionId}-{Modified.ToUnixTimeMilliseconds()}";

    public static string SubjectOf(string itemId) => "item/" + itemId;

    /// <summary>The parts: <c>{"TitlePart":{…},"Story":{…}}</c>. A copy: change it and hand it to <see cref="ContentItems.SaveDraftAsync"/>.</summary>
    public JsonObject Parts() => (_parts ??= ItemJson.PartsOf(Content.Json.Parse(Json))).Copy();

    /// <summary>The whole item as Orchard writes it.</summary>
    public JsonObject ToJson() => ItemJson.Write(this);

    internal JsonObject Stored() => Content.Json.Parse(Json);

    internal static ContentItem Draft(string contentType, JsonObject parts, string? owner, string? author, DateTimeOffset now, VersionKind kind = VersionKind.Written) => new ContentItem
    {
        Kind = kind,
        VersionId = ItemIds.New(),
        ItemId = ItemIds.New(),
        ContentType = contentType,
        Created = now,
        Modified = now,
        Owner = owner,
        Author = author,
    }.BeLatest().Holding(parts);

    /// <summary>As it comes in a recipe or a package; what is missing in the envelope is filled in. Missing ids follow from the content, so that the same item comes in once.</summary>
    internal static ContentItem Imported(JsonObject json, DateTimeOffset now)
    {
        var item = new ContentItem
        {
            VersionId = json.Text("ContentItemVersionId") is { Length: > 0 } version ? version : ItemIds.Of(json.Write()),
            ItemId = json.Text("ContentItemId") is { Length: > 0 } id ? id : ItemIds.Of("item " + json.Write()),
            ContentType = json.Text("ContentType") ?? "",
            Created = ItemJson.Instant(json, "CreatedUtc") ?? now,
            Modified = ItemJson.Instant(json, "ModifiedUtc") ?? now,
            Owner = json.Text("Owner"),
            Author = json.Text("Author"),
            IsSealed = true,
            Kind = VersionKind.Imported,
        };
        item.Fill(json.Text("DisplayText"), ItemJson.PartsOf(json));
        item.Json = json.Write();
        return item;
    }

    /// <summary>A new version after this one, which takes over its place in the lists.</summary>
    internal ContentItem NextVersion(JsonObject parts, string? author, DateTimeOffset now, VersionKind kind = VersionKind.Written) => GiveWayTo(new ContentItem
    {
        Kind = kind,
        VersionId = ItemIds.New(),
        ItemId = ItemId,
        ContentType = ContentType,
        Created = Created,
        Modified = now,
        Owner = Owner,
        Author = author ?? Author,
    }).Holding(parts);

    /// <summary>Whether a change now, by this author, may be written into this row. Another author's words are a version of their own.</summary>
    internal bool TakesChangesAt(DateTimeOffset now, string? author) => IsDraft && !IsSealed && now - Modified < Pause && (author is null || author == Author);

    internal void Change(JsonObject parts, DateTimeOffset now)
    {
        Modified = now;
        Holding(parts);
    }

    /// <summary>Takes a place in its list, without a new version.</summary>
    /// <returns>False where it stood there already.</returns>
    internal bool StandAt(int order)
    {
        var parts = Parts();
        if (ListOrder == order || parts.Object("ContainedPart") is not { } contained)
            return false;
        contained["Order"] = order;
        Change(parts, Modified);
        return true;
    }

    /// <summary>Submitted, or seen by a jury: from now on a change makes a new version.</summary>
    public void Seal() => IsSealed = true;

    internal static string Cut(string text) => text.Length <= LongestDisplayText ? text : text[..(char.IsHighSurrogate(text[LongestDisplayText - 1]) ? LongestDisplayText - 1 : LongestDisplayText)];

    private ContentItem Holding(JsonObject parts)
    {
        Fill(null, parts);
        Json = ItemJson.Write(this).Write();
        return this;
    }

    private void Fill(string? displayText, JsonObject parts)
    {
        _parts = parts.Copy();
        DisplayText = Cut((displayText ?? parts.Object("TitlePart").Text("Title") ?? DisplayText).Replace("\0", "", StringComparison.Ordinal));
        TitleKey = Cut(Content.TitleKey.Of(DisplayText));
        var localization = parts.Object("LocalizationPart");
        Culture = localization.Text("Culture") is { Length: > 0 and <= 10 } culture ? culture : null;
        LocalizationSet = localization.Text("LocalizationSet") is { Length: > 0 and <= 50 } set ? set : null;
        Alias = parts.Object("AliasPart").Text("Alias") is { Length: > 0 and <= AliasPart.LongestAlias } alias ? alias : null;
        var contained = parts.Object("ContainedPart");
        ListId = contained.Text("ListContentItemId") is { Length: > 0 and <= 50 } list ? list : null;
        ListOrder = (int)Math.Clamp(contained.Number("Order") ?? 0, 0, int.MaxValue);
        VisibleFrom = ItemJson.Instant(parts.Object("PublishLaterPart") ?? [], "ScheduledPublishUtc");
        HiddenFrom = ItemJson.Instant(parts.Object("ArchiveLaterPart") ?? [], "ScheduledArchiveUtc");
        // Until the row is written anew the parts live in the JSON only.
        Json = new JsonObject(parts.Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).Write();
    }
}
