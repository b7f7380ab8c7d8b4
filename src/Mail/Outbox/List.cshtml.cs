using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Mail.Outbox;

internal sealed class ListModel(AppDb db) : PageModel
{
    private const int PerPage = 50;

    [FromQuery(Name = "state")]
    public MailState? State { get; init; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public int Pages { get; private set; }

    public IReadOnlyList<Line> Mails { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var mails = db.Outbox.Where(m => State == null || m.State == State);
        Pages = Math.Max(1, (await mails.CountAsync(HttpContext.RequestAborted) + PerPage - 1) / PerPage);
        if (Number < 1 || Number > Pages)
            throw new NotFound();
        Mails = await mails.OrderByDescending(m => m.Queued).ThenByDescending(m => m.Id).Skip((Number - 1) * PerPage).Take(PerPage)
            .Select(m => new Line(m.Id, m.Subject, m.To, m.Queued, m.State)).ToListAsync(HttpContext.RequestAborted);
    }

    internal sealed record Line(OutboxMailId Id, string Subject, string To, DateTimeOffset Queued, MailState State);
}
