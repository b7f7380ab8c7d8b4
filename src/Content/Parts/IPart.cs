using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>A <see cref="FieldType"/> that is a part of Orchard's: it stands on the item itself under its own name. A new one is a record in <c>Parts/</c>, listed in <see cref="PartTypes"/>.
/// Its form is a partial like that of a field; one with an editor of its own returns the partial's path from <see cref="FieldType.EditorOf"/>.</summary>
public interface IPart
{
    /// <summary>What other modules know it by: <c>Title</c>, <c>Body</c>. Its label is the text <c>Part.{Key}</c>.</summary>
    string Key { get; }

    /// <summary>The permission without which a person neither sees nor changes it; null where every editor may.</summary>
    string? Permission => null;

    /// <summary>Values of it that are fields by nature, each asked, checked and shown by its own unit: a picture of a part.</summary>
    IReadOnlyList<(string Name, FieldType Type, JsonObject Settings)> Fields => [];

    /// <summary>Fills in what follows from the rest of the item, when it is kept and when it is published: a title made by a pattern. Changes <paramref name="parts"/>.</summary>
    void Complete(FormField field, JsonObject parts, PatternItem item, Moment moment)
    {
    }

    /// <summary>What is left to do once the items that it holds have taken over what was posted for them.</summary>
    void Finish(FormField field, PostedField posted, JsonObject value)
    {
    }

    /// <summary>The items that its value holds, the nodes themselves, in order; deeper ones are found through their own parts.</summary>
    IEnumerable<JsonObject> Items(JsonObject value) => [];

    /// <summary>Whether items of this type may be put in it.</summary>
    bool Holds(FormField field, ContentTypeDefinition type) => false;
}

/// <summary>What a pattern in Liquid may say of an item.</summary>
/// <param name="Container">The item whose list it stands in.</param>
public sealed record PatternItem(string ContentType, string ItemId, string? Author = null, string? Container = null);
