using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Door;

internal sealed record MyRound(RoundId Id, string Name, string Edition, RoundState State, DateTimeOffset? Closes, bool Shows, bool TakesScores, bool IsChair, int Done, int All);

internal sealed record Invitation(JurorId Id, string Edition);

/// <summary>A juror's own page. Whoever is not signed in as one is led to the public page of the jury.</summary>
internal sealed class EnterModel(AppDb db, Actor actor, TimeProvider clock, IAuthorizationService authorization) : PageModel
{
    /// <summary>Whose desk a device may keep.</summary>
    public string Who => actor.User?.Value.ToString() ?? "";
    public List<MyRound> Rounds { get; } = [];
    public List<Invitation> Invitations { get; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!(await authorization.AuthorizeAsync(User, Permissions.ScoreEntries)).Succeeded)
            return LocalRedirect($"/{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}/jury");
        Response.Headers.CacheControl = "no-store";
        var (user, now) = (actor.User, clock.Instant());
        var jurors = await db.Jurors.Where(j => j.UserId == user && j.Declined == null).ToListAsync(HttpContext.RequestAborted);
        var editions = await db.Editions.Where(e => jurors.Select(j => j.EditionId).Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name, HttpContext.RequestAborted);
        Invitations.AddRange(jurors.Where(j => j.Invited is not null && j.Accepted is null).Select(j => new Invitation(j.Id, editions[j.EditionId])));
        var rounds = await db.Rounds.Where(r => editions.Keys.Contains(r.EditionId)).ToListAsync(HttpContext.RequestAborted);
        var counts = await CountsAsync([.. jurors.Select(j => j.Id)]);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        foreach (var round in rounds.Where(r => r.Opening is not null).OrderByDescending(r => r.Opening!.At))
        {
            var juror = jurors.First(j => j.EditionId == round.EditionId);
            if (juror.IsReader && !round.Policy.Takes(juror))
                continue;
            var (all, done) = counts.GetValueOrDefault((round.Id, juror.Id));
            Rounds.Add(new(round.Id, round.NameIn(language), editions[round.EditionId], round.State, round.Window?.Closes, round.ShowsEntriesAt(now), round.TakesScoresAt(now), juror.IsChair, done, all));
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync([FromForm] JurorId juror)
    {
        (await MineAsync(juror)).Accept(clock.Instant());
        return this.Done("Juror.Accepted", "/jury");
    }

    public async Task<IActionResult> OnPostDeclineAsync([FromForm] JurorId juror)
    {
        var mine = await MineAsync(juror);
        mine.Decline(clock.Instant());
        var entries = await db.Assignments.Where(a => a.JurorId == mine.Id).Select(a => a.EntryId).Distinct().ToListAsync(HttpContext.RequestAborted);
        foreach (var entry in entries)
            await db.StandAsideAsync(entry, mine.Id, clock.Instant(), HttpContext.RequestAborted);
        return this.Done("Juror.DeclinedThanks", "/jury");
    }

    private async Task<Juror> MineAsync(JurorId id)
    {
        var user = actor.User;
        return await db.Jurors.SingleOrDefaultAsync(j => j.Id == id && j.UserId == user && user != null, HttpContext.RequestAborted) ?? throw new NotFound();
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
