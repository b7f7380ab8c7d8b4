using NetVips;
using RadicaleVernieuwers.Data;
using static NetVips.Enums;

namespace RadicaleVernieuwers.Media;

/// <summary>The judge of uploads. It believes the bytes and not the name, reads the header before it decodes, and decodes the whole picture before it says yes.</summary>
public sealed class Intake(MediaOptions options, HeicConverter heic) : IDisposable
{
    private const int ReadableSvg = 2500;
    private readonly SemaphoreSlim _two = new(2, 2);
    private readonly Clamd? _clamd = options.Clamd is { } address ? new Clamd(address) : null;

    /// <summary>Decides about a file that is in memory as a whole.</summary>
    public async Task<Judgement> JudgeAsync(byte[] content, MediaUse use, CancellationToken cancellationToken = default)
    {
        var type = MediaType.Of(content);
        if (content.Length == 0)
            return Judgement.Refuse(type, "Media.Refused.Empty");
        if (content.Length > options.LargestFile)
            return Judgement.Refuse(type, "Media.Refused.TooBig", options.LargestFile / 1_000_000);
        if (await FindVirusAsync(new MemoryStream(content, writable: false), cancellationToken) is { } refused)
            return Judgement.Refuse(type, refused);
        await _two.WaitAsync(cancellationToken);
        try
        {
            return await JudgeAsync(content, type, use, cancellationToken);
        }
        catch (VipsException)
        {
            return Judgement.Refuse(type, "Media.Refused.Broken");
        }
        finally
        {
            _two.Release();
        }
    }

    /// <summary>Has a file that is too large for memory looked through for viruses, where there is a scanner.</summary>
    /// <exception cref="Refusal"><c>Media.Refused.Virus</c>, or <c>Media.Refused.NoScan</c> where the scanner does not answer.</exception>
    public async Task ScanAsync(Stream content, CancellationToken cancellationToken = default)
    {
        if (await FindVirusAsync(content, cancellationToken) is { } refused)
            throw new Refusal(refused);
    }

    public void Dispose() => _two.Dispose();

    private async Task<string?> FindVirusAsync(Stream content, CancellationToken cancellationToken) =>
        _clamd is null ? null : await _clamd.ScanAsync(content, cancellationToken) switch
        {
            ClamdVerdict.Clean => null,
            ClamdVerdict.Virus => "Media.Refused.Virus",
            _ => "Media.Refused.NoScan",
        };

    private async Task<Judgement> JudgeAsync(byte[] content, MediaType type, MediaUse use, CancellationToken cancellationToken)
    {
        if (type == MediaType.Pdf)
            return use != MediaUse.Picture ? Pdf(content) : Judgement.Refuse(type, "Media.Refused.Pdf");
        if (type == MediaType.Video || type == MediaType.Mp4)
            return Judgement.Refuse(type, use == MediaUse.Library ? "Media.Refused.Film" : "Media.Refused.Video");
        if (type == MediaType.Tiff)
            return Judgement.Refuse(type, "Media.Refused.Tiff");
        if (type == MediaType.Unknown)
            return Judgement.Refuse(type, use != MediaUse.Picture ? "Media.Refused.NoDocument" : "Media.Refused.NoPicture");
        if (type == MediaType.Svg)
            return Svg(content);
        if (type == MediaType.Heic || type == MediaType.Avif)
        {
            var (width, height) = Anatomy.DeclaredFrame(content);
            if (TooLarge(type, width, height) is { } refusal)
                return refusal;
        }
        return type == MediaType.Heic ? await HeicAsync(content, cancellationToken) : Picture(content, type);
    }

    private Judgement Picture(byte[] content, MediaType type)
    {
        using (var header = Load(content, type, FailOn.None))
        {
            if (TooLarge(type, header.Width, header.Height) is { } refusal)
                return refusal;
        }
        using (var whole = Load(content, type, FailOn.Truncated))
            whole.Avg();
        using var image = Load(content, type, FailOn.None, Access.Random);
        if (Anatomy.CarriesMore(content, type))
            return Converted(image.Autorot(), type == MediaType.Jpeg ? MediaType.Jpeg : MediaType.Png, "Media.Converted.Cleaned");
        var turned = Orientation(image) is >= 5 and <= 8;
        return new Judgement
        {
            Outcome = IntakeOutcome.Accepted,
            Type = type,
            Content = content,
            Width = turned ? image.Height : image.Width,
            Height = turned ? image.Width : image.Height,
        };
    }

