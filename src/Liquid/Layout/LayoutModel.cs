using Microsoft.AspNetCore.Http;

namespace RadicaleVernieuwers.Liquid;

/// <summary>What a Razor page tells the theme's layout.</summary>
public sealed record LayoutModel(string Title, string? Description) : ILiquidModel;

/// <summary>A Liquid view as the answer of an endpoint: <c>return new LiquidView("Entries", model)</c>.</summary>
public sealed class LiquidView : IResult
{
    private readonly Func<Theme, ILiquidModel, HttpContext, TextWriter, Task> _render;
    private readonly int _status;

    public LiquidView(string view, ILiquidModel model, int status = 200) : this((theme, page, http, output) => theme.RenderPageAsync(view, page, http, output), model, status)
    {
    }

    /// <summary>A shape as the page: <c>return new LiquidView(await display.BuildAsync(item), model)</c>.</summary>
    public LiquidView(Shape shape, ILiquidModel model, int status = 200) : this((theme, page, http, output) => theme.RenderPageAsync(shape, page, http, output), model, status)
    {
    }

    private LiquidView(Func<Theme, ILiquidModel, HttpContext, TextWriter, Task> render, ILiquidModel model, int status) => (_render, Model, _status) = (render, model, status);

    public ILiquidModel Model { get; }

    /// <summary>The same view of something that knows more.</summary>
    public LiquidView Of(ILiquidModel other) => new(_render, other, _status);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var theme = (Theme)httpContext.RequestServices.GetService(typeof(Theme))!;
        var html = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        await _render(theme, Model, httpContext, html);
        var bytes = System.Text.Encoding.UTF8.GetBytes(html.ToString());
        httpContext.Response.StatusCode = _status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsHead(httpContext.Request.Method))
            return;
        await httpContext.Response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }
}
