using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace RadicaleVernieuwers.Media;

/// <summary>Makes the addresses of pictures and documents, signed, relative to the site.</summary>
public sealed class MediaUrls(UrlSigner signer)
{
    public const string Root = "/media/";

    /// <summary>The address of a picture that everybody may see, in a size.</summary>
    /// <param name="mode"><c>max</c>, <c>crop</c>, <c>pad</c>, <c>boxpad</c>, <c>min</c> or <c>stretch</c>.</param>
    /// <param name="version">The <see cref="MediaFile.Stamp"/>, where it is at hand: browsers then keep the picture for a year.</param>
    public string Rendition(string path, int width, int? height = null, string mode = "max", string? version = null) =>
        Signed(path, Query(width, height, mode, version));

    /// <summary>The address of a picture that everybody may see, with its version.</summary>
    public string Rendition(MediaFile file, int width, int? height = null, string mode = "max") => Rendition(file.Path, width, height, mode, file.Stamp);

    /// <summary>The address of a picture that is not public, good until an instant.</summary>
    public string Private(string path, int width, int? height, string mode, DateTimeOffset expires) =>
        Signed(path, Query(width, height, mode, null).Append(Expires(expires)));

    /// <summary>The address of a picture in a profile, public or not, good until an instant.</summary>
    public string Private(MediaFile file, MediaProfile profile, DateTimeOffset expires) =>
        Signed(file.Path, profile.Commands().Append(new("v", $"{file.Stamp}{file.FocalX:0.##}{file.FocalY:0.##}")).Append(Expires(expires)));

    /// <summary>The address of a picture as the press prints it: large, with its credit, caption and rights inside, good until an instant.</summary>
    /// <param name="initiative">The first half of the file's name; the second is the credit. Empty for the picture's own name.</param>
    public string Press(string path, string initiative, DateTimeOffset expires) => Signed(path, [new(PressFile.Command, initiative), Expires(expires)]);

    /// <summary>The address of a document that is not public, or of a picture at its largest, good until an instant.</summary>
    public string Private(string path, DateTimeOffset expires) => Signed(path, [Expires(expires)]);

    /// <summary>Signs any commands, such as those a theme gives in Orchard Core's names.</summary>
    public string Signed(string path, IEnumerable<KeyValuePair<string, string>> commands)
    {
        var query = commands.ToDictionary(c => c.Key, string? (c) => c.Value);
        query[UrlSigner.Token] = signer.Sign(path, commands);
        return QueryHelpers.AddQueryString(Root + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)), query);
    }

    private static IEnumerable<KeyValuePair<string, string>> Query(int width, int? height, string mode, string? version)
    {
        yield return new("width", width.ToString(CultureInfo.InvariantCulture));
        if (height is { } high)
            yield return new("height", high.ToString(CultureInfo.InvariantCulture));
        if (mode != "max")
            yield return new("rmode", mode);
        if (version is not null)
            yield return new("v", version);
    }

    private static KeyValuePair<string, string> Expires(DateTimeOffset instant) => new("expires", instant.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
}
