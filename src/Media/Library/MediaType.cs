namespace RadicaleVernieuwers.Media;

/// <summary>What a file is, told from its bytes and never from its name.</summary>
public sealed record MediaType(string Name, string Extension)
{
    public static readonly MediaType Jpeg = new("image/jpeg", ".jpg");
    public static readonly MediaType Png = new("image/png", ".png");
    public static readonly MediaType Gif = new("image/gif", ".gif");
    public static readonly MediaType WebP = new("image/webp", ".webp");
    public static readonly MediaType Avif = new("image/avif", ".avif");
    public static readonly MediaType Heic = new("image/heic", ".heic");
    public static readonly MediaType Svg = new("image/svg+xml", ".svg");
    public static readonly MediaType Tiff = new("image/tiff", ".tif");
    public static readonly MediaType Pdf = new("application/pdf", ".pdf");
    public static readonly MediaType Mp4 = new("video/mp4", ".mp4");
    /// <summary>Any other film.</summary>
    public static readonly MediaType Video = new("video/x-other", ".video");
    public static readonly MediaType Unknown = new("application/octet-stream", ".bin");

    private static readonly MediaType[] All = [Jpeg, Png, Gif, WebP, Avif, Heic, Svg, Tiff, Pdf, Mp4];

    public bool IsPicture => Name.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>The content type that goes with an extension.</summary>
    public static string OfExtension(string extension) => extension.ToLowerInvariant() switch
    {
        ".jpeg" => Jpeg.Name,
        var known => All.FirstOrDefault(t => t.Extension == known)?.Name ?? Unknown.Name,
    };

    /// <summary>The type with this content type, such as a media row keeps.</summary>
    public static MediaType OfName(string name) => All.FirstOrDefault(t => t.Name == name) ?? Unknown;

    /// <summary>Reads the signature at the start.</summary>
    public static MediaType Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return Jpeg;
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png;
        if (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8))
            return Gif;
        if (content.StartsWith("%PDF-"u8))
            return Pdf;
        if (content.StartsWith("II*\0"u8) || content.StartsWith("MM\0*"u8))
            return Tiff;
        if (content.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]))
            return Video;
        if (content.StartsWith("RIFF"u8) && content.Length >= 12)
            return content[8..12].SequenceEqual("WEBP"u8) ? WebP : content[8..12].SequenceEqual("AVI "u8) ? Video : Unknown;
        if (content.Length >= 16 && content[4..8].SequenceEqual("ftyp"u8))
            return OfBrands(content);
        return LooksLikeSvg(content) ? Svg : Unknown;
    }

    // The ISO base media family: the brands in the first box tell pictures from films, and AV1 from HEVC.
    private static MediaType OfBrands(ReadOnlySpan<byte> content)
    {
        var size = (int)Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(content), (uint)Math.Min(content.Length, 256));
        var (picture, film) = (false, false);
        for (var at = 8; at + 4 <= size; at += at == 8 ? 8 : 4)
        {
            var brand = content.Slice(at, 4);
            if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
                return Avif;
            film |= brand.StartsWith("mp4"u8) || brand.StartsWith("iso"u8) || brand.StartsWith("avc"u8) || brand.StartsWith("M4V"u8) || brand.StartsWith("dash"u8);
            picture |= brand.StartsWith("hei"u8) || brand.StartsWith("hev"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8);
        }
        return picture ? Heic : film ? Mp4 : Video;
    }

    private static bool LooksLikeSvg(ReadOnlySpan<byte> content)
    {
        var start = content[..Math.Min(content.Length, 4096)];
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        return start.StartsWith("<svg"u8) || (start.StartsWith("<?xml"u8) || start.StartsWith("<!--"u8) || start.StartsWith("<!DOCTYPE svg"u8)) && start.IndexOf("<svg"u8) > 0;
    }
}
