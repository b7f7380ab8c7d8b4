using Microsoft.AspNetCore.Http;

namespace RadicaleVernieuwers.Site;

/// <summary>Lets our own pages show an answer in a frame: the preview beside the editor. Nobody else may.</summary>
internal static class InFrame
{
    public static ValueTask<object?> AllowAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.ToString().Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal);
        return next(context);
    }
}
