using Microsoft.AspNetCore.Http;

namespace RadicaleVernieuwers.Admin;

/// <summary>Which layout a page has: the back office's own below <c>/admin</c>, the theme's elsewhere.</summary>
public static class Layouts
{
    public static string For(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.Path.StartsWithSegments("/admin", StringComparison.Ordinal) ? "/Admin/Shell/_Admin.cshtml" : "/Liquid/Layout/_Theme.cshtml";
    }
}
