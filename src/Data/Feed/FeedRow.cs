using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Data;

/// <summary>An entity that the search index or a public page shows: each change of it, unpublishing and deletion included, takes a place in the feed.</summary>
public interface IFed
{
    /// <summary>What changed, such as <c>entry/0197…</c> or <c>item/…</c>. The index reads it anew.</summary>
    string FeedSubject { get; }
}

/// <summary>A change that every node's index has to follow. Positions have no gaps and rise in the order of the commits.</summary>
public sealed class FeedRow
{
    public long Position { get; private set; }
    public string Subject { get; private set; } = "";
}

/// <summary>The one row that hands out positions. A restored database gets a new feed id, so that no index goes on from a past that is gone.</summary>
public sealed class FeedCounter
{
    public int Id { get; private set; } = 1;
    public long V { get; private set; }
    public Guid FeedId { get; private set; } = Data.Id.New();

    public void Renew() => FeedId = Data.Id.New();
}

internal sealed class FeedMapping : IEntityTypeConfiguration<FeedRow>, IEntityTypeConfiguration<FeedCounter>
{
    public void Configure(EntityTypeBuilder<FeedRow> row)
    {
        row.ToTable("feed");
        row.HasKey(r => r.Position);
        row.Property(r => r.Position).ValueGeneratedNever();
        row.Property(r => r.Subject).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<FeedCounter> counter)
    {
        counter.ToTable("feed_counter");
        counter.Property(c => c.Id).ValueGeneratedNever();
    }
}
