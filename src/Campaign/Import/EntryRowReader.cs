using System.Security.Cryptography;
using System.Text;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Turns rows into answers: which column fills which field, and which row is which entry.</summary>
internal sealed class EntryRowReader
{
    /// <summary>What lists of others call the fields that every edition knows.</summary>
    private static readonly Dictionary<string, string> AlsoCalled = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lang"] = "Language", ["name"] = "Title", ["naam"] = "Title", ["titel"] = "Title", ["titre"] = "Title", ["nom"] = "Title", ["samenvatting"] = "Summary", ["résumé"] = "Summary",
        ["beschrijving"] = "Description", ["organization"] = "Organisation", ["organisatie"] = "Organisation", ["gemeente"] = "Municipality", ["commune"] = "Municipality", ["city"] = "Municipality",
        ["theme"] = "Themes", ["thema"] = "Themes", ["thèmes"] = "Themes", ["jaar"] = "Year", ["année"] = "Year", ["url"] = "Website", ["taal"] = "Language", ["langue"] = "Language", ["zip"] = "Postcode",
    };

    private readonly FormDefinition _form;
    private readonly IReadOnlyList<string> _columns;
    private readonly IReadOnlyList<(string Field, int Column)> _fields;
    private readonly int? _id;
    private readonly TakenAs _as;
    private readonly Dictionary<string, long> _seen = [];

    private EntryRowReader(FormDefinition form, IReadOnlyList<string> columns, IReadOnlyList<(string, int)> fields, int? id, TakenAs takenAs) =>
        (_form, _columns, _fields, _id, _as) = (form, columns, fields, id, takenAs);

    public FormDefinition Form => _form;

    public bool HasPictureColumn => _fields.Any(f => f.Field == "Picture");

    /// <exception cref="Refusal">A column or field that is named does not exist, or nothing fills the title.</exception>
    public static EntryRowReader For(FormDefinition form, IReadOnlyList<string> columns, EntriesImportOptions options)
    {
        var fields = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (field, column) in options.Map)
        {
            var known = form.Fields.FirstOrDefault(f => f.Key.Equals(field, StringComparison.OrdinalIgnoreCase)) ?? throw new Refusal("Import.NoField", field, string.Join(", ", form.Fields.Select(f => f.Key)));
            fields[known.Key] = Find(columns, column) ?? throw new Refusal("Import.NoColumn", column, string.Join(", ", columns));
        }
        foreach (var (column, i) in columns.Select((c, i) => (c, i)).Where(c => !fields.ContainsValue(c.i)))
        {
            var named = form.Fields.FirstOrDefault(f => f.Key.Equals(column, StringComparison.OrdinalIgnoreCase))?.Key;
            if (named is not null)
                fields.TryAdd(named, i);
        }
        // Names that are close come last: a column Title goes before one that is called name.
        foreach (var (column, i) in columns.Select((c, i) => (c, i)).Where(c => !fields.ContainsValue(c.i)))
        {
            if (AlsoCalled.TryGetValue(column, out var field) && form.Field(field) is not null)
                fields.TryAdd(field, i);
        }
        if (!fields.ContainsKey("Title"))
            throw new Refusal("Import.NoTitle", string.Join(", ", columns));
        int? id = options.Id is null ? Find(columns, "id") : Find(columns, options.Id) ?? throw new Refusal("Import.NoColumn", options.Id, string.Join(", ", columns));
        return new(form, columns, [.. fields.Select(f => (f.Key, f.Value))], id, options.As);
    }

    /// <exception cref="Refusal">Why the row cannot be an entry.</exception>
    public Incoming Read(EntriesFileRow row)
    {
        if (row.Values.Count != _columns.Count)
            throw new Refusal("Import.RowLength", row.Values.Count, _columns.Count);
        var texts = new Dictionary<string, string>();
        foreach (var (field, column) in _fields)
        {
            if (row.Values[column] is { Length: > 0 } text)
                texts[field] = Clean(text);
        }
        if (string.IsNullOrWhiteSpace(texts.GetValueOrDefault("Title")))
            throw new Refusal("Import.RowWithoutTitle");
        var key = KeyOf(row, texts);
        if (!_seen.TryAdd(key, row.Line))
            throw new Refusal("Import.SameId", _id is { } column2 ? row.Values[column2] : key, _seen[key]);
        texts.Remove("Picture");
        if (texts.TryGetValue("Language", out var language))
            texts["Language"] = language.Trim().ToLowerInvariant();
        var reading = FormReading.Read(_form, [], PostedForm.FromTexts(_form, texts));
        if (reading.Errors.FirstOrDefault(e => reading.Refused.Contains(e.Field)) is { } error)
            throw new Refusal(error.Key, [.. error.Arguments]);
        return new(key, reading.Content, _as);
    }

    /// <summary>The name of the picture in this row, or empty.</summary>
    public string PictureOf(EntriesFileRow row) => _fields.Where(f => f.Field == "Picture").Select(f => row.Values[f.Column].Trim()).FirstOrDefault() ?? "";

    private string KeyOf(EntriesFileRow row, Dictionary<string, string> texts)
    {
        if (_id is { } column)
            return row.Values[column].Trim() is { Length: > 0 and <= 300 } id ? id : throw new Refusal("Import.RowWithoutId");
        var all = string.Join('\u001F', texts.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => new[] { t.Key, t.Value }));
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }

    /// <summary>Excel writes a carriage return as <c>_x000D_</c>; no reader should see that. All else stays as it is, broken letters included.</summary>
    private static string Clean(string text) => text.Contains("_x000D_", StringComparison.Ordinal)
        ? text.Replace("_x000D_\r\n", "\r\n", StringComparison.Ordinal).Replace("_x000D_\n", "\n", StringComparison.Ordinal).Replace("_x000D_", "\n", StringComparison.Ordinal).TrimEnd('\n') : text;

    private static int? Find(IReadOnlyList<string> columns, string name)
    {
        var exact = columns.Select((c, i) => (c, i)).Where(c => c.c == name).Select(c => (int?)c.i).FirstOrDefault();
        return exact ?? columns.Select((c, i) => (c, i)).Where(c => c.c.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(c => (int?)c.i).FirstOrDefault();
    }
}
