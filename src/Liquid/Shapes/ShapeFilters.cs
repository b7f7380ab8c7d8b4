using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid;
using Fluid.Values;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Orchard's filters that make, change and render shapes, and those for JSON and class names.</summary>
internal sealed class ShapeFilters : ILiquidExtension
{
    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("shape_render", RenderAsync);
        options.Filters.AddFilter("shape_stringify", RenderAsync);
        options.Filters.AddFilter("shape_new", (input, arguments, context) => Set(new Shape(ShapeName.Encode(input.ToStringValue())), arguments));
        options.Filters.AddFilter("shape_properties", (input, arguments, context) => input.ShapeOf() is { } shape ? Set(shape, arguments) : new(input));
        options.Filters.AddFilter("html_class", (input, _, _) => new StringValue(HtmlClass(input.ToStringValue())));
        options.Filters.AddFilter("json", (input, _, context) => new StringValue(JsonSerializer.Serialize(Plain(input, context), Written), false));
        options.Filters.AddFilter("jsonparse", (input, _, _) => JsonFluid.Of(JsonNode.Parse(input.ToStringValue())));
    }

    // The default encoder leaves no < or & that would end a script or begin a tag.
    private static readonly JsonSerializerOptions Written = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Default };

    private static async ValueTask<FluidValue> RenderAsync(FluidValue input, FilterArguments arguments, TemplateContext context) => input switch
    {
        _ when input.ShapeOf() is { } shape => new StringValue(await context.RenderAsync(shape), false),
        ArrayValue pieces => new StringValue(string.Concat(await Task.WhenAll(pieces.Enumerate(context).Select(p => p.ShapeOf()).OfType<Shape>().Select(s => context.RenderAsync(s).AsTask()))), false),
        _ => input,
    };

    private static ValueTask<FluidValue> Set(Shape shape, FilterArguments arguments)
    {
        foreach (var name in arguments.Names)
            shape[string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]))] = arguments[name].ToObjectValue();
        return new(new ShapeValue(shape));
    }

    private static string HtmlClass(string text)
    {
        var name = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            if (char.IsUpper(c) && name.Length > 0 && name[^1] != '-')
                name.Append('-');
            name.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        }
        return name.ToString().Replace("--", "-", StringComparison.Ordinal).Trim('-');
    }

    private static object? Plain(FluidValue value, TemplateContext context) => value switch
    {
        DictionaryValue members => members.Enumerate(context).Select(pair => pair.Enumerate(context).ToArray()).ToDictionary(pair => pair[0].ToStringValue(), pair => Plain(pair[1], context)),
        ArrayValue items => items.Enumerate(context).Select(item => Plain(item, context)).ToArray(),
        StringValue text => text.ToStringValue(),
        BooleanValue truth => truth.ToBooleanValue(),
        NumberValue number => number.ToNumberValue(),
        _ => value.ToObjectValue() is ILiquidModel model ? model.GetType().GetProperties().ToDictionary(p => p.Name, p => Plain(FluidValue.Create(p.GetValue(model), context.Options), context)) : null,
    };
}
