using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Content;

/// <summary>Takes the files that came with a form into the media library and into the answers.</summary>
public sealed class FormUploads(UploadReceiver receiver, UrlSigner signer, Actor actor)
{
    /// <summary>What may be sent ahead of the form for a media field, in pieces.</summary>
    /// <param name="folder">As for <see cref="TakeAsync"/>.</param>
    public string TicketFor(FormField field, string folder) => receiver.Ticket(signer, folder, MediaField.UseOf(field), MediaField.Largest(field, long.MaxValue), actor.User, extensions: MediaField.Extensions(field));

    /// <summary>Adds each file to its field. A file that is refused is said beside its field; all else is kept.</summary>
    /// <param name="folder">Where in the library, such as <c>entries/rv26-0001</c>.</param>
    /// <returns>What is wrong with the files.</returns>
    public async Task<IReadOnlyList<FieldError>> TakeAsync(FormDefinition form, JsonObject answers, IFormFileCollection files, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(form);
        var errors = new List<FieldError>();
        foreach (var (field, content) in form.Everything(answers).Where(f => f.Field.Type is MediaField).ToArray())
        {
            foreach (var file in files.GetFiles(field.InputName + ".File").Where(f => f.Length > 0))
            {
                try
                {
                    receiver.Limit(file.Length, MediaField.Largest(field, long.MaxValue), field.InputName);
                    var kept = await receiver.ReceiveAsync(file, folder, Path.GetFileNameWithoutExtension(file.FileName), MediaField.UseOf(field), actor.User, field.InputName, cancellationToken);
                    MediaField.Add(field, content, kept.Path);
                }
                catch (Refusal refusal)
                {
                    errors.Add(new(field.Key, refusal.Key, refusal.Arguments));
                }
            }
        }
        return errors;
    }
}
