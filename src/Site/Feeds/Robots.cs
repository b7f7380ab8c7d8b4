using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

internal static class Robots
{
    private static readonly string[] Closed = ["/admin", "/my", "/account", "/jury"];

    public static IResult Show(SiteAddress site) => Results.Text(
        string.Join('\n', ["User-agent: *", .. Closed.Select(c => $"Disallow: {c}"), "", $"Sitemap: {site.Absolute("/sitemap.xml")}", ""]), "text/plain; charset=utf-8");
}
