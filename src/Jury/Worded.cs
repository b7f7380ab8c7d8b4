using System.Text.Encodings.Web;
using System.Text.Json;

namespace RadicaleVernieuwers.Jury;

/// <summary>A text in several languages, stored as <c>{"nl":"…","fr":"…"}</c>.</summary>
internal static class Worded
{
    public static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<KeyValuePair<string, string>> texts) =>
        JsonSerializer.Serialize(texts.Where(text => text.Value.Length > 0).OrderBy(text => text.Key, StringComparer.Ordinal).ToDictionary(), Plain);

    public static Dictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];

    /// <summary>In a language; else Dutch, else any, else empty.</summary>
    public static string In(this IReadOnlyDictionary<string, string> texts, string language) =>
        texts.GetValueOrDefault(language) ?? texts.GetValueOrDefault("nl") ?? texts.Values.FirstOrDefault() ?? "";
}
