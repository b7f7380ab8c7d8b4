using System.Security.Cryptography;
using System.Text;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Orchard Core's ids: a Guid in 26 characters, 13 for each half, without letters that are mistaken for others.</summary>
public static class OrchardId
{
    public const int Length = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string New() => Of(Data.Id.New());

    public static string Of(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes);
        return Half(BitConverter.ToInt64(bytes)) + Half(BitConverter.ToInt64(bytes[8..]));
    }

    /// <summary>The same id for the same words, so that a recipe that runs again finds what it made.</summary>
    public static string From(params ReadOnlySpan<string> words) => Of(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words!)))[..16]));

    private static string Half(long half) => string.Create(13, half, (text, value) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = Alphabet[(int)(value >> (60 - (5 * i))) & 31];
    });
}
