using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What opens a draft before its owner has signed in: a secret of this browser. The database knows only its hash.</summary>
internal static class DraftCookie
{
    public const string Name = "rv-draft";
    private static readonly TimeSpan Life = TimeSpan.FromDays(120);

    /// <summary>The hash of this browser's secret, or null where it has none.</summary>
    public static string? KeyOf(HttpContext http) => http.Request.Cookies[Name] is { Length: > 20 and < 100 } secret ? Hash(secret) : null;

    /// <summary>The same; gives the browser a secret first where it has none.</summary>
    public static string Ensure(HttpContext http)
    {
        if (KeyOf(http) is { } key)
            return key;
        var secret = Secret();
        http.Response.Cookies.Append(Name, secret, new CookieOptions { HttpOnly = true, IsEssential = true, MaxAge = Life, Path = "/", SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
        return Hash(secret);
    }

    public static string Secret() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
