using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace RadicaleVernieuwers.Media;

/// <summary>Signs media addresses: the path and the names and values of the query, so that nothing can be moved from one to the other.</summary>
public sealed class UrlSigner(byte[] key)
{
    /// <summary>The part of a query that a signature does not cover: itself.</summary>
    public const string Token = "token";

    public string Sign(string path, IEnumerable<KeyValuePair<string, string>> query)
    {
        // Lengths before the values: no value can be written so that it reads as another name.
        var text = new StringBuilder().Append(path.Length).Append(':').Append(path);
        foreach (var (name, value) in query.Where(q => q.Key != Token).OrderBy(q => q.Key, StringComparer.Ordinal))
            text.Append('|').Append(name.Length).Append(':').Append(name).Append('=').Append(value.Length).Append(':').Append(value);
        return WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text.ToString())));
    }

    public bool IsGood(string path, IEnumerable<KeyValuePair<string, string>> query, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(path, query)), Encoding.ASCII.GetBytes(token));

    /// <summary>Makes the signer from the configured master key, or from a key file that the first start makes.</summary>
    public static UrlSigner Of(MediaOptions options)
    {
        var master = options.MasterKey is { } configured ? Encoding.UTF8.GetBytes(configured) : KeyFile(Path.Combine(options.StoragePath, "keys", "media.key"));
        return new UrlSigner(HKDF.DeriveKey(HashAlgorithmName.SHA256, master, 32, info: "media addresses"u8.ToArray()));
    }

    private static byte[] KeyFile(string path)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var beside = path + "." + Data.Id.New().ToString("N");
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var file = new FileStream(beside, options))
                file.Write(RandomNumberGenerator.GetBytes(32));
            Keep(beside, path);
        }
        return File.ReadAllBytes(path);
    }

    // Two nodes may start at once on one storage: the first one's key stands.
    private static void Keep(string beside, string path)
    {
        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }
}
