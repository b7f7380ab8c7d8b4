using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign;

/// <summary><c>PUT /my/entries/{id}/answers</c>: keeps the fields that changed. 204 when all is well, 200 with sentences when a text is kept but not right, 409 when it came too late or another tab wrote the same field, 401 when nobody is signed in.</summary>
internal static class AutosaveEntry
{
    public static async Task<IResult> RunAsync(Guid id, HttpContext http, AppDb db, EntryAccess access, EntryAnswers answers, EntryForm entryForm, Texts texts, TimeProvider clock)
    {
        var (aborted, received) = (http.RequestAborted, clock.Instant());
        var entryId = Id.From<EntryId>(id);
        if (await access.FindAsync(entryId, http) is not { } entry)
            return access.IsSignedIn ? throw new NotFound() : Results.Problem(texts["Error.SignIn"], statusCode: StatusCodes.Status401Unauthorized);
        var edition = await db.Editions.GetAsync(entry.EditionId, aborted);
        var form = await answers.FormAsync(edition, aborted);
        var latest = await answers.LatestAsync(entry, aborted);
        var (posted, was, stamp) = await AutosaveResult.ReadAsync(http.Request, aborted);
        var reading = EntryForm.Read(form, latest, posted, entryId);
        var kept = entryForm.Keep(entry, form, latest, reading, stamp, was);
        var wording = access.IsSignedIn ? Wording.Here(texts) : new Wording(texts, entry.Culture);
        var errors = reading.Errors.GroupBy(e => e.Field).ToDictionary(e => form.Field(e.Key)!.InputName, e => wording.Say(e.First()));
        var key = kept.Meanwhile is not null ? "Entry.TwoTabs" : entry.ClosedBecause(edition, received);
        return new AutosaveResult(kept.Item, errors, key is null ? null : wording[key, entry.WindowIn(edition)?.Closes], key);
    }
}
