using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Mail.Outbox;

internal sealed partial class ShowModel(AppDb db, Mailer mailer) : PageModel, IReload
{
    [FromRoute]
    public OutboxMailId Id { get; init; }

    public OutboxMail Mail { get; private set; } = null!;

    /// <summary>The text without what would let its reader in as somebody else.</summary>
    public string Words => Secrets().Replace(Mail.Text, "•••");

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAgainAsync()
    {
        await ReloadAsync();
        await mailer.SendAgainAsync(db, Mail, HttpContext.RequestAborted);
        db.Note($"mail/{Id.Value}", "SentAgain");
        return this.Done("Outbox.AgainDone", $"/admin/outbox/{Id.Value}");
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await ReloadAsync();
        Mail.Discard();
        db.Note($"mail/{Id.Value}", "Discarded");
        return this.Done("Outbox.DiscardDone", $"/admin/outbox/{Id.Value}");
    }

    public async Task ReloadAsync() =>
        Mail = await db.Outbox.SingleOrDefaultAsync(m => m.Id == Id, HttpContext.RequestAborted) ?? throw new NotFound();

    [GeneratedRegex(@"(?<=/account/link/)[0-9a-f]{16,}|^[0-9]{6}(?=\r?$)", RegexOptions.Multiline)]
    private static partial Regex Secrets();
}
