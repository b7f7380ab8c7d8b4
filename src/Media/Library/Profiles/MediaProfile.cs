using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>A size and a way to fit into it, under a name that themes use: <c>resize_url: profile: 'banner'</c>. Orchard Core's media profile.</summary>
public sealed class MediaProfile : Entity, IAudited
{
    public const int LongestName = 60;

    public string Name { get; private set; } = "";
    public string Hint { get; private set; } = "";
    /// <summary>0 for any.</summary>
    public int Width { get; private set; }
    public int Height { get; private set; }
    public ResizeMode Mode { get; private set; }
    /// <summary>As an address names it, such as <c>webp</c>; empty for what the reader's browser likes best.</summary>
    public string Format { get; private set; } = "";
    /// <summary>0 for ours.</summary>
    public int Quality { get; private set; }
    public string Background { get; private set; } = "";

    public string AuditSubject => $"media-profile/{Name}";

    public static MediaProfile Of(string name) => new() { Name = name };

    /// <exception cref="Refusal"><c>Media.Profile.Size</c>: no side is longer than <see cref="RenditionCommand.LongestSide"/>.</exception>
    public void Set(string hint, (int Width, int Height) size, ResizeMode mode, string format, int quality, string background)
    {
        if (size is not { Width: >= 0 and <= RenditionCommand.LongestSide, Height: >= 0 and <= RenditionCommand.LongestSide } || quality is not (>= 0 and <= 100))
            throw new Refusal("Media.Profile.Size", Name, RenditionCommand.LongestSide);
        (Hint, Width, Height, Mode, Format, Quality, Background) = (hint, size.Width, size.Height, mode, format, quality, background.TrimStart('#').ToLowerInvariant());
    }

    /// <summary>The commands that an address of this profile carries.</summary>
    public IEnumerable<KeyValuePair<string, string>> Commands()
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        if (Width > 0)
            yield return new("width", Width.ToString(culture));
        if (Height > 0)
            yield return new("height", Height.ToString(culture));
        if (Mode != ResizeMode.Max)
            yield return new("rmode", Mode.ToString().ToLowerInvariant());
        if (Format.Length > 0)
            yield return new("format", Format);
        if (Quality > 0)
            yield return new("quality", Quality.ToString(culture));
        if (Background.Length > 0)
            yield return new("bgcolor", Background);
    }
}

internal sealed class MediaProfileMapping : IEntityTypeConfiguration<MediaProfile>
{
    public void Configure(EntityTypeBuilder<MediaProfile> profile)
    {
        profile.ToTable("media_profiles");
        profile.HasKey(p => p.Name);
        profile.Property(p => p.Name).HasMaxLength(MediaProfile.LongestName);
        profile.Property(p => p.Hint).HasMaxLength(500);
        profile.Property(p => p.Format).HasMaxLength(10);
        profile.Property(p => p.Background).HasMaxLength(10);
    }
}
