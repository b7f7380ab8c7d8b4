using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Search;

/// <summary>Asks every node to build its index anew, beside the one that answers. It only adds a feed row, so that it may run beside the live site.</summary>
public static class Reindex
{
    public static Task AskAsync(AppDb db, CancellationToken cancellationToken = default)
    {
        db.Feed(FeedFollower.Anew);
        return db.SaveChangesAsync(cancellationToken);
    }
}
