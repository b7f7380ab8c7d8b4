using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>Absolute addresses for programs elsewhere.</summary>
internal sealed class ApiLinks(SiteAddress site, MediaUrls media, Languages languages)
{
    private const int Width = 960;
    private const int Height = 640;

    public string To(string path) => site.Absolute(path);

    public string? Picture(string? path) => string.IsNullOrEmpty(path) ? null : site.Absolute(media.Rendition(path, Width, Height, "crop"));

    /// <summary>The language that was asked for; the leading one where it is none of ours, or more than one.</summary>
    public string Culture(IEnumerable<string>? asked) => asked?.ToArray() is [var one] && languages.Has(one) ? one : languages.Leading;
}

internal static class ApiJson
{
    /// <summary>Letters stay letters; the answer is never part of a page.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}

/// <summary>Refuses a question with a sentence, as problem+json.</summary>
internal static class ApiProblem
{
    public static IResult? In(EntryQuery query, Texts texts) => In(query.Page, query.Size, texts)
        ?? (query.Sort is null or "" || (Enum.TryParse<SearchOrder>(query.Sort, ignoreCase: true, out var order) && Enum.IsDefined(order) && !char.IsAsciiDigit(query.Sort[0]))
            ? null : Of(StatusCodes.Status400BadRequest, "Site.Api.Sort", texts));

    public static IResult? In(string? page, string? size, Texts texts) =>
        Number(page, 1) < 1 ? Of(StatusCodes.Status400BadRequest, "Site.Api.Page", texts)
        : Number(size, 1) is < 1 or > SearchQuestion.LargestSize ? Of(StatusCodes.Status400BadRequest, "Site.Api.Size", texts, SearchQuestion.LargestSize)
        : null;

    /// <summary>Zero for what is no number.</summary>
    public static int Number(string? text, int otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static IResult Of(int status, string key, Texts texts, params object?[] arguments) =>
        Results.Problem(texts[key, arguments], statusCode: status, extensions: new Dictionary<string, object?> { ["key"] = key });
}
