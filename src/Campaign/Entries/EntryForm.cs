using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Takes what a browser posts into an entry: answers, and files for its media fields.</summary>
internal sealed class EntryForm(Actor actor, Keeper keeper, EntryAnswers answers, UploadReceiver uploads, TimeProvider clock)
{
    /// <summary>What the entrant may send ahead of the form for a media field.</summary>
    public string TicketFor(EntryId id, FormField field, UrlSigner signer) => uploads.Ticket(signer, EntryFiles.FolderOf(id), MediaField.UseOf(field), MediaField.Largest(field, long.MaxValue), actor.User, field.Key, MediaField.Extensions(field));

    /// <summary>Reads a post over the latest answers. A path of somebody else's file is not taken over.</summary>
    public static FormReading Read(FormDefinition form, ContentItem latest, PostedForm posted, EntryId id)
    {
        var before = latest.Parts();
        var reading = FormReading.Read(form, before, posted);
        foreach (var field in form.Fields.Where(f => f.Type is MediaField))
        {
            var known = MediaField.Items(field.Value(before)).Select(m => m.Path).ToHashSet();
            if (MediaField.Items(field.Value(reading.Content)).Any(m => !known.Contains(m.Path) && !m.Path.StartsWith(EntryFiles.FolderOf(id), StringComparison.Ordinal)))
                ((JsonObject)reading.Content[field.Part]!)[field.Name!] = field.Value(before)?.DeepClone() ?? new JsonObject();
        }
        return reading;
    }

    /// <summary>Receives the files of a post into the answers.</summary>
    /// <returns>What is wrong with files that were refused, in words beside their field.</returns>
    public async Task<IReadOnlyList<FieldError>> ReceiveAsync(FormDefinition form, JsonObject content, IFormFileCollection files, EntryId id, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        foreach (var file in files.Where(f => f.Length > 0))
        {
            if (form.Fields.FirstOrDefault(f => f.Type is MediaField && f.InputName + ".File" == file.Name) is not { } field)
                continue;
            try
            {
                // Not under its own name: that may name people, and jurors see addresses.
                uploads.Limit(file.Length, MediaField.Largest(field, long.MaxValue), field.InputName);
                var kept = await uploads.ReceiveAsync(file, EntryFiles.FolderOf(id), field.Key, MediaField.UseOf(field), actor.User, field.InputName, cancellationToken);
                MediaField.Add(field, content, kept.Path);
            }
            catch (Refusal refusal)
            {
                errors.Add(new FieldError(field.Key, refusal.Key, refusal.Arguments));
            }
        }
        return errors;
    }

    /// <summary>Keeps the reading and, as long as it is a draft, what lists show of it.</summary>
    public Kept Keep(Entry entry, FormDefinition form, ContentItem latest, FormReading reading, string? stamp, PostedForm? was = null)
    {
        var kept = keeper.Keep(latest, form, reading, stamp, was);
        if (kept.Meanwhile is null && entry.Submission is null)
            entry.Show(answers.CardOf(form, reading.Content), clock.Instant());
        if (entry.DraftKey is not null && actor.User is not null && entry.Entrant == actor.User)
            entry.CloseToCookies();
        return kept;
    }
}
