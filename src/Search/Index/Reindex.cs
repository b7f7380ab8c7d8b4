using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Search;

/// <summary>Asks every node to build its index anew, beside the one that answers. It only adds a feed row, so that it may run beside the live site.</summary>
public static class Reindex
{
    /// <summary>The same with the next save of the request: what is public has changed without the items.</summary>
    public static void AskWithNextSave(AppDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Feed(FeedFollower.Anew);
    }

    public static Task AskAsync(AppDb db, CancellationToken cancellationToken = default)
    {
        db.Feed(FeedFollower.Anew);
        return db.SaveChangesAsync(cancellationToken);
    }
}
