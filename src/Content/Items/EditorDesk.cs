using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>An item that an editor has before them, with the form of its type.</summary>
internal sealed record OpenItem(ContentItem Item, ContentTypeDefinition Type, FormDefinition Form);

/// <summary>What all editors' pages of one item need: the item, its form with what can be picked, and what was posted.</summary>
internal sealed class EditorDesk(ContentItems items, ContentTypes types, EditorsForm forms, FormUploads uploads)
{
    /// <param name="pick">Words to find items by, for the fields that pick other items.</param>
    /// <exception cref="NotFound">No such item, or one that has pages of its own elsewhere, such as an entry.</exception>
    public async Task<OpenItem> OpenAsync(string itemId, string? pick = null, CancellationToken cancellationToken = default)
    {
        var item = await items.GetLatestAsync(itemId, cancellationToken);
        var type = await EditableAsync(item.ContentType, cancellationToken);
        return new(item, type, await forms.OfAsync(item.ContentType, item.Parts(), pick, cancellationToken));
    }

    /// <summary>The form of an item that holds other blocks by now, with what can be picked in those.</summary>
    public Task<FormDefinition> FormAsync(string contentType, JsonObject parts, string? pick, CancellationToken cancellationToken) => forms.OfAsync(contentType, parts, pick, cancellationToken);

    /// <exception cref="NotFound">No such type, or not one that editors make.</exception>
    public async Task<ContentTypeDefinition> EditableAsync(string name, CancellationToken cancellationToken) =>
        await types.FindAsync(name, cancellationToken) is { } type && type.IsCreatable ? type : throw new NotFound();

    public async Task<IReadOnlyList<ContentTypeDefinition>> TypesAsync(CancellationToken cancellationToken) =>
        [.. (await types.AllAsync(cancellationToken)).All.Where(t => t.IsCreatable)];

    /// <summary>What may be sent ahead of the form for a media field.</summary>
    public string TicketFor(OpenItem open, FormField field) => uploads.TicketFor(field, FolderOf(open.Item));

    private static string FolderOf(ContentItem item) => $"{item.ContentType.ToLowerInvariant()}/{item.ItemId}";

    /// <summary>What was posted, files included, with what follows from it.</summary>
    public async Task<FormReading> TakeAsync(OpenItem open, IFormCollection form, CancellationToken cancellationToken)
    {
        var reading = await ReadAsync(open, form, cancellationToken);
        var refused = await uploads.TakeAsync(open.Form, reading.Content, form.Files, FolderOf(open.Item), cancellationToken);
        return reading with { Errors = [.. reading.Errors, .. refused] };
    }

    /// <summary>What was posted, without files, with what follows from it.</summary>
    public async Task<FormReading> ReadAsync(OpenItem open, IFormCollection form, CancellationToken cancellationToken)
    {
        var reading = FormReading.Read(open.Form, open.Item.Parts(), PostedForm.From(form));
        await forms.CheckPicturesAsync(open.Item.Parts(), reading.Content, cancellationToken);
        open.Form.Complete(reading.Content, new(open.Item.ContentType, open.Item.ItemId, open.Item.Author), Moment.Autosave);
        return reading;
    }
}
