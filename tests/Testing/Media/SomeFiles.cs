using System.Text;
using NetVips;
using static NetVips.Enums;

namespace RadicaleVernieuwers.Testing.Media;

/// <summary>Small pictures and documents that the tests make for themselves.</summary>
public static class SomeFiles
{
    public static byte[] Jpeg(int width = 60, int height = 40) => Picture(width, height).JpegsaveBuffer(q: 90);

    public static byte[] Png(int width = 60, int height = 40) => Picture(width, height).PngsaveBuffer();

    public static byte[] Avif(int width = 60, int height = 40) => Picture(width, height).HeifsaveBuffer(compression: ForeignHeifCompression.Av1, effort: 0);

    /// <summary>A photo as a phone makes it: lying on its side, with the place where it was taken.</summary>
    public static byte[] PhoneJpeg()
    {
        using var turned = Picture(60, 40).Mutate(image =>
        {
            image.Set(GValue.GIntType, "orientation", 6);
            image.Set(GValue.GStrType, "exif-ifd0-Orientation", "6 (Right-top, Short, 1 components, 2 bytes)");
            image.Set(GValue.GStrType, "exif-ifd0-Make", "Merk (Merk, ASCII, 5 components, 5 bytes)");
            image.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "51/1 3/1 0/1 (51, 3, 0, Rational, 3 components, 24 bytes)");
        });
        return turned.JpegsaveBuffer(keep: ForeignKeep.All);
    }

    /// <summary>Whether this machine can make what an iPhone makes.</summary>
    public static bool CanMakeHeic => File.Exists("/usr/bin/heif-enc");

    /// <summary>HEVC in a HEIF, as an iPhone makes it.</summary>
    public static async Task<byte[]> HeicAsync(int width, int height)
    {
        var folder = Directory.CreateTempSubdirectory("heic").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "in.png"), Path.Combine(folder, "out.heic"));
            await File.WriteAllBytesAsync(from, Png(width, height));
            using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("/usr/bin/heif-enc", [from, "-o", to]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.WaitForExitAsync();
            return await File.ReadAllBytesAsync(to);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Red on the left, blue on the right.</summary>
    public static byte[] RedAndBlue(int width = 100, int height = 50)
    {
        using var red = Image.Black(width / 2, height, bands: 3).NewFromImage(255, 0, 0).Cast(BandFormat.Uchar);
        using var blue = Image.Black(width / 2, height, bands: 3).NewFromImage(0, 0, 255).Cast(BandFormat.Uchar);
        using var both = red.Join(blue, Direction.Horizontal).Copy(interpretation: Interpretation.Srgb);
        return both.PngsaveBuffer();
    }

    public static byte[] Svg(string inside, string outside = "") =>
        Encoding.UTF8.GetBytes($"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="20" height="10" {outside}>{inside}</svg>""");

    /// <summary>An MP4 without pictures: its boxes, and a note with the place where it was taken.</summary>
    /// <param name="handler">Of its one track: <c>vide</c>, or <c>meta</c> for one of the camera's own.</param>
    public static byte[] Mp4(int mediaBytes = 100, string handler = "vide")
    {
        var track = Box("trak", [.. Box("mdia", Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(handler), 0, 0, 0, 0])), .. Box("udta", "cam"u8.ToArray())]);
        return [.. Box("ftyp", "isom\0\0\0\0isommp42"u8.ToArray()), .. Box("moov", [.. track, .. Box("udta", "\u00A9xyz+51.05+003.72/"u8.ToArray())]), .. Box("mdat", new byte[mediaBytes])];
    }

    private static byte[] Box(string name, byte[] content)
    {
        var size = content.Length + 8;
        return [(byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size, .. Encoding.ASCII.GetBytes(name), .. content];
    }

    public static byte[] Pdf() => "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"u8.ToArray();

    /// <summary>A JPEG with a comment right after its start.</summary>
    public static byte[] JpegWithComment(byte[] comment)
    {
        var jpeg = Jpeg();
        byte[] head = [0xFF, 0xFE, (byte)((comment.Length + 2) >> 8), (byte)(comment.Length + 2)];
        return [.. jpeg[..2], .. head, .. comment, .. jpeg[2..]];
    }

    private static Image Picture(int width, int height)
    {
        using var noise = Image.Gaussnoise(width, height, sigma: 40, mean: 128, seed: 1).Cast(BandFormat.Uchar);
        return noise.Bandjoin(noise, noise).Copy(interpretation: Interpretation.Srgb);
    }
}
