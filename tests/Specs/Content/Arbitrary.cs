using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace RadicaleVernieuwers.Specs.Content;

/// <summary>JSON that might come from anywhere, as text.</summary>
internal static class Arbitrary
{
    private static readonly Gen<string> Words = Gen.Char.Where(c => !char.IsSurrogate(c)).Array[0, 12].Select(c => new string(c));

    private static readonly Gen<JsonNode?> Leaf = Gen.OneOf<JsonNode?>(
        Words.Select(w => (JsonNode?)JsonValue.Create(w)), Gen.Long.Select(n => (JsonNode?)JsonValue.Create(n)), Gen.Bool.Select(b => (JsonNode?)JsonValue.Create(b)), Gen.Const((JsonNode?)null));

    private static readonly Gen<JsonNode?> Node = Gen.Recursive<JsonNode?>((depth, node) => depth >= 3 ? Leaf : Gen.Frequency((3, Leaf),
        (1, Gen.Select(Words, node).Array[0, 4].Select(Make)), (1, node.Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(i => i?.DeepClone())])))));

    public static Gen<string> Object { get; } = Gen.Select(Words, Node).Array[0, 6].Select(p => JsonSerializer.Serialize(Make(p)));

    private static JsonNode? Make((string Name, JsonNode? Value)[] properties) =>
        new JsonObject(properties.DistinctBy(p => p.Name).Select(p => KeyValuePair.Create(p.Name, p.Value?.DeepClone())));
}
