using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

public sealed partial class Entry
{
    /// <summary>Hands in a version of the answers. May be done again until the window closes.</summary>
    /// <param name="number">Its number the first time; it keeps that one.</param>
    /// <exception cref="Refusal"><c>Entry.NoWindow</c>, <c>Entry.TooEarly</c>, <c>Entry.TooLate</c>, <c>Entry.IsWithdrawn</c>, <c>Entry.IsDecided</c>.</exception>
    public void Submit(Edition edition, string number, string versionId, UserId? by, DateTimeOffset at)
    {
        RefuseUnlessOpen(edition, at);
        TakeIn(number, versionId, by, at);
    }

    /// <summary>The same, whatever the clock says: the team takes in what came another way, such as a file of an earlier call.</summary>
    public void TakeIn(string? number, string versionId, UserId? by, DateTimeOffset at)
    {
        var again = Submission is not null;
        Number ??= number;
        if (Submission is null)
            Submission = Submission.Of(Id, versionId, by, at);
        else
            Submission.Renew(versionId, by, at);
        if (Admission?.Verdict == Verdict.Repair)
            Admission.Repaired(at);
        Changed = at;
        Raise(new EntrySubmitted(Id, EditionId, again));
    }

    /// <summary>Why its answers may not be changed now, or null.</summary>
    public string? ClosedBecause(Edition edition, DateTimeOffset at)
    {
        if (Withdrawal is not null)
            return "Entry.IsWithdrawn";
        if (State == EntryState.Repair && Admission!.RepairBefore is { } before)
            return at <= before ? null : "Entry.RepairOver";
        if (Admission is { Verdict: Verdict.Admitted or Verdict.Refused })
            return "Entry.IsDecided";
        return WindowIn(edition) switch
        {
            null => "Entry.NoWindow",
            { } window when at < window.Opens => "Entry.TooEarly",
            { } window when !window.Accepts(at) => "Entry.TooLate",
            _ => null,
        };
    }

    public void RefuseUnlessOpen(Edition edition, DateTimeOffset at)
    {
        if (ClosedBecause(edition, at) is { } key)
            throw new Refusal(key, WindowIn(edition)?.Closes);
    }

    /// <exception cref="Refusal"><c>Entry.IsWithdrawn</c>.</exception>
    public void Withdraw(UserId? by, DateTimeOffset at, string reason)
    {
        if (Withdrawal is not null)
            throw new Refusal("Entry.IsWithdrawn");
        Withdrawal = Withdrawal.Of(Id, by, at, reason);
        Publication = null;
        Changed = at;
        Raise(new EntryWithdrawn(Id, EditionId));
    }

    /// <summary>Takes a withdrawal back while the window is open.</summary>
    /// <exception cref="Refusal"><c>Entry.NotWithdrawn</c>, or why it is closed.</exception>
    public void ComeBack(Edition edition, DateTimeOffset at)
    {
        if (Withdrawal is null)
            throw new Refusal("Entry.NotWithdrawn");
        Withdrawal = null;
        if (Admission is null)
            RefuseUnlessOpen(edition, at);
        Changed = at;
        Raise(new EntryCameBack(Id, EditionId));
    }

    /// <exception cref="Refusal"><c>Entry.NotSubmitted</c> or <c>Entry.IsWithdrawn</c>.</exception>
    public void Decide(Verdict verdict, UserId? by, DateTimeOffset at, string reason, DateTimeOffset? repairBefore = null)
    {
        if (Withdrawal is not null)
            throw new Refusal("Entry.IsWithdrawn");
        if (Submission is null)
            throw new Refusal("Entry.NotSubmitted");
        if (verdict == Verdict.Repair && (repairBefore is null || repairBefore <= at))
            throw new Refusal("Admission.RepairDate") { Field = "Input.RepairBefore" };
        if (Admission is null)
            Admission = Admission.Of(Id, verdict, by, at, reason, repairBefore);
        else
            Admission.Renew(verdict, by, at, reason, repairBefore);
        if (verdict != Verdict.Admitted)
            Publication = null;
        Changed = at;
        Raise(new EntryDecided(Id, EditionId, verdict));
    }

    /// <summary>Shows it to the world, as far as the edition's rules allow; <paramref name="whole"/> shows all public answers at once.</summary>
    /// <exception cref="Refusal"><c>Entry.NotAdmitted</c>: only what is admitted becomes public.</exception>
    public void Publish(UserId? by, DateTimeOffset at, bool whole = false)
    {
        if (State != EntryState.Admitted)
            throw new Refusal("Entry.NotAdmitted");
        if (Publication is null)
            Publication = Publication.Of(Id, by, at, whole);
        else
            Publication.Widen(whole, at);
        Changed = at;
        Raise(new EntryPublished(Id, EditionId));
    }

    /// <exception cref="Refusal"><c>Entry.NotPublished</c>.</exception>
    public void Unpublish(DateTimeOffset at)
    {
        if (Publication is null)
            throw new Refusal("Entry.NotPublished");
        Publication = null;
        Changed = at;
        Raise(new EntryUnpublished(Id, EditionId));
    }

    /// <summary>Whether the world sees its card.</summary>
    public bool ShowsCard(Edition edition, DateTimeOffset now) => Publication is { } publication && (publication.IsWhole || edition.Shows(edition.Publication.Card, now));

    /// <summary>Whether the world sees all its public answers.</summary>
    public bool ShowsAll(Edition edition, DateTimeOffset now) => Publication is { } publication && (publication.IsWhole || edition.Shows(edition.Publication.Entry, now));
}
