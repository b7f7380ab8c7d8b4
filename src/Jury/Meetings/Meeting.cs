using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>The meeting of the jury over one round.</summary>
internal readonly record struct MeetingId(Guid Value) : IId<MeetingId>;

/// <summary>A jury at one table: what it discusses now, who must be there, and the order that it made itself. Every verb beats once, and that is what wakes the screens.</summary>
internal sealed class Meeting : Entity, IAudited
{
    public const int MostAround = 100;

    public MeetingId Id { get; private set; }
    public RoundId RoundId { get; private set; }
    /// <summary>How many jurors must be there; null where nobody said.</summary>
    public int? Quorum { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset Started { get; private set; }
    /// <summary>What is on the table; null between two entries.</summary>
    public EntryId? Current { get; private set; }
    /// <summary>Goes up with whatever its screens show.</summary>
    public int Beat { get; private set; }
    public DateTimeOffset? Ended { get; private set; }
    /// <summary>Since when the jury's own order stands.</summary>
    public DateTimeOffset? Settled { get; private set; }
    public UserId? SettledBy { get; private set; }

    public string AuditSubject => $"round/{RoundId.Value}";

    /// <exception cref="Refusal"><c>Meeting.TooEarly</c>: nobody has read anything yet; <c>Meeting.Quorum</c>.</exception>
    public static Meeting Convene(Round round, int? quorum, UserId? by, DateTimeOffset at)
    {
        if (round.Opening is null)
            throw new Refusal("Meeting.TooEarly");
        var meeting = new Meeting { Id = Data.Id.New<MeetingId>(), RoundId = round.Id, By = by, Started = at };
        meeting.Ask(quorum);
        return meeting;
    }

    /// <exception cref="Refusal"><c>Meeting.Quorum</c>: at least one.</exception>
    public void Ask(int? quorum)
    {
        if (quorum is < 1)
            throw new Refusal("Meeting.Quorum") { Field = "Quorum" };
        (Quorum, Beat) = (quorum, Beat + 1);
    }

    /// <summary>Puts an entry on the table, or clears it.</summary>
    /// <exception cref="Refusal"><c>Meeting.IsOver</c>.</exception>
    public void Take(EntryId? entry)
    {
        RefuseIfOver();
        (Current, Beat) = (entry, Beat + 1);
    }

    /// <summary>Something about it changed that its screens show.</summary>
    /// <exception cref="Refusal"><c>Meeting.IsOver</c>.</exception>
    public void Touch()
    {
        RefuseIfOver();
        Beat++;
    }

    public void End(DateTimeOffset at)
    {
        RefuseIfOver();
        (Current, Ended, Beat) = (null, at, Beat + 1);
    }

    /// <summary>It goes on after all.</summary>
    public void Resume() => (Ended, Beat) = (null, Beat + 1);

    /// <summary>The jury's own order stands.</summary>
    public void Settle(UserId? by, DateTimeOffset at) => (Settled, SettledBy, Beat) = (at, by, Beat + 1);

    public void Unsettle() => (Settled, SettledBy, Beat) = (null, null, Beat + 1);

    private void RefuseIfOver()
    {
        if (Ended is not null)
            throw new Refusal("Meeting.IsOver");
    }
}

/// <summary>An entry on the agenda.</summary>
internal sealed class MeetingItem
{
    public MeetingId MeetingId { get; private set; }
    public EntryId EntryId { get; private set; }
    public int Order { get; private set; }
    /// <summary>When it first came on the table.</summary>
    public DateTimeOffset? Discussed { get; private set; }

    public static MeetingItem Of(MeetingId meeting, EntryId entry, int order) => new() { MeetingId = meeting, EntryId = entry, Order = order };

    public void PutAt(int order) => Order = order;

    public void Discuss(DateTimeOffset at) => Discussed ??= at;
}

/// <summary>How a juror takes part.</summary>
internal enum Presence { Here, DialsIn, Absent }

/// <summary>Whether one juror is there.</summary>
internal sealed class Attendance : IAudited
{
    public MeetingId MeetingId { get; private set; }
    public JurorId JurorId { get; private set; }
    public Presence Presence { get; private set; }
    public DateTimeOffset At { get; private set; }

    public bool TakesPart => Presence != Presence.Absent;
    public string AuditSubject => $"juror/{JurorId.Value}";

    public static Attendance Of(MeetingId meeting, JurorId juror, Presence presence, DateTimeOffset at) => new() { MeetingId = meeting, JurorId = juror, Presence = presence, At = at };

    public void Become(Presence presence, DateTimeOffset at) => (Presence, At) = (presence, at);
}

/// <summary>The place that the jury itself gives an entry, and why where that is not the place of the list.</summary>
internal sealed class JuryPlace : IAudited
{
    public const int LongestReason = 2000;

    public MeetingId MeetingId { get; private set; }
    public EntryId EntryId { get; private set; }
    public int Place { get; private set; }
    public string Reason { get; private set; } = "";

    public string AuditSubject => Entry.SubjectOf(EntryId);

    public static JuryPlace Of(MeetingId meeting, EntryId entry, int place) => new() { MeetingId = meeting, EntryId = entry, Place = place };

    public void PutAt(int place) => Place = place;

    /// <exception cref="Refusal"><c>Decision.TooLong</c>.</exception>
    public void Explain(string reason)
    {
        if (reason.Length > LongestReason)
            throw new Refusal("Decision.TooLong", LongestReason) { Field = $"Reasons[{EntryId.Value}]" };
        Reason = reason;
    }
}
