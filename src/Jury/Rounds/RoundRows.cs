using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>The jurors may begin.</summary>
internal sealed class RoundOpening : Entity, IAudited
{
    public RoundId RoundId { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public string AuditSubject => $"round/{RoundId.Value}";

    internal static RoundOpening Of(RoundId round, UserId? by, DateTimeOffset at) => new() { RoundId = round, By = by, At = at };
}

/// <summary>Nobody scores any more.</summary>
internal sealed class RoundClosing : Entity, IAudited
{
    public RoundId RoundId { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    public string AuditSubject => $"round/{RoundId.Value}";

    internal static RoundClosing Of(RoundId round, UserId? by, DateTimeOffset at) => new() { RoundId = round, By = by, At = at };
}

/// <summary>The ranking as it stood, for ever: inputs, method and result without a single name.</summary>
internal sealed class RoundFreeze : Entity, IAudited
{
    public RoundId RoundId { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Json { get; private set; } = "";
    /// <summary>SHA-256 of <see cref="Json"/>.</summary>
    public string Hash { get; private set; } = "";
    /// <summary>Ties the jurors of the frozen ranking to people for as long as those are here.</summary>
    [NotAudited]
    public string Salt { get; private set; } = "";

    public string AuditSubject => $"round/{RoundId.Value}";

    internal static RoundFreeze Of(RoundId round, string json, string hash, string salt, UserId? by, DateTimeOffset at) =>
        new() { RoundId = round, Json = json, Hash = hash, Salt = salt, By = by, At = at };
}

/// <summary>The version of the answers that the jurors of a round read, whatever the entrant changes later.</summary>
internal sealed class PinnedEntry
{
    public RoundId RoundId { get; private set; }
    public EntryId EntryId { get; private set; }
    public string VersionId { get; private set; } = "";

    public static PinnedEntry Of(RoundId round, EntryId entry, string versionId) => new() { RoundId = round, EntryId = entry, VersionId = versionId };
}

internal sealed record RoundScheduled(RoundId Round, EditionId Edition) : IEvent;

internal sealed record RoundOpened(RoundId Round, EditionId Edition) : IEvent;

internal sealed record RoundClosed(RoundId Round, EditionId Edition) : IEvent;

internal sealed record RoundFrozen(RoundId Round, EditionId Edition) : IEvent;
