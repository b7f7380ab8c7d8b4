using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Makes the entry of a nominee who takes up a nomination.</summary>
internal sealed class ClaimNomination(AppDb db, ContentItems items, EntryAnswers answers, Letters letters, TimeProvider clock)
{
    /// <returns>The entry, and the link that was mailed to whoever is not signed in.</returns>
    public async Task<(Entry Entry, SignInLink? Link)> RunAsync(Nomination nomination, Edition edition, User user, string? draftKey, string culture, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        var form = await answers.FormAsync(edition, cancellationToken);
        var reading = FormReading.Read(form, [], PostedForm.From(Prefilled(form, nomination, user, culture)));
        var item = items.Draft(edition.FormType, reading.Content, user.Id.Value.ToString());
        var initiative = Initiative.Of(nomination.Title, now);
        var entry = Entry.Begin(edition, initiative.Id, user.Id, item.ItemId, culture, now);
        entry.Show(answers.CardOf(form, reading.Content), now);
        entry.AllowUntil(nomination.DeadlineIn(edition));
        db.Add(initiative);
        db.Add(entry);
        nomination.Claim(entry.Id, now);
        if (await db.Users.SingleOrDefaultAsync(u => u.Id == nomination.Nominator, cancellationToken) is { } nominator)
            letters.TakenUp(nominator, nomination);
        if (draftKey is null)
            return (entry, null);
        entry.OpenBy(draftKey);
        var link = letters.LinkTo(user, entry);
        letters.Claimed(user, entry, edition, link);
        return (entry, link);
    }

    private static Dictionary<string, StringValues> Prefilled(FormDefinition form, Nomination nomination, User user, string culture)
    {
        var values = new Dictionary<string, StringValues>();
        foreach (var (key, text) in new[] { ("Title", nomination.Title), ("Municipality", nomination.Place), ("ContactEmail", user.Email!), ("Language", culture) })
        {
            if (form.Field(key) is { } field && text.Length > 0)
                values[field.InputName] = text;
        }
        return values;
    }
}
