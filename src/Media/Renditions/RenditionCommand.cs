using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace RadicaleVernieuwers.Media;

/// <summary>How a picture is fitted into the width and height that are asked for. Orchard Core's names.</summary>
public enum ResizeMode { Max, Crop, Pad, BoxPad, Min, Stretch }

/// <summary>What an address asks of a picture: Orchard Core's query names and their meaning.</summary>
public sealed record RenditionCommand
{
    /// <summary>The sizes that anybody may ask for without a signature. Orchard Core's list.</summary>
    public static readonly IReadOnlyList<int> SupportedSizes = [16, 32, 50, 100, 160, 240, 480, 600, 1024, 2048];
    public const int LongestSide = 4096;
    public const int DefaultSide = 2048;
    // Goes up when the same command draws another picture than before.
    private const int Drawing = 1;

    public int? Width { get; init; }
    public int? Height { get; init; }
    public ResizeMode Mode { get; init; }
    public (double X, double Y)? Focus { get; init; }
    public int? Quality { get; init; }
    public MediaType? Format { get; init; }
    /// <summary>Six hexadecimals.</summary>
    public string? Background { get; init; }

    /// <summary>Reads the query of an address.</summary>
    /// <param name="signed">Whether the address carries a good signature; without one only the sizes of the list count.</param>
    public static bool TryRead(IQueryCollection query, bool signed, out RenditionCommand command)
    {
        command = new RenditionCommand();
        if (!Side(query, "width", signed, out var width) || !Side(query, "height", signed, out var height) || !ModeOf(query, out var mode) || !FormatOf(query, out var format))
            return false;
        command = new RenditionCommand { Width = width, Height = height, Mode = mode, Format = format };
        if (!signed)
            return !query.ContainsKey("rxy") && !query.ContainsKey("bgcolor");
        if (!FocusOf(query, out var focus) || !QualityOf(query, out var quality) || !BackgroundOf(query, out var background))
            return false;
        command = command with { Focus = focus, Quality = quality, Background = background };
        return true;
    }

    /// <summary>Names the picture that this command makes in a format. The same name is always the same picture.</summary>
    public string Key(MediaType format)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Drawing}|{Width}|{Height}|{Mode}|{Focus?.X:0.####}|{Focus?.Y:0.####}|{Quality}|{Background}|{format.Name}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
    }

    private static bool Side(IQueryCollection query, string name, bool signed, out int? side)
    {
        side = null;
        if (!query.TryGetValue(name, out var text) || text.ToString().Length == 0)
            return true;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        side = number;
        return signed ? number is > 0 and <= LongestSide : SupportedSizes.Contains(number);
    }

    private static bool ModeOf(IQueryCollection query, out ResizeMode mode)
    {
        mode = ResizeMode.Max;
        var text = query["rmode"].ToString();
        return text.Length == 0 || !char.IsAsciiDigit(text[0]) && Enum.TryParse(text, ignoreCase: true, out mode);
    }

    private static bool FormatOf(IQueryCollection query, out MediaType? format)
    {
        var text = query["format"].ToString().ToLowerInvariant();
        format = text switch
        {
            "jpg" or "jpeg" => MediaType.Jpeg,
            "png" => MediaType.Png,
            "webp" => MediaType.WebP,
            "avif" => MediaType.Avif,
            "gif" => MediaType.Gif,
            _ => null,
        };
        return text.Length == 0 || format is not null;
    }

    private static bool QualityOf(IQueryCollection query, out int? quality)
    {
        quality = null;
        if (query["quality"].ToString() is not { Length: > 0 } text)
            return true;
        var read = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        quality = number;
        return read && number is >= 1 and <= 100;
    }

    private static bool FocusOf(IQueryCollection query, out (double, double)? focus)
    {
        focus = null;
        if (query["rxy"].ToString() is not { Length: > 0 } text)
            return true;
        var parts = text.Split(',');
        if (parts.Length != 2 || !Part(parts[0], out var x) || !Part(parts[1], out var y))
            return false;
        focus = (x, y);
        return true;
    }

    private static bool Part(string text, out double part) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out part) && part is >= 0 and <= 1;

    private static bool BackgroundOf(IQueryCollection query, out string? background)
    {
        background = query["bgcolor"].ToString().TrimStart('#').ToLowerInvariant() is { Length: > 0 } text ? text : null;
        return background is null || background.Length == 6 && background.All(char.IsAsciiHexDigit);
    }
}
