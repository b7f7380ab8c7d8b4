using System.Text.Encodings.Web;
using System.Text.Json;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A text in several languages as it is stored: <c>{"nl":"…","fr":"…"}</c>.</summary>
internal static class InLanguages
{
    internal static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    public static string Write(IReadOnlyDictionary<string, string> texts) =>
        JsonSerializer.Serialize(texts.Where(t => t.Value.Length > 0).OrderBy(t => t.Key, StringComparer.Ordinal).ToDictionary(), Written);

    public static IReadOnlyDictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    /// <summary>In a language; else Dutch, else any, else empty.</summary>
    public static string Read(string json, string language)
    {
        var texts = Read(json);
        return texts.GetValueOrDefault(language) ?? texts.GetValueOrDefault("nl") ?? texts.Values.FirstOrDefault() ?? "";
    }
}
