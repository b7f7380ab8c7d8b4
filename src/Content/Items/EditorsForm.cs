using System.Security.Claims;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>The form of an item as the person before it may fill it in, with what can be picked in it, also in the items that it holds.</summary>
internal sealed class EditorsForm(FolderRights rights, Forms forms, PickableItems pickable, IHttpContextAccessor http, TimeProvider clock)
{
    private const int MostPictures = 60;

    /// <param name="pick">Words to find items by, for the fields that pick other items.</param>
    public async Task<FormDefinition> OfAsync(string contentType, JsonObject parts, string? pick, CancellationToken cancellationToken)
    {
        var form = (await forms.GetAsync(contentType, cancellationToken)).Only(IsAllowed);
        var asked = form.Everything(parts).ToArray();
        var found = await pickable.FindAsync([.. asked.Where(a => a.Field.Type is ContentPickerField).Select(a => (a.Field, a.Field.Type.Chosen(a.Field.ValueOrEmpty(a.Content))))], pick ?? "", cancellationToken);
        if (asked.Any(a => a.Field.Type is MediaField))
        {
            var pictures = await PicturesAsync(cancellationToken);
            foreach (var (field, _) in asked.Where(a => a.Field.Type is MediaField))
                found[field.InputName] = pictures;
        }
        return form.With(found);
    }

    /// <summary>Says no to a picture that was not in the answers before and is not this person's to use.</summary>
    /// <exception cref="Refusal"><c>Item.PictureNotYours</c>.</exception>
    public async Task CheckPicturesAsync(JsonObject before, JsonObject after, CancellationToken cancellationToken)
    {
        var added = ShowPictures.Paths(after).Except(ShowPictures.Paths(before)).ToArray();
        if (await rights.UnusableAsync(added, Person, clock.Instant(), cancellationToken) is [var path, ..])
            throw new Refusal("Item.PictureNotYours", Path.GetFileName(path));
    }

    private ClaimsPrincipal Person => http.HttpContext?.User ?? new();

    /// <summary>The parts that this person may fill in; the others keep what they hold.</summary>
    private bool IsAllowed(FormField field) => field.Type is not IPart { Permission: { } permission } || Person.May(permission);

    private async Task<IReadOnlyList<FieldOption>> PicturesAsync(CancellationToken cancellationToken)
    {
        var files = await (await rights.UsableAsync(Person, clock.Instant(), cancellationToken)).Where(f => f.Width > 0 && f.PublicFrom != null).OrderByDescending(f => f.Added).Take(MostPictures).Select(f => new { f.Path, f.AltText }).ToListAsync(cancellationToken);
        return [.. files.Select(f => new FieldOption(f.Path, LocalText.Of(f.AltText.Length > 0 ? $"{f.AltText} ({Path.GetFileName(f.Path)})" : Path.GetFileName(f.Path)), f.AltText))];
    }
}
