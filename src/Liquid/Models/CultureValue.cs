using System.Globalization;
using System.Text.Encodings.Web;
using Fluid;
using Fluid.Values;

namespace RadicaleVernieuwers.Liquid;

/// <summary>The reader's language: <c>{{ Culture }}</c> is <c>nl</c>, and Orchard's <c>{{ Culture.Name }}</c>, <c>{{ Culture.Dir }}</c> and <c>{{ Culture.DisplayName }}</c> work too.</summary>
internal sealed class CultureValue(string name) : FluidValue
{
    public override FluidValues Type => FluidValues.String;

    public override ValueTask<FluidValue> GetValueAsync(string member, TemplateContext context) =>
        new(typeof(CultureModel).GetProperty(member)?.GetValue(new CultureModel(name)) is string text ? new StringValue(text) : NilValue.Instance);

    public override bool Equals(FluidValue other) => other is not null && other.Type == FluidValues.String && other.ToStringValue() == name;

    public override bool Equals(object? obj) => obj is FluidValue value && Equals(value);

    public override int GetHashCode() => name.GetHashCode(StringComparison.Ordinal);

    public override bool ToBooleanValue() => true;

    public override decimal ToNumberValue() => 0;

    public override object ToObjectValue() => name;

    public override string ToStringValue() => name;

    public override async ValueTask WriteToAsync(TextWriter writer, TextEncoder encoder, CultureInfo cultureInfo) => await writer.WriteAsync(encoder.Encode(name));
}
