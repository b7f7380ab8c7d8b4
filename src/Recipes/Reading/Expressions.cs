using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Recipes;

/// <summary>
/// Orchard Core's script strings, such as <c>[js: uuid()]</c>, by a fixed list of functions; there is no script engine.
/// Ours is <c>[now: +30d]</c>: noon in Brussels so many days from the day the recipe runs.
/// Strings that only look like it, such as <c>[note: hi]</c>, stay as they are.
/// </summary>
internal sealed partial class Expressions(Recipe recipe, IReadOnlyDictionary<string, string> parameters, DateTimeOffset now)
{
    private const int MostTurns = 10;
    private readonly Dictionary<string, string> _variables = [];

    /// <summary>A copy of the step with every expression replaced by its value.</summary>
    /// <exception cref="Refusal"><c>Recipe.Script</c>: a function that is not on the list.</exception>
    public JsonObject Resolve(JsonObject body, RecipePiece piece)
    {
        var copy = new JsonObject(body.Options);
        foreach (var (name, value) in body)
        {
            var path = $"{piece.Path}.{name}";
            copy[name] = name == piece.List && value is JsonArray items
                ? new JsonArray([.. items.Select((item, i) => Resolve(item, $"{path}[{i + piece.Offset}]"))]) : Resolve(value, path);
        }
        return copy;
    }

    private JsonNode? Resolve(JsonNode? node, string path) => node switch
    {
        JsonObject here => Copy(here, path),
        JsonArray list => new JsonArray([.. list.Select((item, i) => Resolve(item, $"{path}[{i}]"))]),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('[') => JsonValue.Create(Evaluate(text, path)),
        _ => node?.DeepClone(),
    };

    private JsonObject Copy(JsonObject here, string path)
    {
        var copy = new JsonObject(here.Options);
        foreach (var (name, value) in here)
            copy[name] = Resolve(value, $"{path}.{name}");
        return copy;
    }

    private string Evaluate(string text, string path)
    {
        for (var turn = 0; turn < MostTurns && Script().Match(text) is { Success: true } found; turn++)
        {
            var (engine, body) = (found.Groups["engine"].Value, found.Groups["body"].Value.Trim());
            var next = engine switch
            {
                "js" => Js(body, path),
                "file" => FromFile(body),
                "now" => Instant(body),
                _ => text,
            };
            if (next == text)
                break;
            text = next;
        }
        return text;
    }

    private string Js(string call, string path)
    {
        var (function, arguments) = Call(call);
        return (function, arguments) switch
        {
            ("uuid", []) => OrchardId.From(recipe.Name, path),
            ("variables", [var name]) => Variable(name),
            ("parameters", [var name]) => parameters.GetValueOrDefault(name, ""),
            ("configuration", [_]) => "",
            ("configuration", [_, var fallback]) => fallback,
            ("base64", [var encoded]) => Encoding.UTF8.GetString(Convert.FromBase64String(encoded)),
            ("html", [var encoded]) => WebUtility.HtmlDecode(encoded),
            _ => throw new Refusal("Recipe.Script", $"[js: {call}]"),
        };
    }

    private string Variable(string name)
    {
        if (_variables.TryGetValue(name, out var known))
            return known;
        if (recipe.Variables[name] is not JsonValue given)
            throw new Refusal("Recipe.Variable", name);
        // A variable that names itself would turn for ever; while it is being read it is empty.
        _variables[name] = "";
        var value = given.GetValueKind() == JsonValueKind.String ? given.GetValue<string>() : given.ToJsonString();
        return _variables[name] = Evaluate(value, "variables." + name);
    }

    private string FromFile(string call)
    {
        var (function, arguments) = Call(call);
        if (arguments is not [var path] || function is not ("text" or "base64"))
            throw new Refusal("Recipe.Script", $"[file: {call}]");
        using var file = recipe.Open(path) ?? throw new Refusal("Recipe.FileMissing", path);
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return function == "text" ? Encoding.UTF8.GetString(copy.ToArray()) : Convert.ToBase64String(copy.ToArray());
    }

    private string Instant(string days)
    {
        if (Days().Match(days) is not { Success: true } found)
            throw new Refusal("Recipe.Script", $"[now: {days}]");
        var day = Brussels.Local(now).Date.AddDays(int.Parse(found.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return Brussels.Instant(day.AddHours(12)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
    }

    private static (string Function, string[] Arguments) Call(string call)
    {
        var found = Function().Match(call);
        return found.Success ? (found.Groups["name"].Value, [.. found.Groups["argument"].Captures.Select(c => c.Value[1..^1])]) : ("", []);
    }

    [GeneratedRegex(@"^\[(?<engine>[a-zA-Z]+):(?<body>.*)\]$", RegexOptions.Singleline)]
    private static partial Regex Script();

    [GeneratedRegex(@"^(?<name>\w+)\(\s*(?:(?<argument>'[^']*'|""[^""]*"")\s*(?:,\s*(?<argument>'[^']*'|""[^""]*"")\s*)*)?\)$")]
    private static partial Regex Function();

    [GeneratedRegex(@"^([+-]\d{1,4})d$")]
    private static partial Regex Days();
}
