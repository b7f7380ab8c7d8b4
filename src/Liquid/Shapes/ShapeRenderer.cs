using System.Globalization;
using Fluid;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Makes HTML of shapes: by the most specific template that the theme or the database has, else as the shape says itself.</summary>
public sealed partial class ShapeRenderer(ThemeViews views, ILogger<ShapeRenderer> log)
{
    private const int Deepest = 30;
    private const string Depth = "ShapeDepth";

    /// <exception cref="BrokenTemplateException">Only for readers who may see what is wrong; for others the next template that fits is used.</exception>
    public async ValueTask<string> RenderAsync(Shape shape, TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(context);
        var depth = context.AmbientValues.TryGetValue(Depth, out var known) ? (int)known : 0;
        if (depth == Deepest)
            throw new BrokenTemplateException($"{shape.Type} is inside itself more than {Deepest} times");
        context.AmbientValues[Depth] = depth + 1;
        foreach (var (zone, piece, position) in shape.ForLayout)
            PageContext.Of(context).Layout.Zone(zone).Add(piece, position);
        try
        {
            var html = await BareAsync(shape, context);
            foreach (var wrapper in shape.Wrappers)
            {
                shape.ChildContent = new SafeHtml(html);
                html = await FirstAsync([wrapper], shape, context) ?? html;
            }
            return html;
        }
        finally
        {
            context.AmbientValues[Depth] = depth;
        }
    }

    /// <summary>By a template; null where there is none that works.</summary>
    internal ValueTask<string?> ByTemplateAsync(Shape shape, TemplateContext context) => FirstAsync([.. shape.Alternates.Reverse(), .. ShapeName.Fallbacks(shape.Type)], shape, context);

    private async ValueTask<string> BareAsync(Shape shape, TemplateContext context)
    {
        if (await ByTemplateAsync(shape, context) is { } html)
            return html;
        if (shape.Liquid is { } written)
            return await AuthorsAsync(shape, written, context);
        if (shape.Html is { } own)
            return own();
        var pieces = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var piece in shape.Type is "Zone" ? shape.Items : [.. shape.Zones, .. shape.Items])
            await pieces.WriteAsync(await RenderAsync(piece, context));
        return shape.Classes.Count == 0 ? pieces.ToString()
            : PageHead.Tag("div", [new("class", string.Join(' ', shape.Classes)), .. shape.Attributes], pieces + "</div>");
    }

    private async ValueTask<string> AuthorsAsync(Shape shape, string liquid, TemplateContext context)
    {
        try
        {
            var html = await InScopeAsync(views.Parse(shape.Name, liquid), shape.Name, () => liquid, shape, context);
            return shape.MakeSafe?.Invoke(html) ?? ThemeEncoder.Html.Encode(html);
        }
        catch (BrokenTemplateException broken) when (!PageContext.Of(context).SeesErrors)
        {
            Broken(broken.Message, broken);
            PageContext.Of(context).NoteBroken();
            return "";
        }
    }

    /// <summary>By the first of these names that has a template which is not broken.</summary>
    private async ValueTask<string?> FirstAsync(IEnumerable<string> names, Shape shape, TemplateContext context)
    {
        foreach (var name in names)
        {
            try
            {
                if (await TemplateAsync(name, shape, context) is { } html)
                    return html;
            }
            catch (BrokenTemplateException broken) when (!PageContext.Of(context).SeesErrors)
            {
                Broken(broken.Message, broken);
                PageContext.Of(context).NoteBroken();
            }
        }
        return null;
    }

    private async ValueTask<string?> TemplateAsync(string name, Shape shape, TemplateContext context)
    {
        var stored = PageContext.Of(context).Templates;
        if (stored.Find(name) is { } text)
            return await InScopeAsync(stored.Parsed(name, views.Parse), name, () => text, shape, context);
        return views.OfShape(name) is { } view ? await InScopeAsync(views.Get(view), view + ".liquid", () => views.Text(view), shape, context) : null;
    }

    private static async ValueTask<string> InScopeAsync(IFluidTemplate template, string file, Func<string> text, Shape shape, TemplateContext context)
    {
        var html = new StringWriter(CultureInfo.InvariantCulture);
        context.EnterChildScope();
        try
        {
            context.SetValue("Model", new ShapeValue(shape));
            await template.RenderAsync(html, ThemeEncoder.Html, context);
        }
        catch (BrokenTemplateException broken)
        {
            throw broken.In(file, text());
        }
        catch (Exception exception) when (Included.IsOfTemplate(exception))
        {
            throw new BrokenTemplateException(exception.Message, exception).In(file, text());
        }
        finally
        {
            context.ReleaseScope();
        }
        return html.ToString();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A template is broken: {What}")]
    private partial void Broken(string what, Exception exception);
}

/// <summary>What belongs to the page that is being made: who reads it, its layout and zones, what it needs in its head.</summary>
internal sealed class PageContext(HttpContext http, bool seesErrors, StoredTemplates templates)
{
    /// <summary>Marks a request whose page was made without a template that is broken.</summary>
    public const string Broken = "theme.broken";
    private const string Key = nameof(PageContext);

    public HttpContext Http => http;
    public bool SeesErrors => seesErrors;
    public StoredTemplates Templates => templates;
    public string Body { get; set; } = "";
    public string LayoutName { get; set; } = "Layout";
    public Shape Layout { get; } = new("Layout");
    public Dictionary<string, string> Sections { get; } = [];
    public PageHead Head { get; } = new();

    public static PageContext Of(TemplateContext context) => (PageContext)context.AmbientValues[Key];

    public void JoinTo(TemplateContext context) => context.AmbientValues[Key] = this;

    public void NoteBroken() => http.Items[Broken] = true;
}
