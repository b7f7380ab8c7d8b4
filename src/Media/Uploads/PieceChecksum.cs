using System.Security.Cryptography;

namespace RadicaleVernieuwers.Media;

/// <summary>What a client says the digest of a piece is: <c>Upload-Checksum: sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=</c>.</summary>
internal sealed class PieceChecksum : IDisposable
{
    public static readonly IReadOnlyList<string> Algorithms = ["sha1", "sha256"];
    private readonly IncrementalHash _hash;
    private readonly byte[] _expected;

    private PieceChecksum(HashAlgorithmName algorithm, byte[] expected) => (_hash, _expected) = (IncrementalHash.CreateHash(algorithm), expected);

    /// <returns>False for a header that names no algorithm we know, or no digest.</returns>
    public static bool TryRead(string header, out PieceChecksum? checksum)
    {
        checksum = null;
        if (header.Length == 0)
            return true;
        var parts = header.Split(' ');
        var digest = new byte[64];
        if (parts.Length != 2 || !Algorithms.Contains(parts[0]) || !Convert.TryFromBase64String(parts[1], digest, out var length))
            return false;
        checksum = new(parts[0] == "sha1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, digest[..length]);
        return true;
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    public bool Matches() => CryptographicOperations.FixedTimeEquals(_hash.GetHashAndReset(), _expected);

    public void Dispose() => _hash.Dispose();
}
