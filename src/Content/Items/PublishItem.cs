namespace RadicaleVernieuwers.Content;

/// <summary>Publishes as an editor does: only what is complete, and its pictures with it.</summary>
internal sealed class PublishItem(ContentItems items, Forms forms, ShowPictures pictures)
{
    /// <summary>Publishes the latest version, or plans it.</summary>
    /// <returns>The version, and what is missing where nothing happened.</returns>
    public async Task<(ContentItem Item, IReadOnlyList<FieldError> Missing)> RunAsync(string itemId, CancellationToken cancellationToken)
    {
        var latest = await items.GetLatestAsync(itemId, cancellationToken);
        var form = await forms.GetAsync(latest.ContentType, cancellationToken);
        var parts = latest.Parts();
        form.Complete(parts, new(latest.ContentType, latest.ItemId, latest.Author), Moment.Submit);
        if (form.Validate(parts, Moment.Submit) is { Count: > 0 } missing)
            return (latest, missing);
        // What follows from a text belongs to the version that says it.
        if (latest.IsDraft && !latest.IsSealed)
            latest.Change(parts, latest.Modified);
        else
            items.SaveDraft(latest, parts, latest.Author);
        var published = await items.PublishAsync(itemId, cancellationToken);
        await pictures.OfAsync(published, cancellationToken);
        return (published, []);
    }
}
