using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Door;

internal sealed record MyRound(RoundId Id, string Name, string Edition, RoundState State, DateTimeOffset? Closes, bool Shows, bool TakesScores, bool IsChair, int Done, int All);

/// <summary>A place on a jury. Its address leads to what was asked and answered, and from there to what the jury page shows.</summary>
internal sealed record MyPlace(JurorId Id, string Edition, bool Waits);

/// <summary>A juror's own page. Whoever is not signed in as one is led to the public page of the jury.</summary>
internal sealed class EnterModel(AppDb db, Actor actor, TimeProvider clock, IAuthorizationService authorization) : PageModel
{
    /// <summary>Whose desk a device may keep.</summary>
    public string Who => actor.User?.Value.ToString() ?? "";
    public List<MyRound> Rounds { get; } = [];
    public IReadOnlyList<MyPlace> Places { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!(await authorization.AuthorizeAsync(User, Permissions.ScoreEntries)).Succeeded)
            return LocalRedirect($"/{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}/jury");
        Response.Headers.CacheControl = "no-store";
        var (user, now) = (actor.User, clock.Instant());
        var jurors = await db.Jurors.Where(j => j.UserId == user && j.Declined == null).ToListAsync(HttpContext.RequestAborted);
        var editions = await db.Editions.Where(e => jurors.Select(j => j.EditionId).Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, HttpContext.RequestAborted);
        Places = [.. jurors.Select(j => new MyPlace(j.Id, editions[j.EditionId], j.Waits))];
        var rounds = await db.Rounds.Where(r => editions.Keys.Contains(r.EditionId)).ToListAsync(HttpContext.RequestAborted);
        var counts = await CountsAsync([.. jurors.Select(j => j.Id)]);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        foreach (var round in rounds.Where(r => r.Opening is not null).OrderByDescending(r => r.Opening!.At))
        {
            var juror = jurors.First(j => j.EditionId == round.EditionId);
            if (juror.Waits || juror.IsReader && !round.Policy.Takes(juror))
                continue;
            var (all, done) = counts.GetValueOrDefault((round.Id, juror.Id));
            Rounds.Add(new(round.Id, round.NameIn(language), editions[round.EditionId], round.State, round.Window?.Closes, round.ShowsEntriesAt(now), round.TakesScoresAt(now), juror.IsChair, done, all));
        }
        return Page();
    }

    private async Task<Dictionary<(RoundId, JurorId), (int All, int Done)>> CountsAsync(List<JurorId> jurors)
    {
        var (sheets, conflicts) = (db.ScoreSheets, db.Conflicts.Where(Conflict.Active));
        var admitted = db.Entries.Admitted();
        var rows = await db.Assignments
            .Where(a => jurors.Contains(a.JurorId) && admitted.Any(e => e.Id == a.EntryId) && !conflicts.Any(c => c.EntryId == a.EntryId && c.JurorId == a.JurorId))
            .Select(a => new { a.RoundId, a.JurorId, Done = sheets.Any(s => s.RoundId == a.RoundId && s.EntryId == a.EntryId && s.JurorId == a.JurorId && s.Struck == null && (s.Finished != null || s.Abstained != null)) })
            .ToListAsync(HttpContext.RequestAborted);
        return rows.GroupBy(r => (r.RoundId, r.JurorId)).ToDictionary(g => g.Key, g => (g.Count(), g.Count(r => r.Done)));
    }
}
