using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>One row of the file.</summary>
/// <param name="Line">Where it begins, as an editor counts lines.</param>
internal sealed record EntriesFileRow(long Line, IReadOnlyList<string> Values);

/// <summary>A CSV file as people make them: comma, semicolon, tab or bar; with or without byte order mark; texts of several lines in quotes.</summary>
internal sealed class EntriesFile
{
    private const int Buffer = 1 << 16;
    private readonly string _path;
    private readonly string _delimiter;
    private readonly long _length;
    private long _position;

    private EntriesFile(string path, string delimiter, IReadOnlyList<string> columns, long length) => (_path, _delimiter, Columns, _length) = (path, delimiter, columns, length);

    public IReadOnlyList<string> Columns { get; }

    /// <summary>How much of the file was read, from 0 to 1.</summary>
    public double Part => _length == 0 ? 1 : (double)_position / _length;

    /// <exception cref="Refusal">There is no such file, it is not UTF-8, or it has no header.</exception>
    public static EntriesFile Open(EntriesImportOptions options)
    {
        if (!File.Exists(options.File))
            throw new Refusal("Import.NoFile", options.File);
        RefuseUnlessUtf8(options.File);
        using var reader = new StreamReader(options.File, Encoding.UTF8, true);
        var delimiter = DelimiterOf(reader);
        reader.BaseStream.Position = 0;
        reader.DiscardBufferedData();
        using var parser = new CsvParser(reader, Settings(delimiter), leaveOpen: true);
        if (!parser.Read() || parser.Record is not { Length: > 0 } header || header.All(string.IsNullOrWhiteSpace))
            throw new Refusal("Import.NoHeader", options.File);
        string[] columns = [.. header.Select(h => h.Trim().TrimStart('\uFEFF'))];
        if (columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new Refusal("Import.ColumnTwice", twice.Key);
        return new(options.File, delimiter, columns, new FileInfo(options.File).Length);
    }

    public async IAsyncEnumerable<EntriesFileRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, Buffer, useAsync: true);
        using var reader = new StreamReader(stream, Encoding.UTF8, true, Buffer);
        using var parser = new CsvParser(reader, Settings(_delimiter));
        await parser.ReadAsync();
        long line = parser.RawRow + 1;
        while (await parser.ReadAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            _position = stream.Position;
            yield return new(line, parser.Record ?? []);
            line = parser.RawRow + 1;
        }
    }

    private static CsvConfiguration Settings(string delimiter) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = delimiter,
        BadDataFound = null,
        IgnoreBlankLines = true,
        CountBytes = false,
        TrimOptions = TrimOptions.None,
    };

    /// <summary>What stands most often in the header outside quotes.</summary>
    private static string DelimiterOf(StreamReader reader)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0, ['|'] = 0 };
        var isQuoted = false;
        for (var c = reader.Read(); c >= 0 && (isQuoted || c is not ('\n' or '\r')); c = reader.Read())
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && counts.TryGetValue((char)c, out var seen))
                counts[(char)c] = seen + 1;
        }
        return counts.MaxBy(p => p.Value).Key.ToString();
    }

    /// <summary>Before anything is written: half a file in the wrong letters helps nobody.</summary>
    private static void RefuseUnlessUtf8(string path)
    {
        using var stream = File.OpenRead(path);
        var buffer = new byte[Buffer];
        var kept = 0;
        while (stream.Read(buffer, kept, buffer.Length - kept) is var read and > 0)
        {
            var span = buffer.AsSpan(0, kept + read);
            var whole = span.Length - Unfinished(span);
            if (!Utf8.IsValid(span[..whole]))
                throw new Refusal("Import.NotUtf8", path);
            kept = span.Length - whole;
            span[whole..].CopyTo(buffer);
        }
        if (kept > 0)
            throw new Refusal("Import.NotUtf8", path);
    }

    /// <summary>How many bytes at the end begin a character that is not complete yet.</summary>
    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) == 0x80)
                continue;
            var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
            return length > back ? back : 0;
        }
        return 0;
    }
}
