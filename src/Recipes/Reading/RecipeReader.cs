using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>Reads Orchard Core's recipe JSON as a stream: comments and trailing commas are welcome, property names may be in any case of letters.</summary>
public static class RecipeReader
{
    /// <summary>How many items of a long list are run and saved as one.</summary>
    public const int PieceSize = 500;
    private const int MostSteps = 200_000;
    private const long LargestPiece = 16 << 20;

    /// <summary>Steps that hold nothing but one long list, by its name. They are run in pieces.</summary>
    private static readonly Dictionary<string, string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        ["content"] = "data",
        ["media"] = "Files",
        ["Users"] = "Users",
        ["RadicaleVersions"] = "Data",
    };

    /// <exception cref="Refusal"><c>Recipe.Json</c>: no JSON; <c>Recipe.Twice</c>: the same name twice; <c>Recipe.Shape</c>: no recipe.</exception>
    public static Recipe Read(byte[] text, string source) => Read(() => new MemoryStream(text, writable: false), source);

    /// <summary>Goes through the whole text once, and keeps names and lines only.</summary>
    /// <param name="open">Opens the text from its beginning; asked again for each run.</param>
    /// <exception cref="Refusal"><c>Recipe.Json</c>: no JSON; <c>Recipe.Twice</c>: the same name twice; <c>Recipe.Shape</c>: no recipe.</exception>
    public static Recipe Read(Func<Stream> open, string source)
    {
        ArgumentNullException.ThrowIfNull(open);
        using var hash = SHA256.Create();
        using var text = open();
        using var hashed = new CryptoStream(text, hash, CryptoStreamMode.Read);
        var json = new JsonStream(hashed);
        var head = new Head();
        Guarded(json, source, () => ReadHead(json, head, source));
        hashed.CopyTo(Stream.Null);
        if (head.Steps is not { } steps)
            throw new Refusal("Recipe.Shape", source, 1);
        var digest = Convert.ToHexStringLower(hash.Hash!);
        return new Recipe(head.Name ?? Path.GetFileName(source), source, digest, steps, head.Variables)
        {
            IsNeutralised = head.IsNeutralised,
            Pieces = () => Pieces(open, steps, source),
        };
    }

    private static void ReadHead(JsonStream json, Head head, string source)
    {
        if (!json.Read() || json.Token != JsonTokenType.StartObject)
            throw new Refusal("Recipe.Shape", source, 1);
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            if (Is(json.Text, "steps"))
                head.Steps = ReadSteps(json, source);
            else if (Is(json.Text, "name") && json.Value(out var name))
                head.Name = name is JsonValue value && value.TryGetValue<string>(out var given) ? given : null;
            else if (Is(json.Text, "variables") && json.Value(out var variables))
                head.Variables = variables as JsonObject ?? [];
            else if (Is(json.Text, Neutral.Mark) && json.Value(out var mark))
                head.IsNeutralised = mark is JsonValue said && said.TryGetValue<bool>(out var truth) && truth;
            else
                json.Skip();
        }
        if (json.Token != JsonTokenType.EndObject || json.Read())
            throw new JsonException();
    }

    private static List<RecipeStepName> ReadSteps(JsonStream json, string source)
    {
        var steps = new List<RecipeStepName>();
        if (!json.Read() || json.Token != JsonTokenType.StartArray)
            throw new Refusal("Recipe.Shape", source, json.Line);
        while (json.Read() && json.Token != JsonTokenType.EndArray)
        {
            if (json.Token != JsonTokenType.StartObject || steps.Count == MostSteps)
                throw new Refusal("Recipe.Shape", source, json.Line);
            var (line, name) = (json.Line, "");
            while (json.Read() && json.Token == JsonTokenType.PropertyName)
            {
                if (!Is(json.Text, "name"))
                    json.Skip();
                else if (json.Value(out var given) && given is JsonValue value && value.TryGetValue<string>(out var text))
                    name = text;
            }
            steps.Add(name.Length > 0 ? new(name, line) : throw new Refusal("Recipe.Shape", source, line));
        }
        return steps;
    }

    private static IEnumerable<RecipePiece> Pieces(Func<Stream> open, List<RecipeStepName> steps, string source)
    {
        using var text = open();
        var json = new JsonStream(text);
        Guarded(json, source, () => GoTo(json, "steps"));
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, path) = (steps[i], $"$.steps[{i}]");
            if (!Lists.TryGetValue(step.Name, out var list))
            {
                JsonNode? whole = null;
                Guarded(json, source, () => json.Value(out whole));
                yield return new(step.Name, (JsonObject)whole!, step.Line, path);
                continue;
            }
            foreach (var piece in Cut(json, step, path, list, source))
                yield return piece;
        }
    }

    private static IEnumerable<RecipePiece> Cut(JsonStream json, RecipeStepName step, string path, string list, string source)
    {
        var body = new JsonObject(new JsonNodeOptions { PropertyNameCaseInsensitive = true });
        var (key, offset, hasGiven) = (list, 0, false);
        Guarded(json, source, () => json.Read());
        while (NextName(json, source) is { } name)
        {
            if (!Is(name, list))
            {
                JsonNode? value = null;
                Guarded(json, source, () => json.Value(out value));
                body[name] = value;
                continue;
            }
            key = name;
            Guarded(json, source, () => json.Read());
            if (json.Token != JsonTokenType.StartArray)
                throw new Refusal("Recipe.Shape", source, json.Line);
            for (var isOpen = true; isOpen;)
            {
                var items = Items(json, source, out var line, out isOpen);
                if (items.Count == 0)
                    continue;
                hasGiven = true;
                var piece = body.DeepClone().AsObject();
                piece["name"] = step.Name;
                yield return new(step.Name, With(piece, key, items), offset == 0 ? step.Line : line, path, key, offset);
                offset += items.Count;
            }
        }
        if (!hasGiven)
            yield return new(step.Name, With(body, key, []), step.Line, path);
    }

    private static JsonObject With(JsonObject body, string key, List<JsonNode?> items)
    {
        body[key] = new JsonArray([.. items]);
        return body;
    }

    /// <summary>The next items of a list: so many, or so many bytes of text.</summary>
    /// <param name="line">Where the first of them stands.</param>
    /// <param name="isOpen">False where the list ended after them.</param>
    private static List<JsonNode?> Items(JsonStream json, string source, out int line, out bool isOpen)
    {
        var (items, from) = (new List<JsonNode?>(), json.Taken);
        (line, isOpen) = (json.Line, true);
        while (items.Count < PieceSize && json.Taken - from < LargestPiece)
        {
            JsonNode? item = null;
            var isThere = false;
            Guarded(json, source, () => isThere = json.Value(out item));
            if (!isThere)
            {
                isOpen = false;
                break;
            }
            line = items.Count == 0 ? json.Line : line;
            items.Add(item);
        }
        return items;
    }

    private static string? NextName(JsonStream json, string source)
    {
        string? name = null;
        Guarded(json, source, () => name = json.Read() && json.Token == JsonTokenType.PropertyName ? json.Text : null);
        return name;
    }

    private static void GoTo(JsonStream json, string property)
    {
        json.Read();
        while (json.Read() && json.Token == JsonTokenType.PropertyName && !Is(json.Text, property))
            json.Skip();
        json.Read();
    }

    private static void Guarded(JsonStream json, string source, Action read)
    {
        try
        {
            read();
        }
        catch (JsonException exception)
        {
            throw new Refusal("Recipe.Json", source, Math.Max(json.Line, (exception.LineNumber ?? 0) + 1));
        }
        catch (ArgumentException)
        {
            throw new Refusal("Recipe.Twice", source);
        }
        catch (InvalidDataException)
        {
            throw new Refusal("Recipe.PackageBroken", source);
        }
    }

    private static bool Is(string? name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private sealed class Head
    {
        public string? Name { get; set; }
        public JsonObject Variables { get; set; } = [];
        public bool IsNeutralised { get; set; }
        public List<RecipeStepName>? Steps { get; set; }
    }
}
