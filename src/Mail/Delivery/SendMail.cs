using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Mail;

/// <summary>Sends one mail of the outbox. <em>Sending</em> is saved before it leaves, so that a crash in between is seen and settled by the mail's class.</summary>
internal sealed class SendMail(IMailDelivery delivery, Envelopes envelopes, TimeProvider clock) : IDueJob
{
    public const string DueKind = "mail";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(due);
        ArgumentNullException.ThrowIfNull(db);
        var id = Id.From<OutboxMailId>(Guid.Parse(due.Subject));
        var mail = await db.Outbox.SingleOrDefaultAsync(m => m.Id == id, cancellationToken);
        if (mail?.State == MailState.Sending)
            mail.SettleAfterCrash();
        if (mail?.State != MailState.Queued)
            return;
        mail.StartSending();
        await db.SaveChangesAsync(cancellationToken);
        try
        {
            await delivery.DeliverAsync(envelopes.Of(mail), cancellationToken);
            mail.MarkSent(clock.Instant());
        }
        catch (DeliveryFailed failed)
        {
            await SettleAsync(mail, failed, db, cancellationToken);
        }
    }

    private static async Task SettleAsync(OutboxMail mail, DeliveryFailed failed, AppDb db, CancellationToken cancellationToken)
    {
        var spent = mail.Attempts >= Due.MostAttempts;
        if (failed.HasPerhapsLeft && mail.Class == MailClass.Notice)
            mail.SettleAfterCrash();
        else
            mail.MarkFailed(failed.Answer, failed.IsFinal || spent);
        if (mail.State != MailState.Queued)
            return;
        await db.SaveChangesAsync(cancellationToken);
        // The due row fails, waits and tries again.
        throw failed;
    }
}
