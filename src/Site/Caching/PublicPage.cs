using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Site;

/// <summary>Keeps public pages in the memory of the node. Nothing is evicted: the key holds the feed position that the node shows and the last instant that passed, so a change makes a new key.</summary>
internal sealed class PublicPage(IndexPosition position, ThemeViews views) : IOutputCachePolicy
{
    public const string Name = "public";

    /// <summary>What an address may carry; an address with anything else is answered fresh.</summary>
    private static readonly string[] Known = ["edition", "lang", "page", "place", "q", "result", "sort", "theme"];
    private const int MostSearches = 500;
    private static readonly TimeSpan Housekeeping = TimeSpan.FromMinutes(30);
    private string _version = "";
    private int _searches;

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        var stored = IsPublic(context.HttpContext) && request.Query.Keys.All(k => Known.Contains(k, StringComparer.Ordinal));
        var version = string.Create(CultureInfo.InvariantCulture, $"{position.Shown}/{position.Since.ToUnixTimeMilliseconds()}/{views.Version}");
        context.EnableOutputCaching = stored;
        context.AllowCacheLookup = stored;
        context.AllowCacheStorage = stored && (request.Query.Count == 0 || HasRoom(version));
        context.AllowLocking = stored;
        context.CacheVaryByRules.VaryByValues["version"] = version;
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request.Headers.AcceptEncoding);
        context.CacheVaryByRules.QueryKeys = Known;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || ThemeViews.WasBroken(context.HttpContext) || !StringValues.IsNullOrEmpty(response.Headers.SetCookie))
            context.AllowCacheStorage = false;
        context.ResponseExpirationTimeSpan = Housekeeping;
        return ValueTask.CompletedTask;
    }

    // By the cookie: who it is has not been asked yet when a kept page is answered.
    private static bool IsPublic(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !http.Request.Cookies.ContainsKey(AccountsModule.SessionCookie) && http.Request.Headers.Authorization.Count == 0;

    /// <summary>Three values, never the raw header.</summary>
    private static string Encoding(StringValues accepts) =>
        accepts.ToString() is var text && text.Contains("br", StringComparison.Ordinal) ? "br" : text.Contains("gzip", StringComparison.Ordinal) ? "gzip" : "none";

    /// <summary>Anyone can make up questions without end: per version so many are kept.</summary>
    private bool HasRoom(string version)
    {
        if (Interlocked.Exchange(ref _version, version) != version)
            Interlocked.Exchange(ref _searches, 0);
        return Volatile.Read(ref _searches) < MostSearches && Interlocked.Increment(ref _searches) <= MostSearches;
    }
}
