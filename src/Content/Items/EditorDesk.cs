using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>An item that an editor has before them, with the form of its type.</summary>
internal sealed record OpenItem(ContentItem Item, ContentTypeDefinition Type, FormDefinition Form);

/// <summary>What all editors' pages of one item need: the item, its form with what can be picked, and what was posted.</summary>
internal sealed class EditorDesk(AppDb db, ContentTypes types, Forms forms, FormUploads uploads, PickableItems pickable)
{
    private const int MostPictures = 60;

    /// <param name="pick">Words to find items by, for the fields that pick other items.</param>
    /// <exception cref="NotFound">No such item, or one that has pages of its own elsewhere, such as an entry.</exception>
    public async Task<OpenItem> OpenAsync(string itemId, string? pick = null, CancellationToken cancellationToken = default)
    {
        var item = await pickable.Items.GetLatestAsync(itemId, cancellationToken);
        var type = await EditableAsync(item.ContentType, cancellationToken);
        var form = await forms.GetAsync(item.ContentType, cancellationToken);
        var parts = item.Parts();
        foreach (var field in form.Fields.ToArray())
        {
            if (field.Type is ContentPickerField)
                form = form.With(field.Key, await pickable.FindAsync(field, field.Type.Chosen(field.Value(parts) ?? []), pick ?? "", cancellationToken));
            else if (field.Type is MediaField)
                form = form.With(field.Key, await PicturesAsync(cancellationToken));
        }
        return new(item, type, form);
    }

    /// <exception cref="NotFound">No such type, or not one that editors make.</exception>
    public async Task<ContentTypeDefinition> EditableAsync(string name, CancellationToken cancellationToken) =>
        await types.FindAsync(name, cancellationToken) is { } type && type.IsCreatable ? type : throw new NotFound();

    public async Task<IReadOnlyList<ContentTypeDefinition>> TypesAsync(CancellationToken cancellationToken) =>
        [.. (await types.AllAsync(cancellationToken)).All.Where(t => t.IsCreatable)];

    /// <summary>What was posted, files included.</summary>
    public async Task<FormReading> TakeAsync(OpenItem open, IFormCollection form, CancellationToken cancellationToken)
    {
        var reading = FormReading.Read(open.Form, open.Item.Parts(), PostedForm.From(form));
        var refused = await uploads.TakeAsync(open.Form, reading.Content, form.Files, $"{open.Item.ContentType.ToLowerInvariant()}/{open.Item.ItemId}", cancellationToken);
        return reading with { Errors = [.. reading.Errors, .. refused] };
    }

    private async Task<IReadOnlyList<FieldOption>> PicturesAsync(CancellationToken cancellationToken)
    {
        // What entrants handed in is theirs: only what the team added or may show stands here.
        var files = await db.MediaFiles.AsNoTracking().Where(f => f.Width > 0 && f.PublicFrom != null).OrderByDescending(f => f.Added).Take(MostPictures).Select(f => new { f.Path, f.AltText }).ToListAsync(cancellationToken);
        return [.. files.Select(f => new FieldOption(f.Path, LocalText.Of(f.AltText.Length > 0 ? $"{f.AltText} ({Path.GetFileName(f.Path)})" : Path.GetFileName(f.Path)), f.AltText))];
    }
}
