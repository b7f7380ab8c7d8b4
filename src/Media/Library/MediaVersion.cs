using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>An older content of a media file.</summary>
public readonly record struct MediaVersionId(Guid Value) : IId<MediaVersionId>;

/// <summary>What a media file held before it was replaced. Its blob is kept, so that it can come back.</summary>
public sealed class MediaVersion : Entity
{
    public MediaVersionId Id { get; private set; }
    public MediaId MediaId { get; private set; }
    public string Blob { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public int Width { get; private set; }
    public int Height { get; private set; }
    public long Bytes { get; private set; }
    public string Sha256 { get; private set; } = "";
    public string SourceSha256 { get; private set; } = "";
    public DateTimeOffset Replaced { get; private set; }
    public UserId? ReplacedBy { get; private set; }

    public static MediaVersion Of(MediaFile file, UserId? by, DateTimeOffset now) => new()
    {
        Id = Data.Id.New<MediaVersionId>(),
        MediaId = file.Id,
        Blob = file.Blob,
        ContentType = file.ContentType,
        Width = file.Width,
        Height = file.Height,
        Bytes = file.Bytes,
        Sha256 = file.Sha256,
        SourceSha256 = file.SourceSha256,
        Replaced = now,
        ReplacedBy = by,
    };
}

/// <summary>An address at which a media file stood before it was moved: it still leads there.</summary>
public sealed class MediaAlias
{
    public string Path { get; private set; } = "";
    public MediaId MediaId { get; private set; }

    public static MediaAlias Of(MediaFile file) => new() { Path = file.Path, MediaId = file.Id };
}

internal sealed class MediaVersionMapping : IEntityTypeConfiguration<MediaVersion>, IEntityTypeConfiguration<MediaAlias>
{
    public void Configure(EntityTypeBuilder<MediaVersion> version)
    {
        version.ToTable("media_versions");
        version.Property(v => v.Blob).HasMaxLength(BlobName.Longest);
        version.Property(v => v.ContentType).HasMaxLength(100);
        version.Property(v => v.Sha256).HasMaxLength(64);
        version.Property(v => v.SourceSha256).HasMaxLength(64);
        version.HasIndex(v => v.Blob);
        version.HasIndex(v => v.Sha256);
        version.HasOne<MediaFile>().WithMany().HasForeignKey(v => v.MediaId);
    }

    public void Configure(EntityTypeBuilder<MediaAlias> alias)
    {
        alias.ToTable("media_aliases");
        alias.HasKey(a => a.Path);
        alias.Property(a => a.Path).HasMaxLength(MediaPath.Longest);
        alias.HasOne<MediaFile>().WithMany().HasForeignKey(a => a.MediaId);
    }
}
