namespace RadicaleVernieuwers.Liquid;

/// <summary>What a Razor page tells the theme's layout.</summary>
public sealed record LayoutModel(string Title, string? Description) : ILiquidModel;

/// <summary>A Liquid view as the answer of an endpoint: <c>return new LiquidView("Entries", model)</c>.</summary>
public sealed class LiquidView(string view, ILiquidModel model, int status = 200) : Microsoft.AspNetCore.Http.IResult
{
    public ILiquidModel Model => model;

    /// <summary>The same view of something that knows more.</summary>
    public LiquidView Of(ILiquidModel other) => new(view, other, status);

    public async Task ExecuteAsync(Microsoft.AspNetCore.Http.HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var theme = (Theme)httpContext.RequestServices.GetService(typeof(Theme))!;
        var html = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        await theme.RenderPageAsync(view, model, httpContext, html);
        var bytes = System.Text.Encoding.UTF8.GetBytes(html.ToString());
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        if (Microsoft.AspNetCore.Http.HttpMethods.IsHead(httpContext.Request.Method))
            return;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
