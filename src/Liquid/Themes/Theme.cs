using System.Globalization;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Makes whole pages of the theme: a view or a shape inside the layout.</summary>
public sealed class Theme(ThemeViews views, LiquidOptions liquid, ShapeRenderer shapes, IHostEnvironment environment)
{
    public bool Has(string view) => views.Has(view);

    /// <summary>Whether this reader may see what is wrong with a template, and a piece of it.</summary>
    public async Task<bool> ShowsErrorsToAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return environment.IsDevelopment() || (http.User.Identity is { IsAuthenticated: true }
            && (await http.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(http.User, Permissions.ManageLiquidTemplates)).Succeeded);
    }

    /// <summary>Renders a view inside the theme's layout.</summary>
    /// <param name="model">Its public properties are the view's variables.</param>
    /// <exception cref="BrokenTemplateException">The view is broken; a broken layout is shown only to readers who may see what is wrong.</exception>
    public async Task RenderPageAsync(string view, ILiquidModel model, HttpContext http, TextWriter output)
    {
        var (page, context) = await ContextAsync(model, http);
        var body = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            await views.Get(view).RenderAsync(body, ThemeEncoder.Html, context);
        }
        catch (BrokenTemplateException broken)
        {
            throw broken.In(view + ".liquid", views.Has(view) ? views.Text(view) : "");
        }
        await LayAsync(page, body.ToString(), context, output);
    }

    /// <summary>Renders a shape inside the theme's layout: by its own template, a more general one, or as it says itself.</summary>
    public async Task RenderPageAsync(Shape shape, ILiquidModel model, HttpContext http, TextWriter output)
    {
        var (page, context) = await ContextAsync(model, http);
        await LayAsync(page, await shapes.RenderAsync(shape, context), context, output);
    }

    /// <summary>Renders a piece by itself, without a layout around it.</summary>
    public async Task<string> RenderAsync(Shape shape, HttpContext http)
    {
        var (_, context) = await ContextAsync(new LayoutModel("", null), http);
        return await shapes.RenderAsync(shape, context);
    }

    /// <summary>Renders the layout around a body that Razor made.</summary>
    public async Task RenderLayoutAsync(ILiquidModel model, IReadOnlyDictionary<string, string> sections, string body, HttpContext http, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var (page, context) = await ContextAsync(model, http);
        foreach (var (name, html) in sections)
            page.Sections[name] = html;
        await LayAsync(page, body, context, output);
    }

    private async Task LayAsync(PageContext page, string body, TemplateContext context, TextWriter output)
    {
        page.Body = body;
        // A video of elsewhere, in the text or in a block: the layout brings the script that plays it here once its reader says so.
        if (body.Contains("data-player=", StringComparison.Ordinal))
            context.SetValue("HasVideo", BooleanValue.True);
        page.Layout.Type = ShapeName.Of(page.LayoutName);
        await output.WriteAsync(await shapes.ByTemplateAsync(page.Layout, context) ?? PlainPage.Around(page, context));
    }

    private async Task<(PageContext Page, TemplateContext Context)> ContextAsync(ILiquidModel model, HttpContext http)
    {
        var context = new TemplateContext(liquid.Options) { CultureInfo = CultureInfo.CurrentUICulture };
        var page = new PageContext(http, await ShowsErrorsToAsync(http), await http.RequestServices.GetRequiredService<StoredTemplatesReader>().ReadAsync(http.RequestAborted));
        page.JoinTo(context);
        foreach (var globals in http.RequestServices.GetServices<ILiquidGlobals>())
            await globals.FillAsync(http, context);
        foreach (var property in model.GetType().GetProperties())
        {
            if (property.GetIndexParameters().Length == 0 && property.GetValue(model) is { } value)
                context.SetValue(property.Name, FluidValue.Create(value, liquid.Options));
        }
        return (page, context);
    }
}

/// <summary>A module's filters.</summary>
public interface ILiquidExtension
{
    void Register(TemplateOptions options);
}

/// <summary>Values that every page of the theme has: navigation, who is signed in, the phase of the call.</summary>
public interface ILiquidGlobals
{
    Task FillAsync(HttpContext http, TemplateContext context);
}
