using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Gives the shape of a story what the theme's own templates read: <c>Model.Card</c> and <c>Model.Story</c>.</summary>
internal sealed class StoryCards : IContentShape
{
    public ValueTask FillAsync(Shape shape, ContentItemModel item, CancellationToken cancellationToken)
    {
        if (item.ContentType != "Story")
            return ValueTask.CompletedTask;
        object? Story() => ShowStory.Model(PublicContent.From(item), System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        shape.Later("Card", Story);
        shape.Later("Story", Story);
        return ValueTask.CompletedTask;
    }
}
