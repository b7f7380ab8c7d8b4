using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign;

/// <summary><c>PUT /nominations/{id}/answers</c>: the same as for entries. The first one makes the nomination.</summary>
internal static class AutosaveNomination
{
    public static async Task<IResult> RunAsync(Guid id, string? culture, HttpContext http, NominationDesk desk, Languages languages, Texts texts, TimeProvider clock)
    {
        var received = clock.Instant();
        var nominationId = Id.From<NominationId>(id);
        await desk.OpenAsync(nominationId, http);
        var (posted, was, stamp) = await AutosaveResult.ReadAsync(http.Request, http.RequestAborted);
        var (reading, kept) = await desk.KeepAsync(nominationId, languages.Has(culture) ? culture! : languages.Leading, posted, stamp, was, http);
        var wording = new Wording(texts, languages.Has(culture) ? culture! : languages.Leading);
        var errors = reading.Errors.GroupBy(e => e.Field).ToDictionary(e => desk.Form.Field(e.Key)!.InputName, e => wording.Say(e.First()));
        var key = kept.Meanwhile is not null ? "Entry.TwoTabs" : desk.ClosedBecause(received);
        return new AutosaveResult(kept.Item, errors, key is null ? null : wording[key, desk.Edition?.Nominations?.Opens, desk.Edition?.Nominations?.Closes], key);
    }
}
