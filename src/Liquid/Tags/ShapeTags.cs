using Fluid;
using Fluid.Ast;
using Fluid.Values;
using Parlot.Fluent;

namespace RadicaleVernieuwers.Liquid;

internal sealed partial class ThemeParser
{
    private void AddShapeTags()
    {
        Tag("shape", async (arguments, context) => await context.RenderAsync(await MakeAsync(arguments.Text("type", 0), arguments, context)));
        OnShape("shape_clear_alternates", (shape, _) => shape.Alternates.Clear());
        OnShape("shape_add_alternates", (shape, words) => Each(words, shape.Alternates.Add));
        OnShape("shape_clear_wrappers", (shape, _) => shape.Wrappers.Clear());
        OnShape("shape_add_wrappers", (shape, words) => Each(words, shape.Wrappers.Add));
        OnShape("shape_clear_classes", (shape, _) => shape.Classes.Clear());
        OnShape("shape_add_classes", (shape, words) => Each(words, shape.Classes.Add));
        OnShape("shape_clear_attributes", (shape, _) => shape.Attributes.Clear());
        OnShape("shape_type", (shape, text) => shape.Type = text);
        OnShape("shape_display_type", (shape, text) => shape.DisplayType = text);
        OnShape("shape_remove_item", (shape, text) => shape.Remove(text));
        OnShape("shape_remove_property", (shape, text) => shape.Properties.Remove(text));
        OnShape("shape_position", (shape, text) => shape["Position"] = text);
        Named("shape_add_attributes", (shape, name, value) => shape.Attributes[name.Replace('_', '-')] = value.ToStringValue());
        Named("shape_add_properties", (shape, name, value) => shape[Pascal(name)] = value.ToObjectValue());
        Named("shape_pager", (shape, name, value) => shape[Pascal(name)] = value.ToObjectValue());
    }

    private static async ValueTask<Shape> MakeAsync(string type, TagArguments arguments, TemplateContext context)
    {
        var shape = new Shape(ShapeName.Encode(type));
        foreach (var (name, value) in arguments.Named)
        {
            if (name is "type")
                continue;
            if (name is "id")
                shape.Id = value.ToStringValue();
            else if (name is "classes" or "class")
                Each(value.ToStringValue(), shape.Classes.Add);
            else if (name is "alternate" or "alternates")
                Each(value.ToStringValue(), shape.Alternates.Add);
            else if (name is "wrapper" or "wrappers")
                Each(value.ToStringValue(), shape.Wrappers.Add);
            else if (!name.StartsWith("cache_", StringComparison.Ordinal))
                shape[Pascal(name)] = value.ToObjectValue();
        }
        foreach (var maker in (IEnumerable<IShapeMaker>)context.Http().RequestServices.GetService(typeof(IEnumerable<IShapeMaker>))!)
            await maker.FillAsync(shape, context);
        return shape;
    }

    private void OnShape(string name, Action<Shape, string> change) =>
        RegisterParserTag(name, Primary.And(Primary.Or(Parsers.Always<Expression>(new LiteralExpression(NilValue.Instance)))), async (tuple, _, _, context) =>
        {
            if ((await tuple.Item1.EvaluateAsync(context)).ShapeOf() is { } shape)
                change(shape, (await tuple.Item2.EvaluateAsync(context)).ToStringValue());
            return Completion.Normal;
        });

    private void Named(string name, Action<Shape, string, FluidValue> change) =>
        RegisterParserTag(name, Primary.And(ArgumentsList), async (tuple, _, _, context) =>
        {
            if ((await tuple.Item1.EvaluateAsync(context)).ShapeOf() is { } shape)
            {
                foreach (var (property, value) in (await TagArguments.ReadAsync(tuple.Item2, context)).Named)
                    change(shape, property, value);
            }
            return Completion.Normal;
        });

    private static void Each(string words, Action<string> use)
    {
        foreach (var word in words.Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries))
            use(word);
    }

    /// <summary>Orchard writes <c>menu_name</c> in a tag and <c>Model.MenuName</c> in a template.</summary>
    private static string Pascal(string name) => string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}

/// <summary>Fills shapes that templates ask for by name, such as <c>{% shape "menu", alias: "alias:main" %}</c>.</summary>
public interface IShapeMaker
{
    ValueTask FillAsync(Shape shape, TemplateContext context);
}
