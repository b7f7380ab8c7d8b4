using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>A text of a definition in the languages it was written in: <c>{"nl":"…","fr":"…","en":"…"}</c>, or a plain text for all.</summary>
public sealed record LocalText(IReadOnlyDictionary<string, string> Texts)
{
    public static LocalText None { get; } = new(new Dictionary<string, string>());

    public bool IsEmpty => Texts.Count == 0;

    /// <summary>The text in a language; else Dutch, else any, else empty.</summary>
    public string In(string language) => Texts.GetValueOrDefault(language) ?? Texts.GetValueOrDefault("nl") ?? Texts.Values.FirstOrDefault() ?? "";

    public static LocalText Of(string text) => text.Length == 0 ? None : new(new Dictionary<string, string> { ["nl"] = text });

    internal static LocalText From(JsonNode? json, string? otherwise = null)
    {
        if (json.AsText() is { Length: > 0 } plain)
            return Of(plain);
        var texts = (json as JsonObject ?? []).Select(p => (p.Key, Text: p.Value.AsText())).Where(p => !string.IsNullOrEmpty(p.Text)).ToDictionary(p => p.Key, p => p.Text!);
        return texts.Count > 0 ? new(texts) : Of(otherwise ?? "");
    }
}
