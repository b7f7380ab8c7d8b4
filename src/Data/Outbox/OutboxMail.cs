using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Data;

/// <summary>What a crash while sending means: codes and receipts go again, a notice waits for a person.</summary>
public enum MailClass { Code, Receipt, Notice }

/// <summary>Where a mail is on its way out.</summary>
public enum MailState { Queued, Sending, Sent, PerhapsSent, Failed, Discarded }

/// <summary>A mail that leaves after the save it belongs to. Every attempt carries the same Message-ID.</summary>
public sealed class OutboxMail : Entity
{
    public const int LongestSubject = 300;

    public OutboxMailId Id { get; private set; }
    public MailClass Class { get; private set; }
    public MailState State { get; private set; }
    public string To { get; private set; } = "";
    public string Language { get; private set; } = "nl";
    public string Subject { get; private set; } = "";
    public string Text { get; private set; } = "";
    public string Html { get; private set; } = "";
    /// <summary>What the mail is about, such as <c>entry/0197…</c>.</summary>
    public string About { get; private set; } = "";
    public DateTimeOffset Queued { get; private set; }
    public DateTimeOffset? Sent { get; private set; }
    public int Attempts { get; private set; }
    public string? Failure { get; private set; }

    public static OutboxMail Queue(MailClass kind, string to, string language, string subject, string text, string html, string about, DateTimeOffset now) => new()
    {
        Id = Data.Id.New<OutboxMailId>(),
        Class = kind,
        To = to,
        Language = language,
        Subject = subject.Length > LongestSubject ? subject[..LongestSubject] : subject,
        Text = text,
        Html = html,
        About = about,
        Queued = now,
    };

    public string MessageId(string host) => $"{Id.Value:N}@{host}";

    public void StartSending()
    {
        State = MailState.Sending;
        Attempts++;
    }

    public void MarkSent(DateTimeOffset now)
    {
        State = MailState.Sent;
        Sent = now;
        Failure = null;
    }

    /// <summary>Back to the queue with the reason, or given up when the tries are spent.</summary>
    public void MarkFailed(string reason, bool final)
    {
        State = final ? MailState.Failed : MailState.Queued;
        Failure = reason;
    }

    /// <summary>Found <em>sending</em> after a crash.</summary>
    public void SettleAfterCrash() => State = Class == MailClass.Notice ? MailState.PerhapsSent : MailState.Queued;

    /// <exception cref="Refusal"><c>Mail.AlreadySent</c>.</exception>
    public void SendAgain()
    {
        if (State is MailState.Sent or MailState.Sending)
            throw new Refusal("Mail.AlreadySent");
        State = MailState.Queued;
    }

    /// <exception cref="Refusal"><c>Mail.AlreadySent</c>.</exception>
    public void Discard()
    {
        if (State is MailState.Sent or MailState.Sending)
            throw new Refusal("Mail.AlreadySent");
        State = MailState.Discarded;
    }
}

internal sealed class OutboxMailMapping : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.ToTable("outbox");
        mail.Property(m => m.To).HasMaxLength(320);
        mail.Property(m => m.Subject).HasMaxLength(OutboxMail.LongestSubject);
        mail.Property(m => m.Language).HasMaxLength(5);
        mail.Property(m => m.About).HasMaxLength(200);
        mail.HasIndex(m => new { m.State, m.Queued });
        mail.HasIndex(m => m.About);
    }
}
