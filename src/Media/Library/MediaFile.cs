using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>A picture or document in the library.</summary>
public readonly record struct MediaId(Guid Value) : IId<MediaId>;

/// <summary>A picture or document in the library. Its blob is private; the world sees renditions.</summary>
public sealed class MediaFile : Entity, IAudited
{
    public const int LongestText = 500;
    /// <summary>The width in pixels below which a newspaper cannot print it across a page.</summary>
    public const int PrintWidth = 2500;
    /// <summary>How long what is in the bin can be put back.</summary>
    public static readonly TimeSpan TrashedFor = TimeSpan.FromDays(30);

    public MediaId Id { get; private set; }
    public string Path { get; private set; } = "";
    /// <summary>The folder of <see cref="Path"/>, without its name; empty at the top.</summary>
    public string Folder { get; private set; } = "";
    /// <summary>The last part of <see cref="Path"/>.</summary>
    public string Name { get; private set; } = "";
    /// <summary>The name of the blob with the original.</summary>
    public string Blob { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    /// <summary>As seen, with the orientation applied; 0 for a document.</summary>
    public int Width { get; private set; }
    public int Height { get; private set; }
    public long Bytes { get; private set; }
    /// <summary>Of the blob, in lower-case hexadecimals.</summary>
    public string Sha256 { get; private set; } = "";
    /// <summary>Of the file as it was handed in: it differs where a conversion was needed.</summary>
    public string SourceSha256 { get; private set; } = "";
    public string AltText { get; private set; } = "";
    /// <summary>What a newspaper prints below it; empty where the alternative text will do.</summary>
    public string Caption { get; private set; } = "";
    public string Credit { get; private set; } = "";
    public string Licence { get; private set; } = "";
    /// <summary>Who of those in the picture agreed to what.</summary>
    public string Consent { get; private set; } = "";
    /// <summary>All words that it is found by, in small letters and without accents.</summary>
    [NotAudited]
    public string Sought { get; private set; } = "";
    /// <summary>What a crop keeps, as parts of the width and height: 0.5, 0.5 is the middle.</summary>
    public double FocalX { get; private set; } = 0.5;
    public double FocalY { get; private set; } = 0.5;
    /// <summary>From when everybody may see it; null for never. Time decides at each read.</summary>
    public DateTimeOffset? PublicFrom { get; private set; }
    public DateTimeOffset Added { get; private set; }
    public UserId? AddedBy { get; private set; }
    /// <summary>Since when it lies in the bin: nobody outside sees it, and a sweep takes it after <see cref="TrashedFor"/>.</summary>
    public DateTimeOffset? Trashed { get; private set; }

    public string AuditSubject => $"media/{Id.Value}";
    public bool IsPicture => Width > 0;
    public bool IsVideo => ContentType == MediaType.Mp4.Name;
    /// <summary>What stands in for the caption.</summary>
    public string CaptionOrAltText => Caption.Length > 0 ? Caption : AltText;
    /// <summary>Eight characters that change with the content, for the <c>v</c> of an address.</summary>
    public string Stamp => Sha256[..8];
    public bool IsTooSmallForPrint => IsPicture && Math.Max(Width, Height) < PrintWidth;

    /// <param name="sourceSha256">Of the file as it was handed in.</param>
    public static MediaFile Add(MediaId id, string path, Judgement judged, string blob, string sha256, string sourceSha256, UserId? by, DateTimeOffset now)
    {
        var file = new MediaFile { Id = id, Added = now, AddedBy = by };
        file.StandAt(path);
        file.Hold(judged, blob, sha256, sourceSha256);
        return file;
    }

    public bool IsPublicAt(DateTimeOffset now) => PublicFrom <= now && Trashed is null;

    /// <summary>Everybody may see it from this instant.</summary>
    public void Publish(DateTimeOffset from) => PublicFrom = from.Cut();

    public void Hide() => PublicFrom = null;

    public void Describe(string altText, string credit, string licence, string consent, string? caption = null)
    {
        AltText = Fit(altText, "AltText");
        Caption = Fit(caption ?? Caption, "Caption");
        Credit = Fit(credit, "Credit");
        Licence = Fit(licence, "Licence");
        Consent = Fit(consent, "Consent");
        Seek();
    }

    /// <summary>Goes to the bin. What shows it, shows it no more; its address stays taken.</summary>
    public void Trash(DateTimeOffset now) => Trashed ??= now.Cut();

    public void Restore() => Trashed = null;

    /// <summary>Stands at another path from now on. An alias that keeps the former address is the caller's.</summary>
    public void StandAt(string path)
    {
        Path = path;
        Folder = MediaPath.FolderOf(path);
        Name = MediaPath.NameOf(path);
        Seek();
    }

    private void Seek() => Sought = Plain(string.Join(' ', Path, AltText, Caption, Credit, Licence));

    /// <summary>Small letters, without accents: as words are compared.</summary>
    internal static string Plain(string text) =>
        string.Concat(text.Normalized(System.Text.NormalizationForm.FormKD).Where(c => char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    /// <exception cref="Refusal"><c>Media.FocalPoint</c>.</exception>
    public void FocusOn(double x, double y)
    {
        if (x is not (>= 0 and <= 1) || y is not (>= 0 and <= 1))
            throw new Refusal("Media.FocalPoint") { Field = "FocalX" };
        (FocalX, FocalY) = (x, y);
    }

    /// <summary>Puts another content at the same path. The old blob is the caller's to remove.</summary>
    public void Hold(Judgement judged, string blob, string sha256, string sourceSha256)
    {
        (Blob, Sha256, SourceSha256) = (blob, sha256, sourceSha256);
        (ContentType, Width, Height, Bytes) = (judged.Type.Name, judged.Width, judged.Height, judged.Length);
    }

    /// <summary>Shows an older content again.</summary>
    public void Hold(MediaVersion version)
    {
        (Blob, Sha256, SourceSha256) = (version.Blob, version.Sha256, version.SourceSha256);
        (ContentType, Width, Height, Bytes) = (version.ContentType, version.Width, version.Height, version.Bytes);
    }

    private static string Fit(string? text, string field)
    {
        var trimmed = (text ?? "").Trim();
        return trimmed.Length <= LongestText ? trimmed : throw new Refusal("Media.TextTooLong", LongestText) { Field = field };
    }
}

internal sealed class MediaFileMapping : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> file)
    {
        file.ToTable("media_files");
        file.Property(f => f.Path).HasMaxLength(MediaPath.Longest);
        file.Property(f => f.Folder).HasMaxLength(MediaPath.Longest);
        file.Property(f => f.Name).HasMaxLength(MediaPath.Longest);
        file.Property(f => f.Blob).HasMaxLength(BlobName.Longest);
        file.Property(f => f.ContentType).HasMaxLength(100);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.SourceSha256).HasMaxLength(64);
        foreach (var text in new[] { nameof(MediaFile.AltText), nameof(MediaFile.Caption), nameof(MediaFile.Credit), nameof(MediaFile.Licence), nameof(MediaFile.Consent) })
            file.Property(text).HasMaxLength(MediaFile.LongestText);
        file.HasIndex(f => f.Path).IsUnique();
        file.HasIndex(f => f.Blob).IsUnique();
        file.HasIndex(f => f.Sha256);
        file.HasIndex(f => f.SourceSha256);
        file.HasIndex(f => new { f.Added, f.Path });
        file.HasIndex(f => new { f.Name, f.Path });
        file.HasIndex(f => new { f.Bytes, f.Path });
        file.HasIndex(f => new { f.Folder, f.Added, f.Path });
        file.HasIndex(f => f.Trashed);
    }
}
