namespace RadicaleVernieuwers.Content;

/// <summary>Questions that several modules ask of items.</summary>
public static class ItemQueries
{
    /// <summary>What the public may read at an instant: a version that waited is public from its instant on, and the one before it no longer.</summary>
    public static IQueryable<ContentItem> VisibleAt(this IQueryable<ContentItem> items, DateTimeOffset now) => items.Where(i =>
        ((i.IsPublished && (i.VisibleFrom == null || i.VisibleFrom <= now) && (i.ReplacedFrom == null || i.ReplacedFrom > now)) || (i.ScheduledOf != null && i.VisibleFrom <= now))
        && (i.HiddenFrom == null || i.HiddenFrom > now));

    /// <summary>What is public, or will be by itself.</summary>
    internal static IQueryable<ContentItem> PublicSoonerOrLater(this IQueryable<ContentItem> items) => items.Where(i => i.IsPublished || i.ScheduledOf != null);
}
