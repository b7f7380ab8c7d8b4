using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Liquid;

/// <summary>What a shape is about, for the rules of <c>placement.json</c>.</summary>
public sealed record Placed(string ShapeType, string DisplayType, string Differentiator, string ContentType, IReadOnlyCollection<string> ContentParts, string Path);

/// <summary>Where a shape goes and what else is said about it.</summary>
/// <param name="Where">A zone and a position, <c>Content:5</c>; <c>-</c> for nowhere; with a slash in front, a zone of the layout.</param>
public sealed record Place(string? Where, IReadOnlyList<string> Alternates, IReadOnlyList<string> Wrappers, string? Shape)
{
    public bool IsHidden => Where == "-";

    public bool IsInLayout => Where?.StartsWith('/') == true;

    public string Zone => (Where ?? "").TrimStart('/').Split(':', '#', '@', '%', '|')[0];

    public string Position => Where?.Split(':') is [_, var position, ..] ? position.Split('#', '@', '%', '|')[0] : "";
}

/// <summary>The rules of Orchard Core's <c>placement.json</c> that make sense here: <c>displayType</c>, <c>differentiator</c>, <c>contentType</c>, <c>contentPart</c>, <c>path</c>, <c>place</c>, <c>alternates</c>, <c>wrappers</c>, <c>shape</c>. The last rule that fits wins.</summary>
public sealed class Placements
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private readonly Dictionary<string, List<JsonObject>> _rules = new(StringComparer.OrdinalIgnoreCase);

    public static Placements Of(JsonObject placements)
    {
        ArgumentNullException.ThrowIfNull(placements);
        var read = new Placements();
        foreach (var (shape, rules) in placements)
            read._rules[shape] = [.. (rules as JsonArray ?? []).OfType<JsonObject>()];
        return read;
    }

    /// <exception cref="BrokenTemplateException">The file is no JSON; says the line.</exception>
    internal static Placements Read(params string[] files)
    {
        if (files.FirstOrDefault(File.Exists) is not { } file)
            return new Placements();
        var text = File.ReadAllText(file);
        try
        {
            return Of(JsonNode.Parse(text, null, Lenient) as JsonObject ?? []);
        }
        catch (JsonException exception)
        {
            throw new BrokenTemplateException("This is no JSON", exception) { Line = (int)(exception.LineNumber ?? 0) + 1, Column = (int)(exception.BytePositionInLine ?? 0) + 1 }.In("placement.json", text);
        }
    }

    public Place? Find(Placed about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return _rules.GetValueOrDefault(about.ShapeType)?.LastOrDefault(rule => Fits(rule, about)) is { } rule
            ? new Place(Texts(rule, "place").FirstOrDefault(), Texts(rule, "alternates"), Texts(rule, "wrappers"), Texts(rule, "shape").FirstOrDefault()) : null;
    }

    private static bool Fits(JsonObject rule, Placed about) =>
        (Texts(rule, "displayType") is not [var display] || Is(display, about.DisplayType is "" ? "Detail" : about.DisplayType))
        && (Texts(rule, "differentiator") is not [var differentiator] || Is(differentiator, about.Differentiator))
        && (Texts(rule, "contentType") is not { Count: > 0 } types || types.Any(type => Is(type, about.ContentType)))
        && (Texts(rule, "contentPart") is not { Count: > 0 } parts || parts.Any(part => about.ContentParts.Any(p => Is(part, p))))
        && (Texts(rule, "path") is not { Count: > 0 } paths || paths.Any(path => Is(path, about.Path)));

    /// <summary>A star at the end stands for anything.</summary>
    private static bool Is(string pattern, string text) => pattern.EndsWith('*')
        ? text.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) : string.Equals(pattern, text, StringComparison.OrdinalIgnoreCase);

    private static List<string> Texts(JsonObject rule, string name) => rule[name] switch
    {
        JsonArray list => [.. list.OfType<JsonValue>().Where(v => v.GetValueKind() == JsonValueKind.String).Select(v => v.GetValue<string>())],
        JsonValue value when value.TryGetValue<string>(out var text) && text.Length > 0 => [text],
        _ => [],
    };
}
