using System.Security.Cryptography;
using System.Text;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Ids of content as Orchard writes them: 26 lower-case characters without i, l, o and u. Ids from elsewhere are kept as they come.</summary>
public static class ItemIds
{
    public const int Length = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        Id.New().TryWriteBytes(bytes, bigEndian: true, out _);
        return Write(bytes);
    }

    /// <summary>The id that follows from a text, always the same one.</summary>
    internal static string Of(string text) => Write(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    public static bool IsId(string? text) => text is { Length: Length } && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    private static string Write(ReadOnlySpan<byte> bytes)
    {
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return string.Create(Length, number, static (characters, rest) =>
        {
            for (var i = characters.Length - 1; i >= 0; i--, rest >>= 5)
                characters[i] = Alphabet[(int)(uint)(rest & 31)];
        });
    }
}
