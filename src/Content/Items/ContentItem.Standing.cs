using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Where an item stands in the editors' lists. Only its latest version stands anywhere.</summary>
public enum Shelf { None, Present, Archive, Trash }

/// <summary>How a version came to be.</summary>
public enum VersionKind { Written, Restored, Translated, Imported }

/// <summary>What one says about an item: of its latest version and of what the public sees.</summary>
public enum ItemState { Draft, Scheduled, Published, Changed, Archived, Trashed }

/// <summary>What is true of the item as a whole. The latest version carries it and hands it on to the next one.</summary>
public sealed partial class ContentItem
{
    /// <summary>How long the trash keeps an item.</summary>
    public static readonly TimeSpan InTrash = TimeSpan.FromDays(30);

    public Shelf Shelf { get; private set; }
    /// <summary>On the latest version: whether some version is published.</summary>
    public bool IsLive { get; private set; }
    /// <summary>On the latest version: when a version that waits, itself or an older one, becomes public.</summary>
    public DateTimeOffset? ScheduledFor { get; private set; }
    /// <summary>On a published version: from when on one that waits takes its place.</summary>
    public DateTimeOffset? ReplacedFrom { get; private set; }
    /// <summary>The item's id where this version waits for its instant: unique, so that there is one at most.</summary>
    internal string? ScheduledOf { get; private set; }
    public DateTimeOffset? Archived { get; private set; }
    public DateTimeOffset? Trashed { get; private set; }
    /// <summary>Who has to work on it.</summary>
    public UserId? Assignee { get; private set; }
    /// <summary>Of a translation: which state of the original it says the same as, by the original's <see cref="Modified"/>.</summary>
    public DateTimeOffset? OriginalSeen { get; private set; }

    public bool IsScheduled => ScheduledOf is not null;

    /// <summary>The state of the item whose latest version this is.</summary>
    public ItemState StateAt(DateTimeOffset now) => StateOf(Shelf, IsPublished, IsLive, ScheduledFor, now);

    /// <summary>The same from a row's columns. A version whose instant has passed is public already, though the work that follows from it may still wait.</summary>
    public static ItemState StateOf(Shelf shelf, bool isPublished, bool isLive, DateTimeOffset? scheduledFor, DateTimeOffset now) => (shelf, scheduledFor) switch
    {
        (Shelf.Trash, _) => ItemState.Trashed,
        (Shelf.Archive, _) => ItemState.Archived,
        (_, { } at) => at > now ? ItemState.Scheduled : ItemState.Published,
        _ => isPublished ? ItemState.Published : isLive ? ItemState.Changed : ItemState.Draft,
    };

    /// <summary>Lets the rest of the house know, in the save in which it happens.</summary>
    internal void Tell(ItemEvent what) => Raise(new ItemHappened(ItemId, ContentType, DisplayText, what));

    public void AssignTo(UserId? person) => Assignee = person;

    /// <summary>The translation says what the original says now.</summary>
    internal void SaySameAs(ContentItem original) => OriginalSeen = original.Modified;

    /// <exception cref="Refusal"><c>Item.InTrash</c>.</exception>
    internal void MustNotBeInTrash()
    {
        if (Shelf == Shelf.Trash)
            throw new Refusal("Item.InTrash");
    }

    /// <exception cref="Refusal"><c>Item.InTrash</c> or <c>Item.InArchive</c>.</exception>
    internal void MustBePresent()
    {
        MustNotBeInTrash();
        if (Shelf == Shelf.Archive)
            throw new Refusal("Item.InArchive");
    }

    internal ContentItem BeLatest()
    {
        IsLatest = true;
        LatestOf = ItemId;
        Shelf = Shelf.Present;
        IsLive = IsPublished;
        return this;
    }

    /// <summary>Another version becomes the latest one and stands where this one stood.</summary>
    internal ContentItem GiveWayTo(ContentItem next)
    {
        next.BeLatest();
        (next.Shelf, next.IsLive, next.ScheduledFor) = (Shelf == Shelf.None ? Shelf.Present : Shelf, IsLive, ScheduledFor);
        (next.Archived, next.Trashed, next.Assignee, next.OriginalSeen) = (Archived, Trashed, Assignee, OriginalSeen);
        BeFormer();
        return next;
    }

    internal void BeFormer()
    {
        IsLatest = false;
        LatestOf = null;
        Shelf = Shelf.None;
        IsLive = false;
        (ScheduledFor, Archived, Trashed, Assignee) = (null, null, null, null);
    }

    /// <summary>Of the latest version: what the public sees of the item now, and what waits.</summary>
    internal void Know(bool isLive, DateTimeOffset? scheduledFor)
    {
        IsLive = isLive;
        ScheduledFor = scheduledFor;
    }

    internal void BePublished(DateTimeOffset at)
    {
        IsPublished = true;
        PublishedOf = ItemId;
        ScheduledOf = null;
        Published = at;
        IsSealed = true;
    }

    internal void BeWithdrawn()
    {
        IsPublished = false;
        PublishedOf = null;
        ReplacedFrom = null;
    }

    /// <summary>This version waits: it does not change any more, and <paramref name="published"/> gives way to it at the instant.</summary>
    internal void Wait(ContentItem? published)
    {
        ScheduledOf = ItemId;
        IsSealed = true;
        if (published is not null)
            published.ReplacedFrom = VisibleFrom;
    }

    internal void WaitNoMore(ContentItem? published)
    {
        ScheduledOf = null;
        if (published is not null)
            published.ReplacedFrom = null;
    }

    internal void GoTo(Shelf shelf, DateTimeOffset now)
    {
        Shelf = shelf;
        Archived = shelf == Shelf.Archive ? now : null;
        Trashed = shelf == Shelf.Trash ? now : null;
        Know(isLive: false, scheduledFor: null);
    }
}
