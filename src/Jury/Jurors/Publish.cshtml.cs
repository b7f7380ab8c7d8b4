using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Invitations;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury.Jurors;

/// <summary>Who of a jury stands on its public page. Whoever says no later is off it by that.</summary>
internal sealed class PublishModel(AppDb db, JurorPortrait portrait, MediaUrls media, TimeProvider clock) : PageModel, IReload
{
    [FromQuery(Name = "edition")] public EditionId EditionId { get; set; }
    [BindProperty] public List<Guid> Shown { get; set; } = [];

    public string EditionName { get; private set; } = "";
    public IReadOnlyList<Juror> Jurors { get; private set; } = [];

    public string PictureUrl(string path) => media.Private(path, 240, 240, "crop", clock.Instant() + TimeSpan.FromHours(1));

    /// <summary>In which languages a juror says something.</summary>
    public static string BioIn(Juror juror) => string.Join(" ", Worded.Read(juror.BioJson).Keys.Order(StringComparer.Ordinal));

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Shown = [.. Jurors.Where(j => j.Shown is not null).Select(j => j.Id.Value)];
    }

    public async Task ReloadAsync()
    {
        EditionName = (await db.Editions.GetAsync(EditionId, HttpContext.RequestAborted)).Name;
        Jurors = await db.Jurors.Where(j => j.EditionId == EditionId && !j.IsReader && j.Declined == null && (j.Invited == null || j.Accepted != null)).OrderByDescending(j => j.IsChair).ThenBy(j => j.Name).ToListAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        foreach (var juror in Jurors)
        {
            if (Shown.Contains(juror.Id.Value))
                juror.Show(clock.Instant());
            else
                juror.Hide();
            await portrait.FollowAsync(juror, HttpContext.RequestAborted);
        }
        var shown = Jurors.Count(juror => juror.Shown is not null);
        return this.Done(shown == 1 ? "Juror.OnSiteSaved.One" : "Juror.OnSiteSaved.Other", $"/admin/jury/jurors?edition={EditionId.Value}", shown);
    }
}
