using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Mail;

/// <summary>Mails that wait for a person: nobody knows whether they left, or the tries are spent.</summary>
internal sealed class MailsWaiting : ITodaySource
{
    public string Permission => Permissions.ManageEntries;

    public async Task<IReadOnlyList<Waiting>> WaitingAsync(AppDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var counts = await db.Outbox.Where(m => m.State == MailState.PerhapsSent || m.State == MailState.Failed)
            .GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count(), Since = g.Min(m => m.Queued) }).ToListAsync(cancellationToken);
        return [.. counts.Select(c => new Waiting($"Mail.Waiting.{c.State}", c.Count, $"/admin/outbox?state={c.State}", "Mail.ForTeam", c.Since, c.State == MailState.Failed))];
    }
}
