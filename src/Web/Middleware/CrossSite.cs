using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Web.Middleware;

/// <summary>Refuses writes that another site sends with our visitor's cookies. The browser says where a request comes from (Fetch Metadata, W3C); Origin decides only where it does not.</summary>
internal sealed class CrossSite(RequestDelegate next, SiteAddress site)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsSafe(context.Request))
        {
            await next(context);
            return;
        }
        await Errors.AnswerAsync(context, StatusCodes.Status403Forbidden, "CrossSite.Refused");
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
