using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Specs.Recipes;

/// <summary>The recipes that ship, read from the source tree as anyone would read them.</summary>
internal static class ShippedRecipes
{
    public static readonly string[] Languages = ["nl", "fr", "en"];

    private static readonly JsonDocumentOptions Orchards = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static string[] Names => [.. Directory.EnumerateFiles(Folder, "*.recipe.json", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal)];

    public static string Folder => Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "recipes"));

    public static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name)), documentOptions: Orchards)!.AsObject();

    public static IEnumerable<JsonObject> Steps(string name, string? step = null) =>
        Read(name)["steps"]!.AsArray().Select(node => node!.AsObject()).Where(node => step is null || Text(node, "name") == step);

    public static string Text(JsonObject node, string key) => node[key]!.GetValue<string>();

    /// <summary>Every object in the tree, with the path to it.</summary>
    public static IEnumerable<(string Path, JsonObject Node)> Objects(JsonNode? node) => node switch
    {
        JsonObject here => here.Select(pair => pair.Value).SelectMany(Objects).Prepend((here.GetPath(), here)),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    /// <summary>Every object that words something in a language of the site.</summary>
    public static IEnumerable<(string Path, JsonObject Words)> Worded(JsonNode? node) =>
        Objects(node).Where(found => Languages.Any(language => found.Node[language]?.GetValueKind() == JsonValueKind.String));

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
