using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>It was handed in: which version of the answers, when first, when last.</summary>
public sealed class Submission : Entity, IAudited
{
    public EntryId EntryId { get; private set; }
    public string VersionId { get; private set; } = "";
    public UserId? By { get; private set; }
    public DateTimeOffset First { get; private set; }
    public DateTimeOffset At { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);

    internal static Submission Of(EntryId entry, string versionId, UserId? by, DateTimeOffset at) =>
        new() { EntryId = entry, VersionId = versionId, By = by, First = at, At = at };

    internal void Renew(string versionId, UserId? by, DateTimeOffset at) => (VersionId, By, At) = (versionId, by, at);
}

/// <summary>Its entrant took it back.</summary>
public sealed class Withdrawal : Entity, IAudited
{
    public const int LongestReason = 2000;

    public EntryId EntryId { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Reason { get; private set; } = "";

    public string AuditSubject => Entry.SubjectOf(EntryId);

    internal static Withdrawal Of(EntryId entry, UserId? by, DateTimeOffset at, string reason) =>
        new() { EntryId = entry, By = by, At = at, Reason = reason.Length > LongestReason ? reason[..LongestReason] : reason };
}

/// <summary>What the team says of an entry.</summary>
public enum Verdict { Admitted, Refused, Repair }

/// <summary>The team's decision on admissibility.</summary>
public sealed class Admission : Entity, IAudited
{
    public EntryId EntryId { get; private set; }
    public Verdict? Verdict { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Reason { get; private set; } = "";
    /// <summary>Until when the entrant may mend it.</summary>
    public DateTimeOffset? RepairBefore { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);

    internal static Admission Of(EntryId entry, Verdict verdict, UserId? by, DateTimeOffset at, string reason, DateTimeOffset? repairBefore)
    {
        var admission = new Admission { EntryId = entry };
        admission.Renew(verdict, by, at, reason, repairBefore);
        return admission;
    }

    internal void Renew(Verdict verdict, UserId? by, DateTimeOffset at, string reason, DateTimeOffset? repairBefore) =>
        (Verdict, By, At, Reason, RepairBefore) = (verdict, by, at, reason, repairBefore);

    /// <summary>Mended and handed in again: it waits for the team anew.</summary>
    internal void Repaired(DateTimeOffset at) => (Verdict, At, RepairBefore) = (null, at, null);
}

/// <summary>The world may see it, as far as the edition's rules say.</summary>
public sealed class Publication : Entity, IAudited, IFed
{
    public EntryId EntryId { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>All public answers at once, whatever the rules say of later: an imported or archived entry.</summary>
    public bool IsWhole { get; private set; }
    /// <summary>When what is public last changed: sends it through the feed.</summary>
    public DateTimeOffset Refreshed { get; private set; }

    public string AuditSubject => Entry.SubjectOf(EntryId);
    public string FeedSubject => AuditSubject;

    internal static Publication Of(EntryId entry, UserId? by, DateTimeOffset at, bool whole) => new() { EntryId = entry, By = by, At = at, IsWhole = whole, Refreshed = at };

    internal void Widen(bool whole, DateTimeOffset at) => (IsWhole, Refreshed) = (IsWhole || whole, at);

    internal void Refresh(DateTimeOffset at) => Refreshed = at;
}
