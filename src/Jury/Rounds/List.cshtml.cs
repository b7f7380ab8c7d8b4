using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Rounds;

internal sealed record EditionRounds(EditionId Id, string Slug, string Name, int Jurors, IReadOnlyList<Round> Rounds);

/// <summary>Rounds of every edition that runs on this site. A chair without the team's permission sees what <see cref="Door.OwnJury"/> opens.</summary>
internal sealed class ListModel(AppDb db, Actor actor, IAuthorizationService authorization) : PageModel
{
    public IReadOnlyList<EditionRounds> Editions { get; private set; } = [];
    public bool MayManage { get; private set; }

    public async Task OnGetAsync()
    {
        MayManage = (await authorization.AuthorizeAsync(User, Permissions.ManageJury)).Succeeded;
        var (user, all) = (actor.User, MayManage);
        var jurors = db.Jurors;
        var editions = await db.Editions.IgnoreAutoIncludes().Where(e => !e.IsArchived && (all || jurors.Any(j => j.EditionId == e.Id && j.UserId == user && j.IsChair && j.Declined == null) || !jurors.Any(j => j.UserId == user)))
            .OrderByDescending(e => e.Year).ThenBy(e => e.Name)
            .Select(e => new { e.Id, e.Slug, e.Name, Jurors = jurors.Count(j => j.EditionId == e.Id && j.Declined == null) }).ToListAsync(HttpContext.RequestAborted);
        var rounds = (await db.Rounds.AsNoTracking().ToListAsync(HttpContext.RequestAborted)).ToLookup(r => r.EditionId);
        Editions = [.. editions.Select(e => new EditionRounds(e.Id, e.Slug, e.Name, e.Jurors, [.. rounds[e.Id].OrderBy(r => r.Id.Value)]))];
    }
}
