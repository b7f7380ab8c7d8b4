using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Nominations;

/// <summary>The link in the nominee's mail. Opening it only shows it; the button makes the entry, with what the nominator wrote down already filled in.</summary>
internal sealed class ClaimModel(AppDb db, EntryAccess access, ContentItems items, Forms forms, ClaimNomination claim, TimeProvider clock) : PageModel, IReload
{
    [FromRoute]
    public string Culture { get; set; } = "nl";

    [FromRoute]
    public string Token { get; set; } = "";

    public Nomination Nomination { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public string Why { get; private set; } = "";
    public DateTimeOffset Deadline => Nomination.DeadlineIn(Edition);
    public bool Closed { get; private set; }

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (Nomination.Claimed is not null)
            throw new Refusal("Nomination.IsClaimed");
        if (Closed)
            throw new Refusal("Claim.TooLate");
        var aborted = HttpContext.RequestAborted;
        var user = access.User is { } me ? await db.Users.SingleAsync(u => u.Id == me, aborted) : await db.FindOrCreateUserAsync(Nomination.NomineeEmail, Culture, "", clock.Instant(), aborted);
        var (entry, link) = await claim.RunAsync(Nomination, Edition, user, access.IsSignedIn ? null : DraftCookie.Ensure(HttpContext), Culture, aborted);
        return Redirect($"/my/entries/{entry.Id.Value}" + (link is null ? "" : $"?mailed={link.Id.Value}&lang={Culture}"));
    }

    public async Task ReloadAsync()
    {
        var (key, aborted) = (DraftCookie.Hash(Token), HttpContext.RequestAborted);
        Nomination = await db.Nominations.SingleOrDefaultAsync(n => n.ClaimKey == key, aborted) ?? throw new NotFound();
        Edition = await db.Editions.GetAsync(Nomination.EditionId, aborted);
        var (item, form) = (await items.GetLatestAsync(Nomination.ContentItemId, aborted), await forms.GetAsync(Nomination.FormType, aborted));
        Why = form.Field("Why")?.KeywordsIn(item.Parts()).FirstOrDefault() ?? "";
        Closed = clock.Instant() > Deadline + (Edition.Entries?.Grace ?? TimeSpan.Zero);
    }
}
