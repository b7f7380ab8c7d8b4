using System.IO.Compression;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>A zip as Orchard Core's deployment makes it: <c>Recipe.json</c> at the root, media at their own paths. Read in place; nothing is unpacked to disk.</summary>
internal sealed class Package : IDisposable
{
    /// <summary>The longest path of a file in the media library.</summary>
    public const int LongestName = 250;
    private const int MostFiles = 100_000;
    private const long Largest = 32L << 30;
    private const int SymbolicLink = 0xA000;
    private const int KindOfFile = 0xF000;
    /// <summary>Real media hardly shrink; text shrinks by ten or twenty.</summary>
    private const long MostShrunk = 200;
    private const long SmallEnough = 1 << 20;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _files = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="Refusal"><c>Recipe.PackageBroken</c>, <c>Recipe.PackagePath</c>, <c>Recipe.PackageName</c>, <c>Recipe.PackageLink</c> or <c>Recipe.PackageBomb</c>.</exception>
    public Package(string path)
    {
        try
        {
            _zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw new Refusal("Recipe.PackageBroken", path);
        }
        try
        {
            Check(path);
        }
        catch (Refusal)
        {
            _zip.Dispose();
            throw;
        }
    }

    /// <exception cref="Refusal"><c>Recipe.TooLarge</c>.</exception>
    public Stream? Open(string path, long largest = Largest)
    {
        if (!_files.TryGetValue(path.Replace('\\', '/'), out var file))
            return null;
        return file.Length <= largest ? new Measured(file.Open(), file.Length) : throw new Refusal("Recipe.TooLarge", path);
    }

    public void Dispose() => _zip.Dispose();

    private void Check(string path)
    {
        if (_zip.Entries.Count > MostFiles || _zip.Entries.Sum(file => file.Length) > Largest || _zip.Entries.Any(IsBomb))
            throw new Refusal("Recipe.PackageBomb", path);
        foreach (var file in _zip.Entries.Where(file => !file.FullName.EndsWith('/')))
        {
            if (file.FullName.Length > LongestName)
                throw new Refusal("Recipe.PackageName", path, file.FullName[..60]);
            if (((file.ExternalAttributes >> 16) & KindOfFile) == SymbolicLink)
                throw new Refusal("Recipe.PackageLink", path, file.FullName);
            if (Leaves(file.FullName) || !_files.TryAdd(file.FullName, file))
                throw new Refusal("Recipe.PackagePath", path, file.FullName);
        }
    }

    private static bool IsBomb(ZipArchiveEntry file) => file.Length > SmallEnough && file.Length / Math.Max(1, file.CompressedLength) > MostShrunk;

    private static bool Leaves(string name) =>
        name.Length == 0 || name[0] == '/' || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal) || name.Split('/').Any(part => part is "" or "." or "..");

    /// <summary>Gives no more than the zip declares: the declared length is what was judged.</summary>
    private sealed class Measured(Stream inner, long length) : Stream
    {
        private readonly long _length = length;
        private long _left = length;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => _length;
        public override long Position { get => _length - _left; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
