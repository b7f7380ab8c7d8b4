using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RadicaleVernieuwers.Data;

/// <summary>Work that waits for its instant: a timer, a mail, a sweep, a recurring job. One row per kind and subject, so that moving a date moves the row.</summary>
public sealed class Due
{
    /// <summary>After so many failed tries a person has to look.</summary>
    public const int MostAttempts = 8;

    public DueId Id { get; private set; }
    public string Kind { get; private set; } = "";
    public string Subject { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    /// <summary>Until when its present owner has it.</summary>
    public DateTimeOffset Until { get; private set; }
    public string? Owner { get; private set; }
    /// <summary>The fence: a job ends with the attempt number it was claimed with, or not at all.</summary>
    public int Attempts { get; private set; }
    public string? Failure { get; private set; }
    public bool IsStuck { get; private set; }

    public static Due Work(string kind, string subject, DateTimeOffset at) => new()
    {
        Id = Data.Id.New<DueId>(),
        Kind = kind,
        Subject = subject,
        At = at,
        Until = DateTimeOffset.UnixEpoch,
    };

    public void MoveTo(DateTimeOffset at)
    {
        At = at;
        Release();
        Attempts = 0;
        Failure = null;
        IsStuck = false;
    }

    /// <summary>Waits longer after each failure (10 s, 20 s, 40 s … at most an hour), then for a person.</summary>
    public void Fail(string reason, DateTimeOffset now)
    {
        Failure = reason.Length > 2000 ? reason[..2000] : reason;
        IsStuck = Attempts >= MostAttempts;
        At = now + TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, Attempts)));
        Release();
    }

    /// <summary>Gives the claim back, for another try at once.</summary>
    internal void Release()
    {
        Owner = null;
        Until = DateTimeOffset.UnixEpoch;
    }
}

/// <summary>Does the work of one kind of due row. It may save in between; its last changes are saved together with the end of the row. A job that moves its row to another instant keeps it.</summary>
public interface IDueJob
{
    string Kind { get; }

    /// <summary>When it is due again, for work that recurs; null ends the row.</summary>
    DateTimeOffset? NextAfter(DateTimeOffset now) => null;

    Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken);

    /// <summary>What else follows when a try failed: saved together with the row, which waits by now or is stuck. It may take the row away.</summary>
    Task FailedAsync(Due due, Exception exception, AppDb db, CancellationToken cancellationToken) => Task.CompletedTask;
}

internal sealed class DueMapping : IEntityTypeConfiguration<Due>
{
    public void Configure(EntityTypeBuilder<Due> due)
    {
        due.ToTable("due");
        due.Property(d => d.Kind).HasMaxLength(50);
        due.Property(d => d.Subject).HasMaxLength(200);
        due.Property(d => d.Owner).HasMaxLength(100);
        due.Property(d => d.Attempts).IsConcurrencyToken();
        due.HasIndex(d => new { d.Kind, d.Subject }).IsUnique();
        due.HasIndex(d => d.At);
    }
}
