using System.Text.Json;
using System.Text.Json.Nodes;
using Fluid.Values;

namespace RadicaleVernieuwers.Liquid;

/// <summary>JSON as templates read it: <c>Model.ContentItem.Content.Story.Lead.Text</c>.</summary>
internal static class JsonFluid
{
    public static FluidValue Of(JsonNode? node) => node switch
    {
        JsonObject members => new DictionaryValue(new Members(members)),
        JsonArray items => new ArrayValue([.. items.Select(Of)]),
        JsonValue value => Of(value),
        _ => NilValue.Instance,
    };

    private static FluidValue Of(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => new StringValue(value.GetValue<string>()),
        JsonValueKind.True => BooleanValue.True,
        JsonValueKind.False => BooleanValue.False,
        JsonValueKind.Number when decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) => NumberValue.Create(number),
        _ => NilValue.Instance,
    };

    private sealed class Members(JsonObject of) : IFluidIndexable
    {
        public int Count => of.Count;

        public IEnumerable<string> Keys => of.Select(member => member.Key);

        public bool TryGetValue(string name, out FluidValue value)
        {
            var found = of.TryGetPropertyValue(name, out var node);
            value = Of(node);
            return found;
        }
    }
}
