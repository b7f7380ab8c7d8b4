using System.Globalization;
using System.Text;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media;

/// <summary>Where a file stands in the library and in its address: lower case, such as <c>entries/rv26-0001/foto.jpg</c>.</summary>
public static class MediaPath
{
    public const int Longest = 250;
    private const int LongestName = 80;

    /// <summary>Makes a path from what people type: accents, capitals and spaces go, what is left stays readable.</summary>
    /// <exception cref="Refusal"><c>Media.Refused.Path</c>.</exception>
    public static string Of(string folder, string name, MediaType type)
    {
        var segments = folder.Split('/', '\\').Select(Slug).Where(s => s.Length > 0);
        var file = Slug(Path.GetFileNameWithoutExtension(name));
        var path = string.Join('/', segments.Append((file.Length == 0 ? "bestand" : file) + type.Extension));
        return path.Length <= Longest - 4 ? path : throw new Refusal("Media.Refused.Path");
    }

    /// <summary>The path of the n-th file that wants this one: <c>foto.jpg</c>, <c>foto-2.jpg</c> …</summary>
    public static string Numbered(string path, int number) =>
        number == 1 ? path : string.Create(CultureInfo.InvariantCulture, $"{path[..path.LastIndexOf('.')]}-{number}{path[path.LastIndexOf('.')..]}");

    /// <summary>The folder of a path; empty at the top.</summary>
    public static string FolderOf(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A folder as people type it: <c>Onze Pers / 2026</c> becomes <c>onze-pers/2026</c>.</summary>
    /// <exception cref="Refusal"><c>Media.Folder.NoName</c>, or <c>Media.Refused.Path</c>.</exception>
    public static string Folder(string text)
    {
        var folder = string.Join('/', text.Split('/', '\\').Select(Slug).Where(s => s.Length > 0));
        return folder.Length == 0 ? throw new Refusal("Media.Folder.NoName") : folder.Length <= Longest - LongestName ? folder : throw new Refusal("Media.Refused.Path");
    }

    internal static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalized(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
                slug.Append(c);
            else if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.Length > LongestName ? slug.ToString(0, LongestName).Trim('-') : slug.ToString().Trim('-');
    }
}
