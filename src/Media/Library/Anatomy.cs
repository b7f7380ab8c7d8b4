using System.Buffers.Binary;

namespace RadicaleVernieuwers.Media;

/// <summary>Walks the outer structure of a picture file, without decoding it, to find what is in it besides the picture.</summary>
internal static class Anatomy
{
    private static readonly byte[][] Foreign =
    [
        "<script"u8.ToArray(), "<html"u8.ToArray(), "<!doctype html"u8.ToArray(), "<iframe"u8.ToArray(), "<svg"u8.ToArray(), "<?php"u8.ToArray(),
        "javascript:"u8.ToArray(), "onerror="u8.ToArray(), "%pdf-"u8.ToArray(), "pk\x03\x04"u8.ToArray(), "pk\x05\x06"u8.ToArray(),
    ];

    /// <summary>Whether the file is also something else: bytes after its end, or markup and archives among its metadata.</summary>
    public static bool CarriesMore(ReadOnlySpan<byte> content, MediaType type) =>
        type == MediaType.Jpeg ? JpegCarriesMore(content)
        : type == MediaType.Png ? PngCarriesMore(content)
        : type == MediaType.WebP ? WebPCarriesMore(content)
        : type == MediaType.Gif ? GifCarriesMore(content)
        : type == MediaType.Avif && BoxesCarryMore(content);

    /// <summary>The largest frame an ISO media file declares, found before any decoder sees it; 0 × 0 where it declares none.</summary>
    public static (long Width, long Height) DeclaredFrame(ReadOnlySpan<byte> content)
    {
        var (width, height) = (0L, 0L);
        for (var at = content.IndexOf("ispe"u8); at >= 0 && at + 16 <= content.Length;)
        {
            var (w, h) = (BinaryPrimitives.ReadUInt32BigEndian(content[(at + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(content[(at + 12)..]));
            if ((double)w * h > (double)width * height)
                (width, height) = (w, h);
            var next = content[(at + 4)..].IndexOf("ispe"u8);
            at = next < 0 ? -1 : at + 4 + next;
        }
        return (width, height);
    }

    private static bool JpegCarriesMore(ReadOnlySpan<byte> content)
    {
        var at = 2;
        while (at + 4 <= content.Length && content[at] == 0xFF)
        {
            var marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xDA)
                break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]);
            var segment = content[(at + 4)..Math.Min(content.Length, at + 2 + Math.Max(2, (int)length))];
            if (marker is (>= 0xE0 and <= 0xEF) or 0xFE && HoldsForeign(segment) || marker == 0xFE && !IsPlainText(segment))
                return true;
            at += 2 + length;
        }
        return TailCarriesMore(content[EndOfJpeg(content, at)..]);
    }

    // In the scans only FF00, restarts and the tables between progressive scans may follow FF; EOI ends the picture.
    private static int EndOfJpeg(ReadOnlySpan<byte> content, int at)
    {
        while (at + 1 < content.Length)
        {
            var next = content[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= content.Length)
                return content.Length;
            at += next;
            var marker = content[at + 1];
            if (marker == 0xD9)
                return at + 2;
            var skipsSegment = marker is 0xDA or 0xC4 or 0xDB or 0xDD or 0xFE or (>= 0xE0 and <= 0xEF) && at + 4 <= content.Length;
            at += skipsSegment ? 2 + BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]) : marker == 0xFF ? 1 : 2;
        }
        return content.Length;
    }

    private static bool PngCarriesMore(ReadOnlySpan<byte> content)
    {
        var at = 8;
        while (at + 12 <= content.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            var type = content.Slice(at + 4, 4);
            if (length > (uint)(content.Length - at - 12))
                return false;
            var chunk = content.Slice(at + 8, (int)length);
            if (!type.SequenceEqual("IDAT"u8) && HoldsForeign(chunk))
                return true;
            at += 12 + (int)length;
            if (type.SequenceEqual("IEND"u8))
                return TailCarriesMore(content[at..]);
        }
        return false;
    }

    private static bool WebPCarriesMore(ReadOnlySpan<byte> content)
    {
        var end = Math.Min(content.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(content[4..]));
        for (var at = 12L; at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[((int)at + 4)..]);
            var (start, stop) = ((int)at + 8, (int)Math.Min(end, at + 8 + length));
            if (!content.Slice((int)at, 2).SequenceEqual("VP"u8) && !content.Slice((int)at, 3).SequenceEqual("ANM"u8) && HoldsForeign(content[start..stop]))
                return true;
            at += 8 + length + (length & 1);
        }
        return TailCarriesMore(content[(int)end..]);
    }

    private static bool GifCarriesMore(ReadOnlySpan<byte> content)
    {
        if (content.Length < 14)
            return false;
        var at = 13 + ((content[10] & 0x80) != 0 ? 3 << ((content[10] & 7) + 1) : 0);
        while (at + 1 < content.Length)
        {
            if (content[at] == 0x3B)
                return TailCarriesMore(content[(at + 1)..]);
            if (content[at] is not (0x21 or 0x2C))
                return true;
            var isText = content[at] == 0x21 && content[at + 1] is 0xFE or 0xFF or 0x01;
            var start = at;
            if (content[at] == 0x2C && at + 10 < content.Length)
                at += 11 + ((content[at + 9] & 0x80) != 0 ? 3 << ((content[at + 9] & 7) + 1) : 0);
            else
                at += 2;
            while (at < content.Length && content[at] != 0)
                at += 1 + content[at];
            at++;
            if (isText && HoldsForeign(content[start..Math.Min(at, content.Length)]))
                return true;
        }
        return false;
    }

    private static bool BoxesCarryMore(ReadOnlySpan<byte> content)
    {
        var at = 0L;
        while (at + 8 <= content.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(content[(int)at..]);
            var box = content.Slice((int)at + 4, 4);
            if (length == 0)
                return false;
            if (length < 8 || at + length > content.Length)
                return length != 1;
            if ((box.SequenceEqual("free"u8) || box.SequenceEqual("skip"u8) || box.SequenceEqual("uuid"u8)) && HoldsForeign(content.Slice((int)at + 8, (int)length - 8)))
                return true;
            at += length;
        }
        return at < content.Length;
    }

    // Cameras leave padding after the end, or a second JPEG: the other eye, a gain map.
    private static bool TailCarriesMore(ReadOnlySpan<byte> tail)
    {
        var rest = tail.TrimStart((ReadOnlySpan<byte>)[0x00, 0xFF, 0x0A, 0x0D, 0x20]);
        if (rest.IsEmpty)
            return false;
        var another = tail.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);
        return another < 0 || !tail[..another].TrimStart((byte)0).IsEmpty || HoldsForeign(tail);
    }

    private static bool IsPlainText(ReadOnlySpan<byte> text) => !text.TrimEnd((byte)0).ContainsAnyInRange((byte)0, (byte)8) && text.Length <= 4096;

    private static bool HoldsForeign(ReadOnlySpan<byte> part)
    {
        foreach (var sign in Foreign)
        {
            for (var rest = part; rest.Length >= sign.Length;)
            {
                var at = rest.IndexOfAny(sign[0], (byte)char.ToUpperInvariant((char)sign[0]));
                if (at < 0 || rest.Length - at < sign.Length)
                    break;
                if (System.Text.Ascii.EqualsIgnoreCase(rest.Slice(at, sign.Length), sign))
                    return true;
                rest = rest[(at + 1)..];
            }
        }
        return false;
    }
}
