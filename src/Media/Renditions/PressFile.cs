using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using NetVips;
using static NetVips.Enums;

namespace RadicaleVernieuwers.Media;

/// <summary>What a newspaper has to know about a picture.</summary>
public sealed record PressWords(string Credit, string Caption, string Rights);

/// <summary>A picture for print: the whole of it, upright, and inside it only what we wrote ourselves: credit, caption and rights, in IPTC and XMP.</summary>
internal static class PressFile
{
    /// <summary>The name in an address that asks for one; its value is the initiative.</summary>
    public const string Command = "press";
    private const int Quality = 92;

    /// <summary><c>buurtkeuken_an-peeters.jpg</c></summary>
    /// <param name="initiative">Or whatever the picture is of.</param>
    public static string NameOf(string initiative, string credit) => $"{MediaPath.Slug(initiative)}_{MediaPath.Slug(credit)}.jpg";

    public static byte[] Draw(byte[] original, PressWords words)
    {
        using var loaded = MediaType.Of(original) == MediaType.Avif ? Image.HeifloadBuffer(original) : Image.NewFromBuffer(original);
        using var upright = loaded.Autorot();
        using var coloured = upright.Contains("icc-profile-data") ? upright.IccTransform("srgb", embedded: true) : upright.Colourspace(Interpretation.Srgb);
        using var flat = coloured.HasAlpha() ? coloured.Flatten(background: [255, 255, 255]) : coloured.Copy();
        using var told = flat.Mutate(image =>
        {
            foreach (var field in flat.GetFields().Where(f => f.StartsWith("exif", StringComparison.Ordinal)))
                image.Remove(field);
            image.Set(GValue.BlobType, "iptc-data", Iptc(words));
            image.Set(GValue.BlobType, "xmp-data", Xmp(words));
        });
        return told.JpegsaveBuffer(q: Quality, optimizeCoding: true, subsampleMode: ForeignSubsample.Off, keep: ForeignKeep.Iptc | ForeignKeep.Xmp);
    }

    // IPTC IIM 4.2 in the resource 0x0404 of a Photoshop block: each value is 1C, record, number, length.
    internal static byte[] Iptc(PressWords words)
    {
        var values = new MemoryStream();
        Write(values, 1, 90, [0x1B, (byte)'%', (byte)'G']);
        Write(values, 2, 0, [0, 4]);
        Write(values, 2, 80, Fit(words.Credit, 32));
        Write(values, 2, 110, Fit(words.Credit, 32));
        Write(values, 2, 116, Fit(words.Rights, 128));
        Write(values, 2, 120, Fit(words.Caption, 2000));
        var block = new MemoryStream();
        block.Write("Photoshop 3.0\0"u8);
        block.Write("8BIM\x04\x04\0\0"u8);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, (int)values.Length);
        block.Write(length);
        values.WriteTo(block);
        if (values.Length % 2 == 1)
            block.WriteByte(0);
        return block.ToArray();
    }

    internal static byte[] Xmp(PressWords words)
    {
        XNamespace x = "adobe:ns:meta/", rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", dc = "http://purl.org/dc/elements/1.1/";
        XNamespace photoshop = "http://ns.adobe.com/photoshop/1.0/", rights = "http://ns.adobe.com/xap/1.0/rights/";
        XElement Worded(XName name, string text) => new(name, new XElement(rdf + "Alt", new XElement(rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), text)));
        var packet = new XElement(x + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", x),
            new XElement(rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", rdf),
                new XElement(rdf + "Description", new XAttribute(rdf + "about", ""), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "photoshop", photoshop), new XAttribute(XNamespace.Xmlns + "xmpRights", rights),
                    new XElement(dc + "creator", new XElement(rdf + "Seq", new XElement(rdf + "li", words.Credit))),
                    new XElement(photoshop + "Credit", words.Credit),
                    Worded(dc + "description", words.Caption), Worded(dc + "rights", words.Rights), Worded(rights + "UsageTerms", words.Rights))));
        return Encoding.UTF8.GetBytes($"<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>{packet.ToString(SaveOptions.DisableFormatting)}<?xpacket end=\"r\"?>");
    }

    private static void Write(Stream values, byte record, byte number, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
            return;
        values.Write([0x1C, record, number, (byte)(value.Length >> 8), (byte)value.Length]);
        values.Write(value);
    }

    // As many whole letters as the standard has room for.
    private static byte[] Fit(string text, int most)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length <= most)
            return bytes;
        while ((bytes[most] & 0xC0) == 0x80)
            most--;
        return bytes[..most];
    }
}
