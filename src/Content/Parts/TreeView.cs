using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>A part whose items form a tree, as its editor shows them.</summary>
/// <param name="Items">Each with how deep it stands; those below after their own.</param>
/// <param name="NewKey">The text that names an item without a title.</param>
internal sealed record TreeView(FieldView View, IReadOnlyList<(JsonObject Item, int Depth)> Items, string NewKey);
