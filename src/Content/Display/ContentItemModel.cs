using System.Text.Json.Nodes;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>A content item as templates read it: <c>Model.ContentItem.DisplayText</c>, <c>Model.ContentItem.Content.Story.Lead.Text</c>. Who owns it stays out.</summary>
public sealed class ContentItemModel : ILiquidModel
{
    private readonly JsonObject _item;

    /// <param name="content">The parts that this reader may see.</param>
    internal ContentItemModel(JsonObject item, JsonObject content)
    {
        _item = item;
        Content = content;
        ContentItemId = item.Text("ContentItemId") ?? "";
        ContentItemVersionId = item.Text("ContentItemVersionId") ?? "";
        ContentType = item.Text("ContentType") ?? "";
        DisplayText = item.Text("DisplayText") ?? content.Object("TitlePart").Text("Title") ?? "";
        Published = item.Truth("Published") ?? true;
        Latest = item.Truth("Latest") ?? true;
        ModifiedUtc = item.Text("ModifiedUtc");
        PublishedUtc = item.Text("PublishedUtc");
        CreatedUtc = item.Text("CreatedUtc");
        // A user name here is often an e-mail address, and those stay out of pages.
        Author = item.Text("Author") is { } author && !author.Contains('@', StringComparison.Ordinal) ? author : null;
    }

    public string ContentItemId { get; }
    public string ContentItemVersionId { get; }
    public string ContentType { get; }
    public string DisplayText { get; }
    public bool Published { get; }
    public bool Latest { get; }
    public string? ModifiedUtc { get; }
    public string? PublishedUtc { get; }
    public string? CreatedUtc { get; }
    public string? Author { get; }
    public JsonObject Content { get; }

    /// <summary>The form of its type, where it is known.</summary>
    internal FormDefinition? Form { get; init; }

    internal JsonObject ToJson() => _item;
}
