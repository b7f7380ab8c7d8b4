using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, 30 seconds and six digits, as every app makes them.</summary>
internal static class Totp
{
    private const int Seconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The time step of a right code, one step early or late included; null where it is wrong or not newer than <paramref name="after"/>, so that a code works once.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, long after)
    {
        var present = now.ToUnixTimeSeconds() / Seconds;
        long? matched = null;
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), Encoding.ASCII.GetBytes(code)) && step > after)
                matched ??= step;
        }
        return matched;
    }

    public static string CodeAt(byte[] secret, DateTimeOffset now) => Code(secret, now.ToUnixTimeSeconds() / Seconds);

    /// <summary>What the QR code says to the app.</summary>
    public static string Address(string site, string email, byte[] secret) =>
        $"otpauth://totp/{Uri.EscapeDataString(site)}:{Uri.EscapeDataString(email)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(site)}";

    public static string Base32(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text.Append(Alphabet[(pair >> (11 - bit % 8)) & 31]);
        }
        return text.ToString();
    }

#pragma warning disable CA5350 // The standard says SHA-1, and so do the apps.
    private static string Code(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var offset = hash[^1] & 15;
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
#pragma warning restore CA5350
}
