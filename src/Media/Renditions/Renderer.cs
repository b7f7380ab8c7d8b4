using NetVips;
using static NetVips.Enums;

namespace RadicaleVernieuwers.Media;

/// <summary>Draws a rendition: upright, in sRGB, of the first frame, without a trace of the metadata.</summary>
internal static class Renderer
{
    private const int DefaultQuality = 80;

    /// <param name="width">Of the original as it is seen.</param>
    public static byte[] Draw(byte[] original, int width, int height, RenditionCommand command, MediaType format)
    {
        using var fitted = Fit(original, width, height, command);
        using var coloured = fitted.Colourspace(Interpretation.Srgb);
        using var flat = coloured.HasAlpha() && (format == MediaType.Jpeg || command.Background is not null)
            ? coloured.Flatten(background: Background(command)) : coloured.Copy();
        var quality = command.Quality ?? DefaultQuality;
        return format == MediaType.WebP ? flat.WebpsaveBuffer(q: quality, effort: 4, keep: ForeignKeep.None)
            : format == MediaType.Avif ? flat.HeifsaveBuffer(q: Math.Max(1, quality - 20), compression: ForeignHeifCompression.Av1, effort: 3, keep: ForeignKeep.None)
            : format == MediaType.Png ? flat.PngsaveBuffer(compression: 7, keep: ForeignKeep.None)
            : format == MediaType.Gif ? flat.GifsaveBuffer(keep: ForeignKeep.None)
            : flat.JpegsaveBuffer(q: quality, optimizeCoding: true, interlace: true, keep: ForeignKeep.None);
    }

    /// <summary>The size the picture is scaled to before anything is cut off or added.</summary>
    internal static (int Width, int Height) Scaled(int width, int height, RenditionCommand command)
    {
        if (command is { Width: null, Height: null })
            return By(Math.Min(1, (double)RenditionCommand.DefaultSide / Math.Max(width, height)));
        var across = (double?)command.Width / width;
        var down = (double?)command.Height / height;
        if (across is null || down is null)
            return By(Math.Min(1, across ?? down!.Value));
        return command.Mode switch
        {
            ResizeMode.Stretch => (command.Width!.Value, command.Height!.Value),
            ResizeMode.Crop => By(Math.Max(across.Value, down.Value), command.Width!.Value, command.Height!.Value),
            ResizeMode.Min => By(Math.Min(1, Math.Max(across.Value, down.Value))),
            ResizeMode.Pad => By(Math.Min(across.Value, down.Value)),
            _ => By(Math.Min(1, Math.Min(across.Value, down.Value))),
        };

        (int, int) By(double factor, int atLeastWide = 1, int atLeastHigh = 1) =>
            (Math.Max(atLeastWide, (int)Math.Round(width * factor)), Math.Max(atLeastHigh, (int)Math.Round(height * factor)));
    }

    private static Image Fit(byte[] original, int width, int height, RenditionCommand command)
    {
        var (wide, high) = Scaled(width, height, command);
        if ((long)wide * high > 64_000_000)
            throw new Data.NotFound();
        var scaled = Scale(original, wide, high);
        if (command is not { Width: { } w, Height: { } h })
            return scaled;
        using (scaled)
        {
            return command.Mode switch
            {
                ResizeMode.Crop => Crop(scaled, w, h, command.Focus ?? (0.5, 0.5)),
                ResizeMode.Pad or ResizeMode.BoxPad => Pad(scaled, w, h, command),
                _ => scaled.Copy(),
            };
        }
    }

    // Where the decoder can shrink as it reads, the thumbnailer opens the file itself; it does not know every AVIF that its loader reads.
    private static Image Scale(byte[] original, int width, int height)
    {
        var isAvif = MediaType.Of(original) == MediaType.Avif;
        using var loaded = isAvif ? Image.HeifloadBuffer(original) : Image.NewFromBuffer(original, access: Access.Sequential);
        return isAvif ? loaded.ThumbnailImage(width, height: height, size: Size.Force, outputProfile: Profile(loaded))
            : Image.ThumbnailBuffer(original, width, height: height, size: Size.Force, outputProfile: Profile(loaded));
    }

    private static Image Crop(Image scaled, int width, int height, (double X, double Y) focus)
    {
        var left = Math.Clamp((int)Math.Round(focus.X * scaled.Width - width / 2.0), 0, scaled.Width - width);
        var top = Math.Clamp((int)Math.Round(focus.Y * scaled.Height - height / 2.0), 0, scaled.Height - height);
        return scaled.Crop(left, top, width, height);
    }

    // Colours are translated where the picture says which ones it means. From sRGB to sRGB it would take as long as all the rest.
    private static string? Profile(Image header) => header.Contains("icc-profile-data") || header.Interpretation == Interpretation.Cmyk ? "srgb" : null;

    private static Image Pad(Image scaled, int width, int height, RenditionCommand command)
    {
        using var coloured = scaled.Colourspace(Interpretation.Srgb);
        using var clear = coloured.HasAlpha() ? coloured.Copy() : coloured.Bandjoin(255);
        double[] ground = command.Background is null ? [255, 255, 255, 0] : [.. Background(command), 255];
        return clear.Embed((width - scaled.Width) / 2, (height - scaled.Height) / 2, width, height, extend: Extend.Background, background: ground);
    }

    private static double[] Background(RenditionCommand command) =>
        command.Background is { } colour ? [.. Convert.FromHexString(colour).Select(b => (double)b)] : [255, 255, 255];
}
