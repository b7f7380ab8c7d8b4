using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>What a page allows its visitor to upload: signed, so that the upload itself needs to ask nobody.</summary>
/// <param name="Folder">Where in the library, such as <c>library/pers</c>.</param>
/// <param name="Largest">In bytes.</param>
/// <param name="By">Who asked for it; nobody else may use it then.</param>
/// <param name="Name">The name in the library; null for the file's own.</param>
/// <param name="IsShown">Whether everybody may see it at once.</param>
/// <param name="Extensions">The only kinds of file, parted by spaces: <c>.jpg .png</c>; empty for all that the use allows.</param>
public sealed record UploadTicket(string Folder, MediaUse Use, long Largest, UserId? By, string? Name = null, bool IsShown = false, string Extensions = "")
{
    /// <summary>A form may lie open for this long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    private const string Path = "uploads";

    /// <summary>The ticket as a page carries it.</summary>
    public string Write(UrlSigner signer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var values = new Dictionary<string, string>
        {
            ["folder"] = Folder,
            ["use"] = Use.ToString(),
            ["most"] = Largest.ToString(CultureInfo.InvariantCulture),
            ["by"] = By?.Value.ToString("N") ?? "",
            ["name"] = Name ?? "",
            ["kinds"] = Extensions,
            ["shown"] = IsShown ? "1" : "",
            ["until"] = (now + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString("", values.Append(new(UrlSigner.Token, signer.Sign(Path, values))).ToDictionary(v => v.Key, string? (v) => v.Value))[1..];
    }

    /// <returns>Null for a ticket that is not ours, not whole, or too old.</returns>
    public static UploadTicket? Read(string? text, UrlSigner signer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var values = QueryHelpers.ParseQuery(text).Where(v => v.Value.Count == 1).ToDictionary(v => v.Key, v => v.Value.ToString());
        if (!values.TryGetValue(UrlSigner.Token, out var token) || !signer.IsGood(Path, values, token) || now.ToUnixTimeSeconds() >= long.Parse(values["until"], CultureInfo.InvariantCulture))
            return null;
        return new UploadTicket(values["folder"], Enum.Parse<MediaUse>(values["use"]), long.Parse(values["most"], CultureInfo.InvariantCulture),
            Guid.TryParse(values["by"], out var by) ? Id.From<UserId>(by) : null, values["name"] is { Length: > 0 } name ? name : null, values["shown"].Length > 0, values["kinds"]);
    }
}
