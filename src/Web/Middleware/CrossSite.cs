using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Web.Middleware;

/// <summary>Refuses writes that another site sends with our visitor's cookies. The browser says where a request comes from (Fetch Metadata, W3C); Origin decides only where it does not.</summary>
internal sealed class CrossSite(RequestDelegate next, SiteAddress site, Texts texts)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request))
        {
            await next(context);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync(texts["CrossSite.Refused"], context.RequestAborted);
    }

    private bool IsSafe(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return true;
        var fetch = request.Headers["Sec-Fetch-Site"].ToString();
        if (fetch.Length > 0)
            return fetch is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == site.Url.GetLeftPart(UriPartial.Authority) || origin == $"{request.Scheme}://{request.Host}";
    }
}
