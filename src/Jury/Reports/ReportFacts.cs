namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>The call that was judged. Entries by their state.</summary>
internal sealed record ReportedEdition(string Name, int Year, IReadOnlyDictionary<string, int> Entries);

/// <summary>Someone on the jury, or who read along for it; who, is a commitment.</summary>
internal sealed record ReportedJuror(string Juror, bool IsChair, bool IsReader);

internal sealed record ReportedCriterion(string Key, string Label, string Weight, string Minimum, string Maximum, string Step);

/// <summary>What the jury was asked, and when.</summary>
internal sealed record ReportedRound(
    string Round, string After, string Opens, string Closes, string Opened, string Closed,
    IReadOnlyList<ReportedCriterion> Criteria, int ReviewsPerEntry, IReadOnlyList<string> Hidden, string Method, int? Places,
    string Advance, string Threshold, IReadOnlyList<string> Ties);

/// <summary>The chain that puts ties in order changed after somebody had scored, and why.</summary>
internal sealed record ReportedPolicyChange(string Round, string At, IReadOnlyList<string> Was, IReadOnlyList<string> Became, string Reason);

/// <summary>What one juror did in one round. <see cref="FrozenAs"/> is the juror's mark in the frozen ranking; empty before there is one.</summary>
internal sealed record ReportedReading(string Round, string Juror, int Assigned, int Finished, int Abstained, int Struck, string FrozenAs);

/// <summary>A juror who stood aside for one entry, and why; or a conflict that the data suggested and the team dismissed.</summary>
internal sealed record ReportedRecusal(string Entry, string Juror, string Kind, string At, string Reason, string Dismissed, string DismissReason);

/// <summary>The frozen ranking of a round, whole, so that anyone can compute it again.</summary>
internal sealed record ReportedRanking(string Round, string At, string Method, string Hash, IReadOnlyList<string> Tied, string KendallW, string P, string Icc, string Alpha, string Frozen);

/// <summary>A decision. <see cref="Place"/> is the entry's place in the frozen list; <see cref="AgainstList"/>: the jury decided other than the list and its number of places.</summary>
internal sealed record ReportedDecision(string Round, string Entry, string Title, string Outcome, string Prize, int? Place, bool AgainstList, string Reason, IReadOnlyDictionary<string, string> Motivation, string At, string Published);

/// <summary>The meeting over a round: how many were there, and whether that was enough. <see cref="Settled"/>: since when the jury's own order stands.</summary>
internal sealed record ReportedMeeting(string Round, string Started, string Ended, int? Quorum, int Here, int DialedIn, int Absent, string Settled);

/// <summary>Whether one juror was there; <see cref="Presence"/> is empty where nobody wrote it down.</summary>
internal sealed record ReportedAttendance(string Round, string Juror, string Presence);

internal sealed record ReportedHand(string Choice, int Count);

/// <summary>A show of hands. <see cref="IsCountedInRoom"/>: the chair counted, not the screens. Question and choices are commitments.</summary>
internal sealed record ReportedHands(string Round, string Entry, string At, string Question, bool IsCountedInRoom, IReadOnlyList<ReportedHand> Results);

/// <summary>An entry that a juror brought back though the list did not let it through, and why.</summary>
internal sealed record ReportedWildCard(string Round, string Entry, string Juror, string At, string Reason);

/// <summary>An entry that the jury placed other than the list did, and why.</summary>
internal sealed record ReportedOverride(string Round, string Entry, int? Place, int JuryPlace, string Reason);

/// <summary>Everything that a jury report says, in the order in which it says it. Names, titles and reasons are commitments (<see cref="SealedTexts"/>).</summary>
internal sealed record ReportFacts(
    ReportedEdition Edition, IReadOnlyList<ReportedJuror> Jurors, IReadOnlyList<ReportedRound> Rounds, IReadOnlyList<ReportedPolicyChange> PolicyChanges, IReadOnlyList<ReportedReading> Readings,
    IReadOnlyList<ReportedRecusal> Recusals, IReadOnlyList<ReportedRanking> Rankings, IReadOnlyList<ReportedMeeting> Meetings, IReadOnlyList<ReportedAttendance> Attendances,
    IReadOnlyList<ReportedHands> Hands, IReadOnlyList<ReportedOverride> Overrides, IReadOnlyList<ReportedWildCard> WildCards, IReadOnlyList<ReportedDecision> Decisions)
{
    public IEnumerable<(string Kind, object Content)> Links() =>
    [
        ("edition", Edition), .. Jurors.Select(juror => ("juror", (object)juror)), .. Rounds.Select(round => ("round", (object)round)), .. PolicyChanges.Select(change => ("policy-change", (object)change)), .. Readings.Select(reading => ("reading", (object)reading)),
        .. Recusals.Select(recusal => ("recusal", (object)recusal)), .. Rankings.Select(ranking => ("ranking", (object)ranking)),
        .. Meetings.Select(meeting => ("meeting", (object)meeting)), .. Attendances.Select(attendance => ("attendance", (object)attendance)), .. Hands.Select(hands => ("hands", (object)hands)), .. Overrides.Select(line => ("override", (object)line)), .. WildCards.Select(card => ("wild-card", (object)card)), .. Decisions.Select(decision => ("decision", (object)decision)),
    ];

    /// <summary>As someone may read it who has nothing to do with these entries.</summary>
    public ReportFacts Without(IReadOnlySet<string> numbers) => this with
    {
        Recusals = [.. Recusals.Where(recusal => !numbers.Contains(recusal.Entry))],
        Rankings = [.. Rankings.Select(ranking => ranking with { Tied = [.. ranking.Tied.Where(entry => !numbers.Contains(entry))] })],
        Hands = [.. Hands.Where(hands => !numbers.Contains(hands.Entry))],
        Overrides = [.. Overrides.Where(line => !numbers.Contains(line.Entry))],
        WildCards = [.. WildCards.Where(card => !numbers.Contains(card.Entry))],
        Decisions = [.. Decisions.Where(decision => !numbers.Contains(decision.Entry))],
    };
}
