using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Recipes;

/// <summary>For whom a package is written.</summary>
public enum ExportTarget
{
    /// <summary>Another site of this product: all of it, drafts and history too, texts as they are.</summary>
    Site,
    /// <summary>Orchard Core up to 2.x.</summary>
    Orchard2,
    /// <summary>Orchard Core 3 and later.</summary>
    Orchard3,
}

/// <summary>What goes into a package. Without an edition or items, the whole site.</summary>
public sealed record ExportWishes(ExportTarget Target)
{
    /// <summary>The slug of an edition: itself, its form, its entries and their pictures.</summary>
    public string? Edition { get; init; }
    /// <summary>Content item ids: those items, their types and their pictures.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
    public bool WithMedia { get; init; } = true;
    /// <summary>Names and addresses of people; never a password.</summary>
    public bool WithUsers { get; init; }

    public bool IsWhole => Edition is null && Items.Count == 0;
    public bool IsForOrchard => Target != ExportTarget.Site;
}

/// <summary>What a module gives to a package.</summary>
public interface IRecipeExport
{
    /// <summary>Steps run in this order: definitions (100) before content (300) before what names it (500); files last (900).</summary>
    int Order { get; }

    Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken);
}

/// <summary>Writes a package as Orchard Core's deployment does, as a stream: <c>Recipe.json</c> first, the files after it.</summary>
public sealed class RecipeWriter : IDisposable
{
    private const int FlushAt = 1 << 20;
    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };
    private readonly ZipArchive _zip;
    private readonly ExportTarget _target;
    private readonly List<(string Path, Func<CancellationToken, Task<Stream>> Open)> _files = [];
    private readonly Stream _text;
    private readonly Utf8JsonWriter _json;
    private bool _isInList;

    public RecipeWriter(Stream output, ExportTarget target, string name, string description)
    {
        _target = target;
        _zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        _text = _zip.CreateEntry("Recipe.json", CompressionLevel.Fastest).Open();
        _json = new Utf8JsonWriter(_text, Written);
        _json.WriteStartObject();
        foreach (var (property, value) in (ReadOnlySpan<(string, string)>)[("name", name), ("displayName", name), ("description", description), ("author", ""), ("website", ""), ("version", "1.0.0")])
            _json.WriteString(property, value);
        _json.WriteBoolean("issetuprecipe", false);
        _json.WriteStartArray("categories");
        _json.WriteEndArray();
        _json.WriteStartArray("tags");
        _json.WriteEndArray();
        if (target != ExportTarget.Site)
            _json.WriteBoolean(Neutral.Mark, true);
        _json.WriteStartArray("steps");
    }

    /// <summary>How many items each step has, by its name.</summary>
    public IDictionary<string, int> Counts { get; } = new SortedDictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Where a text that looks like a script got a mark.</summary>
    public IList<string> Neutralised { get; } = [];

    /// <summary>What this target cannot take, in words.</summary>
    public IList<string> LeftOut { get; } = [];

    /// <summary>Library paths that what was written so far shows.</summary>
    public ISet<string> MediaPaths { get; } = new HashSet<string>(StringComparer.Ordinal);

    public void Step(JsonObject step)
    {
        ArgumentNullException.ThrowIfNull(step);
        Write(step, step["name"]!.GetValue<string>());
        Count(step["name"]!.GetValue<string>());
    }

    /// <summary>Begins a step that holds a long list; <see cref="Item"/> adds to it until <see cref="EndList"/>.</summary>
    public void BeginList(string step, string list)
    {
        _json.WriteStartObject();
        _json.WriteString("name", step);
        _json.WriteStartArray(list);
        _isInList = true;
    }

    public void Item(string step, JsonNode item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Write(item, step);
        Count(step);
    }

    public void EndList()
    {
        _isInList = false;
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>Adds a file, which is opened when all steps are written.</summary>
    public void File(string path, Func<CancellationToken, Task<Stream>> open) => _files.Add((path, open));

    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        await _json.DisposeAsync();
        await _text.DisposeAsync();
        foreach (var (path, open) in _files)
        {
            await using var from = await open(cancellationToken);
            await using var to = _zip.CreateEntry(path, CompressionLevel.NoCompression).Open();
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    public void Dispose()
    {
        _json.Dispose();
        _zip.Dispose();
    }

    private void Write(JsonNode node, string where)
    {
        foreach (var path in Paths(node))
            MediaPaths.Add(path);
        if (_target != ExportTarget.Site)
            node = Neutral.Protect(node, path => Found(where + path))!;
        node.WriteTo(_json);
        if (_json.BytesPending > FlushAt || !_isInList)
            _json.Flush();
    }

    private void Found(string where)
    {
        if (Neutralised.Count < RecipeReport.MostLines)
            Neutralised.Add(where);
        Count(nameof(Neutralised));
    }

    private void Count(string what) => Counts[what] = Counts.TryGetValue(what, out var known) ? known + 1 : 1;

    private static IEnumerable<string> Paths(JsonNode? node) => node switch
    {
        JsonObject properties => properties.SelectMany(p => p.Key == "Paths" && p.Value is JsonArray paths ? paths.OfType<JsonValue>().Select(v => v.ToString()) : Paths(p.Value)),
        JsonArray items => items.SelectMany(Paths),
        _ => [],
    };
}
