using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Reads Orchard Core's recipe JSON: comments and trailing commas are welcome, property names may be in any case of letters.</summary>
public static class RecipeReader
{
    private const int Deepest = 256;
    private static readonly JsonNodeOptions AnyCase = new() { PropertyNameCaseInsensitive = true };
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest };
    private static readonly JsonReaderOptions LenientReader = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = Deepest };

    /// <exception cref="Refusal"><c>Recipe.Json</c>: no JSON, or the same name twice; <c>Recipe.Shape</c>: no recipe.</exception>
    public static Recipe Read(byte[] text, string source)
    {
        var utf8 = text.AsSpan().StartsWith("\uFEFF"u8) ? text[3..] : text;
        var root = Parse(utf8, source);
        if (root["steps"] is not JsonArray steps)
            throw new Refusal("Recipe.Shape", source, 1);
        var lines = Lines(utf8);
        var read = steps.Select((step, i) => Step(step, source, lines[i])).ToArray();
        var name = root["name"] is JsonValue value && value.TryGetValue<string>(out var given) ? given : Path.GetFileName(source);
        return new Recipe(name, source, Convert.ToHexStringLower(SHA256.HashData(utf8)), read, root["variables"] as JsonObject ?? []);
    }

    private static RecipeStep Step(JsonNode? step, string source, int line) =>
        step is JsonObject body && body["name"] is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 0
            ? new RecipeStep(name, body, line)
            : throw new Refusal("Recipe.Shape", source, line);

    private static JsonObject Parse(byte[] utf8, string source)
    {
        try
        {
            if (JsonNode.Parse(utf8, AnyCase, Lenient) is not JsonObject root)
                throw new Refusal("Recipe.Shape", source, 1);
            Settle(root);
            return root;
        }
        catch (JsonException exception)
        {
            throw new Refusal("Recipe.Json", source, (exception.LineNumber ?? 0) + 1);
        }
        catch (ArgumentException)
        {
            // A name twice shows only when the object is first read.
            throw new Refusal("Recipe.Twice", source);
        }
    }

    private static void Settle(JsonNode? node)
    {
        if (node is JsonObject here)
            foreach (var (_, value) in here)
                Settle(value);
        else if (node is JsonArray list)
            foreach (var value in list)
                Settle(value);
    }

    /// <summary>The line at which each step starts: System.Text.Json's nodes no longer know.</summary>
    private static List<int> Lines(byte[] utf8)
    {
        var lines = new List<int>();
        var reader = new Utf8JsonReader(utf8, LenientReader);
        var (inSteps, line, seen) = (false, 1, 0);
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
                inSteps = string.Equals(reader.GetString(), "steps", StringComparison.OrdinalIgnoreCase);
            if (!inSteps || reader.CurrentDepth != 2 || reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.PropertyName)
                continue;
            var at = (int)reader.TokenStartIndex;
            line += utf8.AsSpan(seen, at - seen).Count((byte)'\n');
            seen = at;
            lines.Add(line);
        }
        return lines;
    }
}
