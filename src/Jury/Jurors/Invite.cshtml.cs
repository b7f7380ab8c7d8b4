using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Mail;

namespace RadicaleVernieuwers.Jury.Jurors;

/// <summary>Mails a juror a way in; again, as often as it takes.</summary>
internal sealed class InviteModel(AppDb db, SignInLinks links, Mailer mailer, TimeProvider clock) : PageModel, IReload
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);
    private Juror? _juror;

    [FromRoute] public JurorId Id { get; set; }

    public string Name => _juror!.Name;
    public string Email { get; private set; } = "";
    public EditionId Edition => _juror!.EditionId;
    public DateTimeOffset? Invited => _juror!.Invited;

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        _juror = await db.Jurors.SingleOrDefaultAsync(j => j.Id == Id, HttpContext.RequestAborted) ?? throw new NotFound();
        Email = await db.Users.Where(u => u.Id == _juror.UserId).Select(u => u.Email).SingleAsync(HttpContext.RequestAborted) ?? "";
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var user = await db.Users.Include(u => u.Memberships).SingleAsync(u => u.Id == _juror!.UserId, HttpContext.RequestAborted);
        var edition = await db.Editions.GetAsync(_juror!.EditionId, HttpContext.RequestAborted);
        var link = links.Create(db, user, "jury", "/jury", Lifetime);
        mailer.Queue(db, new Letter("JurorInvited", user.Email!, user.Language) { About = _juror.AuditSubject, Link = link.Url, Code = link.Code, Arguments = [_juror.Name, edition.Name] });
        _juror.Invite(clock.Instant());
        return this.Done("Juror.Invited", $"/admin/jury/jurors?edition={_juror.EditionId.Value}");
    }
}
