using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury;

/// <summary>Finds what the data already say. Whom it finds is out at once; the team may dismiss it with a reason. In the same number of queries for one entry and for a thousand, but for what it finds.</summary>
internal sealed class DetectConflicts(AppDb db, EntryAnswers answers, Texts texts, TimeProvider clock)
{
    /// <returns>How many were not known yet.</returns>
    public async Task<int> RunAsync(EditionId id, CancellationToken cancellationToken)
    {
        var edition = await db.Editions.SingleAsync(e => e.Id == id, cancellationToken);
        var jurors = await JurorsAsync(edition, cancellationToken);
        var entries = jurors.Count == 0 ? [] : await EntriesAsync(edition, cancellationToken);
        var known = (await db.Conflicts.Where(c => db.Set<Juror>().Any(j => j.Id == c.JurorId && j.EditionId == id))
            .Select(c => new { c.EntryId, c.JurorId, c.Kind }).ToListAsync(cancellationToken)).Select(c => (c.EntryId, c.JurorId, c.Kind)).ToHashSet();
        var found = 0;
        foreach (var juror in jurors)
            foreach (var entry in entries)
            {
                var fresh = ConflictSigns.Between(juror, entry).Where(sign => known.Add((entry.Id, juror.Id, sign.Kind))).ToList();
                if (fresh.Count == 0)
                    continue;
                db.Conflicts.AddRange(fresh.Select(sign => Conflict.Of(entry.Id, juror.Id, sign.Kind, sign.Reason, null, clock.Instant())));
                await db.StandAsideAsync(entry.Id, juror.Id, clock.Instant(), cancellationToken);
                found += fresh.Count;
            }
        return found;
    }

    private async Task<List<JurorSide>> JurorsAsync(Edition edition, CancellationToken cancellationToken)
    {
        var users = db.Users;
        var jurors = await db.Jurors.Where(j => j.EditionId == edition.Id)
            .Select(j => new { j.Id, j.UserId, j.Name, j.Organisation, j.Municipality, Email = users.Where(u => u.Id == j.UserId).Select(u => u.Email).FirstOrDefault() }).ToListAsync(cancellationToken);
        var past = await PastAsync(edition, [.. jurors.Select(j => j.UserId)], cancellationToken);
        return [.. jurors.Select(j => new JurorSide(j.Id, j.UserId, j.Name, j.Organisation, j.Municipality, j.Email, [.. past[j.UserId]]))];
    }

    private async Task<ILookup<UserId, Past>> PastAsync(Edition edition, UserId[] people, CancellationToken cancellationToken)
    {
        var earlier = db.Editions.Where(e => e.Year < edition.Year);
        var entries = db.Entries.IgnoreAutoIncludes();
        var entered = await (from entry in entries join e in earlier on entry.EditionId equals e.Id
            where entry.Entrant != null && people.Contains(entry.Entrant.Value)
            select new { User = entry.Entrant!.Value, entry.InitiativeId, entry.Organisation, e.Name }).ToListAsync(cancellationToken);
        var nominated = await (from nomination in db.Nominations join entry in entries on nomination.EntryId equals entry.Id join e in earlier on entry.EditionId equals e.Id
            where nomination.Nominator != null && people.Contains(nomination.Nominator.Value)
            select new { User = nomination.Nominator!.Value, entry.InitiativeId, entry.Organisation, e.Name }).ToListAsync(cancellationToken);
        var stoodAside = await (from conflict in db.Conflicts.Where(Conflict.Active) join juror in db.Jurors on conflict.JurorId equals juror.Id
            join entry in entries on conflict.EntryId equals entry.Id join e in earlier on entry.EditionId equals e.Id
            where people.Contains(juror.UserId)
            select new { User = juror.UserId, entry.InitiativeId, entry.Organisation, e.Name }).ToListAsync(cancellationToken);
        return entered.Concat(nominated).Concat(stoodAside).ToLookup(p => p.User, p => new Past(p.InitiativeId, p.Organisation, p.Name));
    }

    private async Task<List<EntrySide>> EntriesAsync(Edition edition, CancellationToken cancellationToken)
    {
        var entries = await db.Entries.AsNoTracking().Where(e => e.EditionId == edition.Id).ToListAsync(cancellationToken);
        var all = db.Entries;
        var entrants = await db.Users.Where(u => all.Any(e => e.EditionId == edition.Id && e.Entrant == u.Id))
            .Select(u => new { u.Id, u.DisplayName, u.Email }).ToDictionaryAsync(u => u.Id, cancellationToken);
        var nominations = (await db.Nominations.Where(n => n.EditionId == edition.Id && n.EntryId != null)
            .Select(n => new { n.EntryId, n.Nominator, n.NominatorEmail, n.NomineeEmail }).ToListAsync(cancellationToken)).ToLookup(n => n.EntryId!.Value);
        var (form, submitted, wording) = (await answers.FormAsync(edition, cancellationToken), await answers.SubmittedAsync(entries, cancellationToken), new Wording(texts, "nl"));
        return [.. entries.Select(entry =>
        {
            var entrant = entry.Entrant is { } user ? entrants.GetValueOrDefault(user) : null;
            var said = submitted.GetValueOrDefault(entry.Id)?.Parts();
            string? Said(string key) => said is null ? null : form.Field(key)?.TextIn(said, wording);
            return new EntrySide(entry.Id, entry.InitiativeId, entry.Organisation, entry.Municipality, entry.Entrant,
                Some([entrant?.Email, Said("ContactEmail"), .. nominations[entry.Id].Select(n => n.NomineeEmail)]), Some([entrant?.DisplayName, Said("ContactName")]),
                [.. nominations[entry.Id].Where(n => n.Nominator is not null).Select(n => n.Nominator!.Value)], Some(nominations[entry.Id].Select(n => n.NominatorEmail)));
        })];
    }

    private static string[] Some(IEnumerable<string?> texts) => [.. texts.Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!)];
}
