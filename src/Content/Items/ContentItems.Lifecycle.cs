using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>What editors do to an item as a whole: show it, plan it, take it away, put it away, bring it back.</summary>
public sealed partial class ContentItems
{
    /// <summary>Makes the latest version the public one and gives it its address; or plans that, where its <c>PublishLaterPart</c> names an instant that is still to come.</summary>
    /// <returns>The version that is published, or that waits.</returns>
    /// <exception cref="Refusal"><c>Item.InTrash</c>, <c>Item.InArchive</c>, <c>Item.EndsBefore</c>.</exception>
    public async Task<ContentItem> PublishAsync(string itemId, CancellationToken cancellationToken = default)
    {
        var latest = await GetLatestAsync(itemId, cancellationToken);
        latest.MustBePresent();
        if (latest.IsPublished || latest.IsScheduled)
            return latest;
        await PublishAsync(latest, cancellationToken);
        return latest;
    }

    /// <summary>What waited is public: its rows follow. Nothing happens where the plan was changed meanwhile.</summary>
    /// <returns>The version, or null where none waits any more.</returns>
    public async Task<ContentItem?> PublishWaitingAsync(string itemId, CancellationToken cancellationToken = default)
    {
        if (await ScheduledAsync(itemId, cancellationToken) is not { VisibleFrom: { } at } waiting || at > clock.Instant())
            return null;
        await ShowAsync(waiting, at, cancellationToken);
        return waiting;
    }

    /// <summary>Gives up the plan to publish. What is public stays so.</summary>
    /// <exception cref="Refusal"><c>Item.NotPlanned</c>: nothing waits, or its instant has passed.</exception>
    public async Task UnscheduleAsync(string itemId, CancellationToken cancellationToken = default)
    {
        if (await ScheduledAsync(itemId, cancellationToken) is not { } waiting || waiting.VisibleFrom <= clock.Instant())
            throw new Refusal("Item.NotPlanned");
        await ForgetPlanAsync(await GetLatestAsync(itemId, cancellationToken), cancellationToken);
        db.Feed(waiting.Subject);
        db.Note(waiting.Subject, "Item.Unplanned", new { waiting.VersionId });
    }

    /// <summary>Takes the item out of the public site, and gives up what was planned. Its text stays as the latest version.</summary>
    /// <returns>The version that was public or waited.</returns>
    /// <exception cref="Refusal"><c>Item.NotPublic</c>.</exception>
    public async Task<ContentItem> UnpublishAsync(string itemId, CancellationToken cancellationToken = default)
    {
        var hidden = await HideAsync(itemId, cancellationToken) ?? throw new Refusal("Item.NotPublic");
        db.Note(hidden.Subject, "Item.Unpublished", new { hidden.VersionId });
        return hidden;
    }

    /// <summary>Takes the item out of the public site and out of the editors' way.</summary>
    /// <returns>The version that was public or waited; null where none was.</returns>
    /// <exception cref="Refusal"><c>Item.InTrash</c> or <c>Item.InArchive</c>.</exception>
    public async Task<ContentItem?> ArchiveAsync(string itemId, CancellationToken cancellationToken = default)
    {
        var latest = await GetLatestAsync(itemId, cancellationToken);
        latest.MustBePresent();
        var hidden = await HideAsync(itemId, cancellationToken);
        latest.GoTo(Shelf.Archive, clock.Instant());
        db.Note(latest.Subject, "Item.Archived", new { hidden?.VersionId });
        return hidden;
    }

    /// <summary>Throws the item away: for thirty days it can be brought back.</summary>
    /// <returns>The version that was public or waited; null where none was.</returns>
    /// <exception cref="Refusal"><c>Item.InTrash</c>.</exception>
    public async Task<ContentItem?> TrashAsync(string itemId, CancellationToken cancellationToken = default)
    {
        var latest = await GetLatestAsync(itemId, cancellationToken);
        latest.MustNotBeInTrash();
        var hidden = await HideAsync(itemId, cancellationToken);
        var now = clock.Instant();
        latest.GoTo(Shelf.Trash, now);
        latest.Tell(ItemEvent.Deleted);
        await db.PlanAsync(EmptyTrash.DueKind, itemId, now + ContentItem.InTrash, cancellationToken);
        db.Note(latest.Subject, "Item.Trashed", new { hidden?.VersionId });
        return hidden;
    }

    /// <summary>Brings an item back from the archive or the trash, as a draft: nothing becomes public by itself.</summary>
    /// <exception cref="Refusal"><c>Item.NotAway</c>.</exception>
    public async Task<ContentItem> BringBackAsync(string itemId, CancellationToken cancellationToken = default)
    {
        var latest = await GetLatestAsync(itemId, cancellationToken);
        if (latest.Shelf == Shelf.Present)
            throw new Refusal("Item.NotAway");
        latest.GoTo(Shelf.Present, clock.Instant());
        await db.UnplanAsync(EmptyTrash.DueKind, itemId, cancellationToken);
        db.Note(latest.Subject, "Item.BroughtBack");
        return latest;
    }

