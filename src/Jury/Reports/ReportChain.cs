using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>One fact of a report. Its hash covers everything before it.</summary>
internal sealed record ReportLink(string Kind, JsonElement Content, string Hash);

/// <summary>A text that the chain holds only as a commitment, opened for who may read it.</summary>
internal sealed record Opening(string Commitment, string Salt, string Value)
{
    public static string CommitmentOf(string salt, string value) => ReportChain.Digest($"{salt}\n{value}");
}

/// <summary>A jury report as a file: a chain of facts, and beside it the texts that this copy opens. Leaving openings out changes no hash.</summary>
/// <param name="Previous">The head of the report that was sealed before this one; empty for the first.</param>
/// <param name="Head">The hash of the last link: whoever knows it knows whether anything changed.</param>
internal sealed record ReportDocument(string Format, string Edition, string Previous, IReadOnlyList<ReportLink> Links, string Head, IReadOnlyList<Opening> Openings);

/// <summary>Writes and checks a chain of hashes: SHA-256 over the hash before, the kind, and the content with its names in order and no space
/// (after RFC 8785, for texts and whole numbers alone).</summary>
internal static class ReportChain
{
    public const string Format = "radicale-report/1";

    public static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static ReportDocument Of(string edition, string previous, IEnumerable<(string Kind, object Content)> facts, IReadOnlyList<Opening> openings)
    {
        var links = new List<ReportLink>();
        var head = First(edition, previous);
        foreach (var (kind, content) in facts)
        {
            var element = JsonSerializer.SerializeToElement(content, content.GetType(), Written);
            head = Next(head, kind, element);
            links.Add(new(kind, element, head));
        }
        return new(Format, edition, previous, links, head, openings);
    }

    public static string Write(ReportDocument document) => JsonSerializer.Serialize(document, Written);

    /// <returns>Null when the text is no report.</returns>
    public static ReportDocument? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ReportDocument>(json, Written) is { Format: Format, Links: not null, Openings: not null, Head: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns>The position of the first link whose hash does not fit, the number of links when only the head does not, or null when all is whole.</returns>
    public static int? Broken(ReportDocument document)
    {
        var head = First(document.Edition, document.Previous);
        foreach (var (position, link) in document.Links.Index())
        {
            head = Next(head, link.Kind, link.Content);
            if (head != link.Hash)
                return position;
        }
        return head == document.Head ? null : document.Links.Count;
    }

    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string First(string edition, string previous) => Digest($"{Format}\n{edition}\n{previous}");

    private static string Next(string head, string kind, JsonElement content)
    {
        var text = new StringBuilder().Append(head).Append('\n').Append(kind).Append('\n');
        Canonical(content, text);
        return Digest(text.ToString());
    }

    private static void Canonical(JsonElement value, StringBuilder text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                text.Append('{').AppendJoin(',', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member =>
                {
                    var part = new StringBuilder(JsonSerializer.Serialize(member.Name, Written)).Append(':');
                    Canonical(member.Value, part);
                    return part.ToString();
                })).Append('}');
                break;
            case JsonValueKind.Array:
                text.Append('[').AppendJoin(',', value.EnumerateArray().Select(item =>
                {
                    var part = new StringBuilder();
                    Canonical(item, part);
                    return part.ToString();
                })).Append(']');
                break;
            case JsonValueKind.String:
                text.Append(JsonSerializer.Serialize(value.GetString(), Written));
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }
}
