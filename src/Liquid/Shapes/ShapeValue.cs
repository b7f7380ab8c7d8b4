using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;

namespace RadicaleVernieuwers.Liquid;

/// <summary>A shape as templates see it: <c>Model.Content.HtmlBodyPart</c>, <c>Model.Content["Story-Subtitle"]</c>, <c>Model.Metadata</c>, <c>Model.Items</c>, and its own properties.</summary>
internal sealed class ShapeValue(Shape shape) : FluidValue
{
    public override FluidValues Type => FluidValues.Object;

    public override ValueTask<FluidValue> GetValueAsync(string name, TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        object? value = name switch
        {
            "Items" => shape.Items.ToArray(),
            "Metadata" => new Metadata(shape),
            "HasItems" => !shape.IsEmpty,
            "Classes" => shape.Classes.ToArray(),
            "Id" when shape["Id"] is null => shape.Id,
            "size" => shape.Items.Count(),
            _ => (shape[name] is Lazy<object?> later ? later.Value : shape[name]) ?? shape.Find(name),
        };
        return new(value is null ? NilValue.Instance : Create(value, context.Options));
    }

    public override ValueTask<FluidValue> GetIndexAsync(FluidValue index, TemplateContext context)
    {
        ArgumentNullException.ThrowIfNull(index);
        return index.Type == FluidValues.Number
            ? new(shape.Items.ElementAtOrDefault((int)index.ToNumberValue()) is { } piece ? new ShapeValue(piece) : NilValue.Instance)
            : GetValueAsync(index.ToStringValue(), context);
    }

    public override IEnumerable<FluidValue> Enumerate(TemplateContext context) => shape.Items.Select(piece => new ShapeValue(piece));

    public override bool Equals(FluidValue other) => other is ShapeValue value && ReferenceEquals(value.ToObjectValue(), shape) || (other is NilValue && shape.Type == "Zone" && shape.IsEmpty);

    public override bool Equals(object? obj) => obj is FluidValue value && Equals(value);

    public override int GetHashCode() => shape.GetHashCode();

    public override bool ToBooleanValue() => shape.Type != "Zone" || !shape.IsEmpty;

    public override decimal ToNumberValue() => 0;

    public override object ToObjectValue() => shape;

    public override string ToStringValue() => "";

    /// <summary>A shape shows nothing by itself: a template renders it with <c>shape_render</c>.</summary>
    public override ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => default;

    private sealed class Metadata(Shape of) : ILiquidModel
    {
        public string Type => of.Type;
        public string DisplayType => of.DisplayType;
        public string Differentiator => of.Name;
        public string[] Alternates => [.. of.Alternates];
        public string[] Wrappers => [.. of.Wrappers];
        public SafeHtml? ChildContent => of.ChildContent;
    }
}