    private Judgement Svg(byte[] content)
    {
        if (!SafeSvg.IsBenign(content))
            return Judgement.Refuse(MediaType.Svg, "Media.Refused.Svg");
        if (!SafeSvg.HasFrame(content))
            content = Framed(content);
        using var drawn = Image.SvgloadBuffer(content, scale: Scale(content));
        return TooLarge(MediaType.Svg, drawn.Width, drawn.Height) ?? Converted(drawn, MediaType.Png, "Media.Converted.Svg");
    }

    // A drawing says its size in its own units: it is drawn as large as print asks, whatever it says.
    private static double Scale(byte[] drawing)
    {
        using var natural = Image.SvgloadBuffer(drawing);
        return Math.Clamp((double)ReadableSvg / Math.Max(natural.Width, natural.Height), 0.001, 1000);
    }

    // Without a size of its own a drawing is put in a corner of whatever canvas it gets, at its own scale: what is inked there is the picture.
    private static byte[] Framed(byte[] drawing)
    {
        using var canvas = Image.SvgloadBuffer(drawing, scale: Scale(drawing));
        using var ink = canvas[canvas.Bands - 1];
        var box = ink.FindTrim(threshold: 1, background: [0]).Select(Convert.ToInt32).ToArray();
        return box[2] > 0 && box[3] > 0 ? SafeSvg.Frame(drawing, box[0], box[1], box[2], box[3]) : drawing;
    }

    private async Task<Judgement> HeicAsync(byte[] content, CancellationToken cancellationToken)
    {
        if (!heic.IsPresent)
            return Judgement.Refuse(MediaType.Heic, "Media.Refused.Heic");
        if (await heic.ConvertAsync(content, cancellationToken) is not { } jpeg || MediaType.Of(jpeg) != MediaType.Jpeg)
            return Judgement.Refuse(MediaType.Heic, "Media.Refused.Broken");
        var judged = Picture(jpeg, MediaType.Jpeg);
        return judged.Outcome == IntakeOutcome.Refused ? judged : judged with { Outcome = IntakeOutcome.Converted, Reason = "Media.Converted.Heic" };
    }

    private static Judgement Converted(Image picture, MediaType type, string reason)
    {
        using (picture)
        {
            var content = type == MediaType.Jpeg
                ? picture.JpegsaveBuffer(q: 95, keep: ForeignKeep.Icc, subsampleMode: ForeignSubsample.Off)
                : picture.PngsaveBuffer(keep: ForeignKeep.Icc);
            return new Judgement { Outcome = IntakeOutcome.Converted, Type = type, Content = content, Width = picture.Width, Height = picture.Height, Reason = reason };
        }
    }

    private static Judgement Pdf(byte[] content)
    {
        // A reader looks for the end of a PDF in its last kilobyte; without it the upload broke off.
        return content.AsSpan(Math.Max(0, content.Length - 2048)).IndexOf("%%EOF"u8) < 0
            ? Judgement.Refuse(MediaType.Pdf, "Media.Refused.Broken")
            : new Judgement { Outcome = IntakeOutcome.Accepted, Type = MediaType.Pdf, Content = content };
    }

    private Judgement? TooLarge(MediaType seemed, long width, long height) =>
        width > options.LongestSide || height > options.LongestSide || width * height > options.MostPixels
            ? Judgement.Refuse(seemed, "Media.Refused.TooManyPixels", width, height, options.MostPixels / 1_000_000)
            : null;

    private static int Orientation(Image image) => image.Contains("orientation") && image.Get("orientation") is int orientation ? orientation : 0;

    // Each type has its own loader by name, so that no file chooses a decoder for itself.
    private static Image Load(byte[] content, MediaType type, FailOn failOn, Access access = Access.Sequential) =>
        type == MediaType.Jpeg ? Image.JpegloadBuffer(content, access: access, failOn: failOn)
        : type == MediaType.Png ? Image.PngloadBuffer(content, access: access, failOn: failOn)
        : type == MediaType.Gif ? Image.GifloadBuffer(content, access: access, failOn: failOn)
        : type == MediaType.WebP ? Image.WebploadBuffer(content, access: access, failOn: failOn)
        : type == MediaType.Avif ? Image.HeifloadBuffer(content, access: access, failOn: failOn)
        : throw new ArgumentOutOfRangeException(nameof(type), type, null);
}
