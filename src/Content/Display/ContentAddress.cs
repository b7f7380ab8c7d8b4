using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>Where the public reads an item: <c>/nl/stories/x</c>, <c>/nl/x</c>.</summary>
public sealed class ContentAddress : IItemAddress
{
    private static readonly Dictionary<string, string> Folders = new() { ["Story"] = "stories/", ["Event"] = "events/", ["PressRelease"] = "press/" };

    /// <summary>The type of the front page: one of each language stands at <c>/nl</c>.</summary>
    public const string FrontPage = "HomePage";

    internal static string[] TypesWithFolder { get; } = [.. Folders.Keys];

    internal static bool HasFolder(string contentType) => Folders.ContainsKey(contentType);

    public string? Of(object? item, string kind) => item switch
    {
        ContentItemModel model when kind == "edit" => Editor(model.ContentItemId),
        ContentItemModel model => Of(model.ContentType, model.Content),
        Shape shape => Of(shape["ContentItem"], kind),
        _ => null,
    };

    /// <summary>Null for an item without an address of its own.</summary>
    public static string? Of(string contentType, JsonObject parts)
    {
        if (contentType == FrontPage)
            return "/" + (parts.Object("LocalizationPart").Text("Culture") ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        if (parts.Object("AutoroutePart").Text("Path") is not { Length: > 0 } path || parts.Object("AutoroutePart").Truth("Disabled") == true)
            return null;
        var culture = parts.Object("LocalizationPart").Text("Culture") ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        return $"/{culture}/{Folders.GetValueOrDefault(contentType)}{Uri.EscapeDataString(path.TrimEnd('/').Split('/')[^1])}";
    }

    private static string Editor(string id) => "/admin/content/" + id;
}
