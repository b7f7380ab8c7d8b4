using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Addresses that one can say on the radio. They are data: <c>Sayable__stem=/nl/vote</c> in the configuration changes or adds one, an empty value takes it away.</summary>
internal static class Sayable
{
    public static IReadOnlyDictionary<string, string> Read(IConfiguration configuration)
    {
        var addresses = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["stem"] = "/nl/vote",
            ["nomineer"] = "/nl/nominate",
            ["pers"] = "/nl/press",
            ["inzendingen"] = "/nl/entries",
        };
        foreach (var own in configuration.GetSection("Sayable").GetChildren())
            addresses[own.Key] = own.Value ?? "";
        return addresses.Where(a => a.Value.StartsWith('/')).ToDictionary();
    }
}

/// <summary>The front door: in the reader's language.</summary>
internal static class FrontDoor
{
    public static IResult Open(HttpContext http, Languages languages)
    {
        http.Response.Headers.Vary = "Accept-Language";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Redirect($"/{Choose(http.Request, languages)}");
    }

    /// <summary>The best language of the browser that the site has; else the leading one.</summary>
    public static string Choose(HttpRequest request, Languages languages) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is null or > 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.ToString().Split('-')[0].ToLowerInvariant()).FirstOrDefault(languages.Has) ?? languages.Leading;
}
