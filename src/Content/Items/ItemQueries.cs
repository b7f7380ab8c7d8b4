namespace RadicaleVernieuwers.Content;

/// <summary>Questions that several modules ask of items.</summary>
public static class ItemQueries
{
    /// <summary>What the public may read at an instant.</summary>
    public static IQueryable<ContentItem> VisibleAt(this IQueryable<ContentItem> items, DateTimeOffset now) =>
        items.Where(i => i.IsPublished && (i.VisibleFrom == null || i.VisibleFrom <= now));
}
