using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Jurors;

/// <summary>What a juror answered to the invitation. Whoever was put on the jury without one is <see cref="NotAsked"/>.</summary>
internal enum JurorAnswer { NotAsked, Waits, SaidYes, SaidNo }

internal sealed class ListModel(AppDb db) : PageModel
{
    [FromQuery(Name = "edition")] public EditionId Edition { get; set; }
    /// <summary>Only who gave this answer; null shows all.</summary>
    [FromQuery(Name = "answer")] public JurorAnswer? Only { get; set; }

    public string EditionName { get; private set; } = "";
    public IReadOnlyList<(Juror Juror, string Email)> Jurors { get; private set; } = [];

    public IEnumerable<(Juror Juror, string Email)> Listed => Jurors.Where(row => Only is null || AnswerOf(row.Juror) == Only);

    public int Count(JurorAnswer answer) => Jurors.Count(row => AnswerOf(row.Juror) == answer);

    public async Task OnGetAsync()
    {
        EditionName = (await db.Editions.GetAsync(Edition, HttpContext.RequestAborted)).Name;
        var users = db.Users;
        var rows = await db.Jurors.AsNoTracking().Where(j => j.EditionId == Edition).OrderByDescending(j => j.IsChair).ThenBy(j => j.Name)
            .Select(j => new { Juror = j, Email = users.Where(u => u.Id == j.UserId).Select(u => u.Email).FirstOrDefault() }).ToListAsync(HttpContext.RequestAborted);
        Jurors = [.. rows.Select(r => (r.Juror, r.Email ?? ""))];
    }

    public static JurorAnswer AnswerOf(Juror juror) => juror switch
    {
        { Declined: not null } => JurorAnswer.SaidNo,
        { Accepted: not null } => JurorAnswer.SaidYes,
        { Invited: not null } => JurorAnswer.Waits,
        _ => JurorAnswer.NotAsked,
    };
}