    /// <summary>Makes a version public (or plans it) that was so before: what undoing asks for.</summary>
    /// <exception cref="Refusal">As for publishing; <c>Item.OtherPublished</c> where another version is public by now.</exception>
    public async Task ShowAgainAsync(string itemId, string versionId, CancellationToken cancellationToken = default)
    {
        (await GetLatestAsync(itemId, cancellationToken)).MustBePresent();
        var version = await VersionAsync(versionId, cancellationToken);
        if (version?.ItemId != itemId || !version.IsSealed)
            throw new NotFound();
        if (await PublishedAsync(itemId, cancellationToken) is not null || await ScheduledAsync(itemId, cancellationToken) is not null)
            throw new Refusal("Item.OtherPublished");
        await PublishAsync(version, cancellationToken);
    }

    private async Task PublishAsync(ContentItem version, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        if (version.HiddenFrom <= now || version.HiddenFrom <= version.VisibleFrom)
            throw new Refusal("Item.EndsBefore") { Field = "ArchiveLaterPart" };
        foreach (var rule in rules)
            await rule.CheckAsync(version, version.VisibleFrom > now ? version.VisibleFrom.Value : now, cancellationToken);
        if (version.VisibleFrom > now)
            await WaitAsync(version, cancellationToken);
        else
            await ShowAsync(version, now, cancellationToken);
    }

    private async Task WaitAsync(ContentItem version, CancellationToken cancellationToken)
    {
        var latest = await GetLatestAsync(version.ItemId, cancellationToken);
        await ForgetPlanAsync(latest, cancellationToken);
        var published = await PublishedAsync(version.ItemId, cancellationToken);
        // An address of its own is reserved now; one that is public stays until the instant, so that a new title does not leak.
        if (published is null)
            await AddressAsync(version, cancellationToken);
        version.Wait(published);
        latest.Know(published is not null, version.VisibleFrom);
        await db.PlanAsync(PublishWaiting.DueKind, version.ItemId, version.VisibleFrom!.Value, cancellationToken);
        db.Feed(version.Subject);
        db.Note(version.Subject, "Item.Planned", new { version.VersionId, version.VisibleFrom });
    }

    private async Task ShowAsync(ContentItem version, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var latest = await GetLatestAsync(version.ItemId, cancellationToken);
        await ForgetPlanAsync(latest, cancellationToken);
        await AddressAsync(version, cancellationToken);
        var former = await PublishedAsync(version.ItemId, cancellationToken);
        former?.BeWithdrawn();
        version.BePublished(at);
        version.Tell(ItemEvent.Published);
        latest.Know(isLive: true, scheduledFor: null);
        await PlanEndAsync(version, former, cancellationToken);
        db.Feed(version.Subject);
        db.Note(version.Subject, "Item.Published", new { version.VersionId, former = former?.VersionId });
    }

    private async Task PlanEndAsync(ContentItem published, ContentItem? former, CancellationToken cancellationToken)
    {
        if (published.HiddenFrom is { } end)
            await db.PlanAsync(ArchiveEnded.DueKind, published.ItemId, end, cancellationToken);
        else if (former?.HiddenFrom is not null)
            await db.UnplanAsync(ArchiveEnded.DueKind, published.ItemId, cancellationToken);
    }

    private async Task ForgetPlanAsync(ContentItem latest, CancellationToken cancellationToken)
    {
        if (latest.ScheduledFor is null)
            return;
        var published = await PublishedAsync(latest.ItemId, cancellationToken);
        (await ScheduledAsync(latest.ItemId, cancellationToken))?.WaitNoMore(published);
        latest.Know(published is not null, scheduledFor: null);
        await db.UnplanAsync(PublishWaiting.DueKind, latest.ItemId, cancellationToken);
    }

    private async Task<ContentItem?> HideAsync(string itemId, CancellationToken cancellationToken)
    {
        var latest = await GetLatestAsync(itemId, cancellationToken);
        var waiting = await ScheduledAsync(itemId, cancellationToken);
        await ForgetPlanAsync(latest, cancellationToken);
        var published = await PublishedAsync(itemId, cancellationToken);
        if (published is null && waiting is null)
            return null;
        published?.BeWithdrawn();
        published?.Tell(ItemEvent.Unpublished);
        latest.Know(isLive: false, scheduledFor: null);
        await db.UnplanAsync(ArchiveEnded.DueKind, itemId, cancellationToken);
        db.Feed(latest.Subject);
        return published ?? waiting;
    }

    /// <summary>What comes in is the latest version from now on, also of an item that was thrown away.</summary>
    private async Task TakePlaceAsync(ContentItem item, CancellationToken cancellationToken)
    {
        if (await LatestAsync(item.ItemId, cancellationToken) is not { } latest)
        {
            item.BeLatest();
            return;
        }
        await ForgetPlanAsync(latest, cancellationToken);
        if (latest.Shelf != Shelf.Present)
            await BringBackAsync(item.ItemId, cancellationToken);
        latest.GiveWayTo(item);
    }
}
