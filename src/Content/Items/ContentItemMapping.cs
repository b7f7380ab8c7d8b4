using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Content;

internal sealed class ContentItemMapping : IEntityTypeConfiguration<ContentItem>, IEntityTypeConfiguration<ContentRoute>
{
    private const int LongestId = 50;

    public void Configure(EntityTypeBuilder<ContentItem> item)
    {
        item.ToTable("content_items");
        item.HasKey(i => i.VersionId);
        item.Property(i => i.VersionId).HasMaxLength(LongestId);
        item.Property(i => i.ItemId).HasMaxLength(LongestId);
        item.Property(i => i.ContentType).HasMaxLength(200);
        item.Property(i => i.Culture).HasMaxLength(10);
        item.Property(i => i.LocalizationSet).HasMaxLength(LongestId);
        item.Property(i => i.DisplayText).HasMaxLength(ContentItem.LongestDisplayText);
        item.Property(i => i.Owner).HasMaxLength(200);
        item.Property(i => i.Author).HasMaxLength(320);
        // Unique over columns that are null elsewhere and not over a filter: only so does EF put the row that lets go before the row that takes over.
        item.Property(i => i.LatestOf).HasMaxLength(LongestId);
        item.Property(i => i.PublishedOf).HasMaxLength(LongestId);
        item.Property(i => i.ScheduledOf).HasMaxLength(LongestId);
        item.Property(i => i.TitleKey).HasMaxLength(ContentItem.LongestDisplayText);
        item.HasIndex(i => i.ScheduledOf).IsUnique();
        item.HasIndex(i => i.LatestOf).IsUnique();
        item.HasIndex(i => i.PublishedOf).IsUnique();
        item.HasIndex(i => new { i.ItemId, i.Modified });
        item.HasIndex(i => new { i.ContentType, i.IsLatest, i.Modified });
        // A page of the editors' list is a walk along one of these, whatever the number of items.
        // The first also holds what states and titles are filtered by, so that rows that do not fit are passed without being read.
        item.HasIndex(i => new { i.ContentType, i.Shelf, i.Modified, i.VersionId, i.IsLive, i.IsPublished, i.ScheduledFor, i.ScheduledOf, i.TitleKey }).HasDatabaseName("ix_content_items_list");
        // What is written and not published is a handful among many: a list of drafts walks along them alone.
        item.HasIndex(i => new { i.ContentType, i.Shelf, i.IsPublished, i.Modified, i.VersionId });
        item.HasIndex(i => new { i.ContentType, i.Shelf, i.Created, i.VersionId });
        item.HasIndex(i => new { i.ContentType, i.Shelf, i.TitleKey, i.VersionId });
        item.HasIndex(i => i.LocalizationSet);
        item.Property(i => i.ListId).HasMaxLength(LongestId);
        item.HasIndex(i => new { i.ListId, i.ListOrder, i.Created });
        item.Property(i => i.Alias).HasMaxLength(AliasPart.LongestAlias);
        item.HasIndex(i => i.Alias);
    }

    public void Configure(EntityTypeBuilder<ContentRoute> route)
    {
        route.ToTable("content_routes");
        route.HasKey(r => new { r.ContentType, r.Culture, r.Slug });
        route.Property(r => r.ContentType).HasMaxLength(200);
        route.Property(r => r.Culture).HasMaxLength(10);
        route.Property(r => r.Slug).HasMaxLength(ContentRoute.LongestSlug);
        route.Property(r => r.ItemId).HasMaxLength(LongestId);
        route.HasIndex(r => r.ItemId);
    }
}
