using System.Buffers.Binary;
using System.Security.Cryptography;

namespace RadicaleVernieuwers.Media;

/// <summary>Where a film tells more than it shows: boxes with the place, the camera, notes.</summary>
/// <param name="Blanks">Ranges to fill with zeros, in order.</param>
internal sealed record Film(IReadOnlyList<Film.Blank> Blanks)
{
    /// <param name="IsName">The four letters of a box: they become <c>free</c> instead, and players pass over it.</param>
    public readonly record struct Blank(long Offset, long Length, bool IsName);

    private const int MostBoxes = 10_000;
    private static readonly string[] Telling = ["udta", "meta", "uuid"];
    private static readonly string[] Watched = ["vide", "soun", "text", "sbtl", "subt", "clcp"];

    /// <summary>Reads the boxes of an MP4 (ISO 14496-12) and nothing of its pictures.</summary>
    /// <returns>Null where the file is not whole.</returns>
    /// <exception cref="Data.Refusal"><c>Media.Refused.FilmTracks</c>: a track of the camera's own, such as where it was.</exception>
    public static async Task<Film?> ReadAsync(Stream film, CancellationToken cancellationToken)
    {
        var reader = new Boxes(film, cancellationToken);
        var isWhole = await reader.WalkAsync(0, film.Length, "");
        return isWhole && reader.HasMovie && reader.HasMedia ? new Film(reader.Blanks) : null;
    }

    private sealed class Boxes(Stream film, CancellationToken cancellationToken)
    {
        private int _seen;

        public List<Blank> Blanks { get; } = [];
        public bool HasMovie { get; private set; }
        public bool HasMedia { get; private set; }

        public async Task<bool> WalkAsync(long at, long end, string within)
        {
            var head = new byte[16];
            while (at < end)
            {
                if (end - at < 8 || ++_seen > MostBoxes)
                    return false;
                film.Position = at;
                await film.ReadExactlyAsync(head.AsMemory(0, 8), cancellationToken);
                var (length, start) = ((long)BinaryPrimitives.ReadUInt32BigEndian(head), 8);
                if (length == 1)
                {
                    await film.ReadExactlyAsync(head.AsMemory(8, 8), cancellationToken);
                    (length, start) = (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), 16);
                }
                length = length == 0 ? end - at : length;
                if (length < start || length > end - at)
                    return false;
                if (!await LookAsync(System.Text.Encoding.Latin1.GetString(head, 4, 4), at, start, length, within))
                    return false;
                at += length;
            }
            return true;
        }

        private async Task<bool> LookAsync(string name, long at, int start, long length, string within)
        {
            HasMovie |= name == "moov";
            HasMedia |= name == "mdat";
            if (within.Length == 0 && at == 0 && name != "ftyp")
                return false;
            if (Telling.Contains(name) && (within is "" or "moov" or "trak"))
            {
                Blanks.Add(new(at + 4, 4, true));
                Blanks.Add(new(at + start, length - start, false));
                return true;
            }
            if (name == "hdlr" && within == "mdia" && length >= start + 12)
            {
                var handler = new byte[4];
                film.Position = at + start + 8;
                await film.ReadExactlyAsync(handler, cancellationToken);
                if (!Watched.Contains(System.Text.Encoding.Latin1.GetString(handler)))
                    throw new Data.Refusal("Media.Refused.FilmTracks");
            }
            return name is not ("moov" or "trak" or "mdia") || await WalkAsync(at + start, at + length, name);
        }
    }
}

/// <summary>Reads a film with what it should not tell blanked out, and takes its SHA-256 on the way.</summary>
internal sealed class BlankedFilm(Stream film, IReadOnlyList<Film.Blank> blanks) : Stream
{
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _next;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get; set; }

    /// <summary>Of all that was read.</summary>
    public string Sha256() => Convert.ToHexStringLower(_sha.GetCurrentHash());

    public override int Read(byte[] buffer, int offset, int count) => Through(buffer.AsSpan(offset, film.Read(buffer, offset, count)));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Through(buffer[..await film.ReadAsync(buffer, cancellationToken)].Span);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _sha.Dispose();
        base.Dispose(disposing);
    }

    private int Through(Span<byte> read)
    {
        var end = Position + read.Length;
        while (_next < blanks.Count && blanks[_next].Offset < end)
        {
            var blank = blanks[_next];
            for (var at = Math.Max(Position, blank.Offset); at < Math.Min(end, blank.Offset + blank.Length); at++)
                read[(int)(at - Position)] = blank.IsName ? "free"u8[(int)(at - blank.Offset)] : (byte)0;
            if (blank.Offset + blank.Length > end)
                break;
            _next++;
        }
        Position = end;
        _sha.AppendData(read);
        return read.Length;
    }
}
