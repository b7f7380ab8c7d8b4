using System.Globalization;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Gives the shape of an event what the theme's own templates read: <c>Model.Event</c>. A draft without a beginning is shown as any other item.</summary>
internal sealed class EventCards(TimeProvider clock) : IContentShape
{
    public ValueTask FillAsync(Shape shape, ContentItemModel item, CancellationToken cancellationToken)
    {
        if (item.ContentType != PublicEvent.Type)
            return ValueTask.CompletedTask;
        if (PublicEvent.Of(PublicContent.From(item)) is { } known)
            shape["Event"] = known.Model(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, clock.Instant());
        else
            shape.Alternates.Clear();
        return ValueTask.CompletedTask;
    }
}
