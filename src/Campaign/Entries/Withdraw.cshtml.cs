using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Entries;

[TypeFilter<DraftCulture>]
internal sealed class WithdrawModel(AppDb db, EntryAccess access, Letters letters, TimeProvider clock) : PageModel, IReload
{
    [FromRoute]
    public EntryId Id { get; set; }

    [BindProperty, StringLength(Withdrawal.LongestReason)]
    public string? Reason { get; set; }

    public Entry Entry { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await access.FindAsync(Id, HttpContext) is not { } entry)
            return access.IsSignedIn ? throw new NotFound() : Challenge();
        Entry = entry;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        Entry.Withdraw(access.User, clock.Instant(), Reason ?? "");
        await letters.WithdrawnAsync(Entry, HttpContext.RequestAborted);
        return this.Done("Withdraw.Done", access.IsSignedIn ? "/my" : $"/my/entries/{Id.Value}/withdraw", Entry.Title);
    }

    public async Task<IActionResult> OnPostBackAsync()
    {
        await ReloadAsync();
        Entry.ComeBack(await db.Editions.GetAsync(Entry.EditionId, HttpContext.RequestAborted), clock.Instant());
        return this.Done("Withdraw.BackDone", $"/my/entries/{Id.Value}", Entry.Title);
    }

    public async Task ReloadAsync() => Entry = await access.GetAsync(Id, HttpContext);
}
