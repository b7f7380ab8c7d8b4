using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Recipes;

/// <summary>
/// Orchard Core runs every text of a recipe that looks like <c>[letters: …]</c>, also what a stranger typed into a form. Whatever leaves for Orchard gets a mark in front of such a text,
/// a word joiner that nobody sees; a package that says so loses it again here, so nothing is changed by a journey.
/// </summary>
public static class Neutral
{
    /// <summary>The property of a recipe's head that says that its texts carry marks.</summary>
    public const string Mark = "radicaleNeutralised";
    private const char Joiner = '\u2060';

    /// <summary>Whether Orchard Core would run it.</summary>
    public static bool IsScript(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length < 3 || text[0] != '[' || text[^1] != ']')
            return false;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text.AsSpan(1, colon - 1).ToArray().All(char.IsLetter);
    }

    /// <summary>A copy in which no text is run. Texts that carry a mark already get one more, so that taking one off gives the same text back.</summary>
    /// <param name="found">Told of each text, with its path.</param>
    public static JsonNode? Protect(JsonNode? node, Action<string> found, string path = "") => Change(node, path, (text, where) =>
    {
        if (!IsScript(text.TrimStart(Joiner)))
            return text;
        found(where);
        return Joiner + text;
    });

    /// <summary>A copy without the marks.</summary>
    public static JsonNode? Restore(JsonNode? node) => Change(node, "", (text, _) => text.Length > 0 && text[0] == Joiner && IsScript(text.TrimStart(Joiner)) ? text[1..] : text);

    private static JsonNode? Change(JsonNode? node, string path, Func<string, string, string> change)
    {
        switch (node)
        {
            case JsonObject here:
                var copy = new JsonObject(here.Options);
                foreach (var (name, value) in here)
                    copy[name] = Change(value, $"{path}.{name}", change);
                return copy;
            case JsonArray list:
                return new JsonArray([.. list.Select((item, i) => Change(item, $"{path}[{i}]", change))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                return JsonValue.Create(change(text, path));
            default:
                return node?.DeepClone();
        }
    }
}
