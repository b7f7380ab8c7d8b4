using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>An entry in one edition.</summary>
public readonly record struct EntryId(Guid Value) : IId<EntryId>;

/// <summary>Where an entry stands, told from its rows.</summary>
public enum EntryState { Draft, Submitted, Repair, Admitted, Refused, Withdrawn }

/// <summary>What somebody enters in an edition. Its answers are a content item; what lists show of them is kept here as well. Its state is the rows below it, which are audited; its answers have versions of their own.</summary>
public sealed partial class Entry : Entity
{
    public const int LongestTitle = 500;
    public const int LongestLine = 500;
    public const int LongestSlug = 100;

    public EntryId Id { get; private set; }
    public EditionId EditionId { get; private set; }
    public InitiativeId InitiativeId { get; private set; }
    /// <summary>Whose entry it is; null where it came without a person (archive, import).</summary>
    public UserId? Entrant { get; private set; }
    /// <summary>The content item that holds the answers.</summary>
    public string ContentItemId { get; private set; } = "";
    /// <summary>What people say on the phone: <c>RV26-0001</c>; given when it is submitted.</summary>
    public string? Number { get; private set; }
    /// <summary>What its public address carries; unique in its edition.</summary>
    public string Slug { get; private set; } = "";
    /// <summary>The language in which it was begun: of its mails.</summary>
    public string Culture { get; private set; } = "nl";
    public DateTimeOffset Started { get; private set; }
    /// <summary>When its state or answers last changed.</summary>
    public DateTimeOffset Changed { get; private set; }
    /// <summary>A nominee who was invited late has until here.</summary>
    public DateTimeOffset? PersonalCloses { get; private set; }
    /// <summary>The row of the file that it was imported from: the same row again changes it instead of adding one.</summary>
    public string? SourceKey { get; private set; }
    /// <summary>SHA-256 of the secret in the cookie of whoever began it without signing in.</summary>
    public string? DraftKey { get; private set; }

    public Submission? Submission { get; private set; }
    public Withdrawal? Withdrawal { get; private set; }
    public Admission? Admission { get; private set; }
    public Publication? Publication { get; private set; }

    /// <summary>What the audit trail, the feed and mails call it.</summary>
    public string Subject => SubjectOf(Id);

    public EntryState State => StateOf(Submission is not null, Withdrawal is not null, Admission?.Verdict);

    internal static EntryState StateOf(bool isSubmitted, bool isWithdrawn, Verdict? verdict) =>
        isWithdrawn ? EntryState.Withdrawn
        : !isSubmitted ? EntryState.Draft
        : verdict switch
        {
            Verdict.Admitted => EntryState.Admitted,
            Verdict.Refused => EntryState.Refused,
            Verdict.Repair => EntryState.Repair,
            _ => EntryState.Submitted,
        };

    public static string SubjectOf(EntryId id) => $"entry/{id.Value}";

    public static Entry Begin(Edition edition, InitiativeId initiative, UserId? entrant, string contentItemId, string culture, DateTimeOffset now)
    {
        var id = Data.Id.New<EntryId>();
        return new()
        {
            Id = id,
            EditionId = edition.Id,
            InitiativeId = initiative,
            Entrant = entrant,
            ContentItemId = contentItemId,
            Slug = id.Value.ToString("N"),
            Culture = culture,
            Started = now,
            Changed = now,
        };
    }

    /// <summary>When it may be written and submitted: the edition's window, or longer for who was invited late. Null where the edition has none.</summary>
    public Window? WindowIn(Edition edition) => edition.Entries is not { } window ? null
        : PersonalCloses is { } personal && personal > window.Closes ? window with { Closes = personal } : window;

    /// <summary>Gives whoever was invited late at least this long.</summary>
    public void AllowUntil(DateTimeOffset closes) => PersonalCloses = closes.Cut();

    public void BelongTo(UserId entrant)
    {
        Entrant = entrant;
        DraftKey = null;
    }

    public void OpenBy(string draftKey) => DraftKey = draftKey;

    /// <summary>Whoever owns it opened it signed in: the cookie of the browser where it began opens nothing any more.</summary>
    public void CloseToCookies() => DraftKey = null;

    public void ComesFrom(string sourceKey) => SourceKey = sourceKey;

    public void NameInAddresses(string slug) => Slug = slug;
}
