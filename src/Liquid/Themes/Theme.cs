using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Renders the theme's Liquid views. A view is parsed once and again when its file changes.</summary>
public sealed class Theme : IDisposable
{
    /// <summary>Letters of every language stay letters: a French page is a tenth smaller.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly ConcurrentDictionary<string, IFluidTemplate> _parsed = new(StringComparer.OrdinalIgnoreCase);
    private readonly PhysicalFileProvider _files;
    private readonly ThemeParser _parser = new();
    private readonly TemplateOptions _options;
    private readonly IDisposable _watch;

    public Theme(ThemeFolder folder, IEnumerable<ILiquidExtension> extensions)
    {
        _files = new PhysicalFileProvider(Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "Views")).FullName);
        _options = new TemplateOptions
        {
            MemberAccessStrategy = new ModelAccess(),
            FileProvider = _files,
            MaxSteps = 200_000,
            MaxRecursion = 50,
            TimeZone = Data.Brussels.Zone,
        };
        _options.ValueConverters.Add(value => value is SafeHtml safe ? new StringValue(safe.Html, false) : null);
        foreach (var extension in extensions)
            extension.Register(_options);
        _watch = ChangeToken.OnChange(() => _files.Watch("**/*.liquid"), _parsed.Clear);
    }

    public bool Has(string view) => _files.GetFileInfo(view + ".liquid").Exists;

    /// <summary>Renders a view inside the theme's layout.</summary>
    /// <param name="model">Its public properties are the view's variables.</param>
    public async Task RenderPageAsync(string view, ILiquidModel model, HttpContext http, TextWriter output)
    {
        var context = await ContextAsync(model, http);
        var body = new StringWriter(CultureInfo.InvariantCulture);
        await Parse(view).RenderAsync(body, Encoder, context);
        context.AmbientValues[ThemeParser.Body] = body.ToString();
        await Parse("Layout").RenderAsync(output, Encoder, context);
    }

    /// <summary>Renders the layout around a body that Razor made.</summary>
    public async Task RenderLayoutAsync(ILiquidModel model, IReadOnlyDictionary<string, string> sections, string body, HttpContext http, TextWriter output)
    {
        var context = await ContextAsync(model, http);
        context.AmbientValues[ThemeParser.Body] = body;
        foreach (var (name, html) in sections)
            context.AmbientValues[ThemeParser.Section + name] = html;
        await Parse("Layout").RenderAsync(output, Encoder, context);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _files.Dispose();
    }

    private async Task<TemplateContext> ContextAsync(ILiquidModel model, HttpContext http)
    {
        var context = new TemplateContext(_options) { CultureInfo = CultureInfo.CurrentUICulture };
        context.AmbientValues[ThemeParser.Http] = http;
        foreach (var globals in http.RequestServices.GetServices<ILiquidGlobals>())
            await globals.FillAsync(http, context);
        foreach (var property in model.GetType().GetProperties())
        {
            if (property.GetValue(model) is { } value)
                context.SetValue(property.Name, FluidValue.Create(value, _options));
        }
        return context;
    }

    private IFluidTemplate Parse(string view) => _parsed.GetOrAdd(view, name =>
    {
        var file = _files.GetFileInfo(name + ".liquid");
        if (!file.Exists)
            throw new BrokenTemplateException($"{name}.liquid is not in the theme");
        using var reader = new StreamReader(file.CreateReadStream());
        return _parser.TryParse(reader.ReadToEnd(), out var template, out var error)
            ? template : throw new BrokenTemplateException($"{name}.liquid: {error}");
    });
}

/// <summary>A view of the theme is missing or cannot be parsed; the message names file, line and column.</summary>
public sealed class BrokenTemplateException(string message) : Exception(message);

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
