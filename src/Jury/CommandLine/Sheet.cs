using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace RadicaleVernieuwers.Jury.CommandLine;

/// <summary>A file says something that cannot be used. The message is a whole sentence and names the line.</summary>
internal sealed class UnusableFile(string sentence) : Exception(sentence);

/// <summary>One line of a <see cref="Sheet"/>, cells by column name, trimmed.</summary>
internal sealed record SheetRow(string File, int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string column] => Cells.TryGetValue(column, out var cell) && cell.Length > 0 ? cell : null;

    public string Required(string column) => this[column] ?? throw Wrong($"the column “{column}” is empty");

    public double? Number(string column)
    {
        if (this[column] is not { } cell) return null;
        if (Numbers.Plain().IsMatch(cell) && double.TryParse(cell.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        throw Wrong($"“{cell}” in the column “{column}” is not a number; write it like 7, 7.5 or 7,5");
    }

    public int? Count(string column)
    {
        if (this[column] is not { } cell) return null;
        if (int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return count;
        throw Wrong($"“{cell}” in the column “{column}” is not a whole number");
    }

    /// <summary>Several values in one cell, parted by a semicolon, a bar or a comma.</summary>
    public IReadOnlyList<string> List(string column) =>
        this[column]?.Split([';', '|', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public UnusableFile Wrong(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{File}, line {Line}: {what}."));
}

internal static partial class Numbers
{
    // A dot or a comma for the decimals, never thousands marks, so 1.000 and 1,000 both mean one.
    [GeneratedRegex(@"^[+-]?[0-9]+([.,][0-9]+)?$")]
    public static partial Regex Plain();
}

/// <summary>A CSV file with a header, parted by commas, semicolons or tabs, in UTF-8.</summary>
internal static class Sheet
{
    public static List<SheetRow> Read(string path, string[] required, string[] optional)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var text = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return Rows(text.ReadToEnd(), name, required, optional);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableFile($"There is no file {path}.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException and not DecoderFallbackException)
        {
            throw new UnusableFile($"The file {path} cannot be read.");
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableFile($"{name} is not text in UTF-8.");
        }
        catch (BadDataException failure)
        {
            throw new UnusableFile(string.Create(CultureInfo.InvariantCulture, $"{name}, line {failure.Context?.Parser?.RawRow ?? 1}: a quotation mark is in the wrong place."));
        }
    }

    private static List<SheetRow> Rows(string text, string name, string[] required, string[] optional)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text),
            TrimOptions = TrimOptions.Trim,
            IgnoreBlankLines = true,
            DetectColumnCountChanges = false,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        if (!parser.Read()) throw new UnusableFile($"{name} is empty.");
        var columns = Columns(parser.Record!, name, required, optional);
        var rows = new List<SheetRow>();
        while (parser.Read())
        {
            var cells = parser.Record!;
            var row = new SheetRow(name, parser.RawRow, columns.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second, StringComparer.Ordinal));
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (cells.Length != columns.Length) throw row.Wrong($"there are {cells.Length} cells, the header has {columns.Length}");
            rows.Add(row);
        }
        return rows.Count > 0 ? rows : throw new UnusableFile($"{name} has a header and no lines.");
    }

    private static string[] Columns(string[] header, string name, string[] required, string[] optional)
    {
        string[] columns = [.. header.Select(column => column.Trim().ToLowerInvariant())];
        string[] known = [.. required, .. optional];
        if (required.FirstOrDefault(column => !columns.Contains(column)) is { } missing)
            throw new UnusableFile($"{name}, line 1: the column “{missing}” is missing. The columns are {string.Join(", ", known)}.");
        if (columns.FirstOrDefault(column => !known.Contains(column)) is { } unknown)
            throw new UnusableFile($"{name}, line 1: the column “{unknown}” is unknown. The columns are {string.Join(", ", known)}.");
        if (columns.CountBy(column => column).FirstOrDefault(column => column.Value > 1) is { Key: { } twice })
            throw new UnusableFile($"{name}, line 1: the column “{twice}” is there twice.");
        return columns;
    }

    private static string Delimiter(string text)
    {
        var header = text.AsSpan();
        if (header.IndexOfAny('\r', '\n') is var end and >= 0) header = header[..end];
        return header.Contains(',') ? "," : header.Contains(';') ? ";" : header.Contains('\t') ? "\t" : ",";
    }
}
