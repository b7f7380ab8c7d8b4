using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Parlot.Fluent;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Liquid with Orchard Core's tags. What fails says its place; a filter that is not there is refused before anything is rendered.</summary>
internal sealed partial class ThemeParser : FluidParser
{
    private readonly ThemeAssets _assets;

    public ThemeParser(FilterRules rules, ThemeAssets assets, IEnumerable<ILiquidTag> tags) : base(new FluidParserOptions { AllowFunctions = false })
    {
        _assets = assets;
        AddLayoutTags();
        AddResourceTags();
        AddShapeTags();
        AddLinkTags();
        foreach (var tag in tags)
            Tag(tag.Name, async (arguments, context) => (await tag.RenderAsync(arguments, context)).Html);
        foreach (var (name, parser) in RegisteredTags.ToArray())
            RegisteredTags[name] = new LocatedTag(parser);
        FilterExpression.Parser = new LocatedFilters(FilterExpression.Parser!, rules);
        FilterRules.AddTo(RegisteredTags);
    }

    private void AddLayoutTags()
    {
        Tag("render_body", (_, context) => new(PageContext.Of(context).Body));
        Tag("render_section", async (arguments, context) =>
        {
            var page = PageContext.Of(context);
            var name = arguments.Text("name", 0);
            var html = page.Sections.GetValueOrDefault(name) ?? "";
            if (page.Layout[name] is Shape zone)
                html += await context.RenderAsync(zone);
            return html;
        });
        Tag("layout", (arguments, context) =>
        {
            PageContext.Of(context).LayoutName = arguments.Text("name", 0);
            return new("");
        });
        RegisterParserBlock("zone", ArgumentsList, static async (list, statements, _, encoder, context) =>
        {
            var arguments = await TagArguments.ReadAsync(list, context);
            var html = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
            var completion = await statements.RenderStatementsAsync(html, encoder, context);
            PageContext.Of(context).Layout.Zone(arguments.Text("name", 0)).Add(new Shape("Markup") { Html = html.ToString }, arguments.Text("position", 1));
            return completion;
        });
        // Pages are kept whole in the output cache; what is inside these tags is simply rendered.
        RegisterParserBlock("cache", ArgumentsList.Or(NoArguments), static (_, statements, output, encoder, context) => statements.RenderStatementsAsync(output, encoder, context));
        foreach (var name in (string[])["cache_dependency", "cache_expires_on", "cache_expires_after", "cache_expires_sliding"])
            Tag(name, static (_, _) => new(""));
        // Posts from elsewhere are refused by Sec-Fetch-Site and Origin: forms carry no token.
        Tag("antiforgerytoken", static (_, _) => new(""));
    }

    /// <summary>A tag with arguments, or without.</summary>
    private void Tag(string name, Func<TagArguments, TemplateContext, ValueTask<string>> render) =>
        RegisterParserTag(name, ArgumentsList.Or(NoArguments), async (list, output, _, context) =>
        {
            await output.WriteAsync(await render(await TagArguments.ReadAsync(list, context), context));
            return Completion.Normal;
        });

    private static Parser<IReadOnlyList<FilterArgument>> NoArguments => Parsers.Always<IReadOnlyList<FilterArgument>>([]);
}

/// <summary>Rendering of shapes from filters and tags.</summary>
public static class ShapeContext
{
    public static ValueTask<string> RenderAsync(this TemplateContext context, Shape shape)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ((ShapeRenderer)PageContext.Of(context).Http.RequestServices.GetService(typeof(ShapeRenderer))!).RenderAsync(shape, context);
    }

    /// <summary>The request that the page answers.</summary>
    public static Microsoft.AspNetCore.Http.HttpContext Http(this TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return PageContext.Of(context).Http;
    }

    internal static Shape? ShapeOf(this FluidValue value) => value.ToObjectValue() as Shape;
}
