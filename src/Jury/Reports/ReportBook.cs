using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>The report of an edition as its rows tell it now.</summary>
/// <param name="Facts">With commitments for names, titles and reasons.</param>
/// <param name="Texts">What opens them, for whoever may read.</param>
/// <param name="Hidden">Numbers of the entries that the reader has a conflict with.</param>
internal sealed record ReportBook(Edition Edition, ReportFacts Facts, SealedTexts Texts, IReadOnlySet<string> Hidden)
{
    /// <summary>In the same number of queries whatever there is.</summary>
    /// <exception cref="NotFound">There is no such edition.</exception>
    public static async Task<ReportBook> LoadAsync(AppDb db, string slug, UserId? reader, CancellationToken cancellationToken)
    {
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Slug == slug, cancellationToken) ?? throw new NotFound();
        var texts = new SealedTexts(await SaltAsync(db, edition.Id, cancellationToken));
        var rows = await ReportRows.LoadAsync(db, edition.Id, cancellationToken);
        var hidden = await RoundBook.HiddenFromAsync(db, edition.Id, reader, rows.Everybody, rows.Conflicts.Where(conflict => conflict.IsActive), cancellationToken);
        return new(edition, new ReportFactsOf(edition, rows, texts).Facts(), texts, hidden.Select(rows.NumberOf).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The chain alone: what is sealed.</summary>
    public ReportDocument Chain(string previous) => ReportChain.Of(Edition.Slug, previous, Facts.Links(), []);

    /// <summary>A sealed report with the texts that are still here. The public reads the titles of what is published, and no name and no reason.</summary>
    public ReportDocument Opened(JuryReport report, bool isPublic)
    {
        var open = isPublic ? Facts.Decisions.Where(decision => decision.Published.Length > 0).Select(decision => decision.Title).ToHashSet(StringComparer.Ordinal) : null;
        return ReportChain.Read(report.Json)! with
        {
            Openings = [.. Texts.Openings.Where(opening => open?.Contains(opening.Commitment) != false && report.Json.Contains(opening.Commitment, StringComparison.Ordinal))],
        };
    }

    private static async Task<string> SaltAsync(AppDb db, EditionId edition, CancellationToken cancellationToken)
    {
        if (await db.Set<ReportSalt>().Where(s => s.EditionId == edition).Select(s => s.Salt).SingleOrDefaultAsync(cancellationToken) is { } known)
            return known;
        // Kept with the first report that is sealed; until then any salt will do.
        var salt = ReportSalt.Of(edition, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        db.Add(salt);
        return salt.Salt;
    }
}

/// <summary>The rows that a report is made from.</summary>
internal sealed class ReportRows
{
    public required List<Round> Rounds { get; init; }
    public required List<PolicyChange> Changes { get; init; }
    public required List<WildCard> Cards { get; init; }
    /// <summary>Also who left.</summary>
    public required List<Juror> Everybody { get; init; }
    /// <summary>Who is on the jury, and who left it after a mark that counts or a meeting.</summary>
    public List<Juror> Jurors => field ??= [.. Everybody.Where(juror => juror.Declined is null || Attendances.Exists(a => a.JurorId == juror.Id) || Sheets.Exists(s => s.JurorId == juror.Id && s.Struck is null && (s.Finished ?? s.Abstained) is not null))];
    public required List<Assignment> Assignments { get; init; }
    public required List<ScoreSheet> Sheets { get; init; }
    public required List<Conflict> Conflicts { get; init; }
    public required List<Decision> Decisions { get; init; }
    public required List<Meeting> Meetings { get; init; }
    public required List<Attendance> Attendances { get; init; }
    public required List<Hands> Hands { get; init; }
    public required List<HandsAnswer> Answers { get; init; }
    public required List<JuryPlace> Places { get; init; }
    public required Dictionary<EntryId, (string Number, string Title, EntryState State)> Entries { get; init; }

    public static async Task<ReportRows> LoadAsync(AppDb db, EditionId edition, CancellationToken cancellationToken)
    {
        var rounds = db.Rounds.Where(r => r.EditionId == edition);
        var entries = db.Entries;
        var inEdition = rounds.Select(r => r.Id);
        var meetings = db.Meetings.AsNoTracking().Where(m => inEdition.Contains(m.RoundId));
        var met = meetings.Select(m => m.Id);
        var hands = db.Hands.AsNoTracking().Where(h => met.Contains(h.MeetingId));
        return new()
        {
            Rounds = [.. (await rounds.AsNoTracking().ToListAsync(cancellationToken)).OrderBy(r => r.Opening?.At ?? DateTimeOffset.MaxValue).ThenBy(r => r.Id.Value)],
            Changes = await db.Set<PolicyChange>().AsNoTracking().Where(c => inEdition.Contains(c.RoundId)).ToListAsync(cancellationToken),
            Cards = await db.Set<WildCard>().AsNoTracking().Where(c => inEdition.Contains(c.RoundId)).ToListAsync(cancellationToken),
            Everybody = await db.Jurors.AsNoTracking().Where(j => j.EditionId == edition).OrderBy(j => j.Id).ToListAsync(cancellationToken),
            Assignments = await db.Assignments.AsNoTracking().Where(a => inEdition.Contains(a.RoundId)).ToListAsync(cancellationToken),
            Sheets = await db.ScoreSheets.AsNoTracking().IgnoreAutoIncludes().Where(s => inEdition.Contains(s.RoundId)).ToListAsync(cancellationToken),
            Conflicts = await db.Conflicts.AsNoTracking().Where(c => entries.Any(e => e.Id == c.EntryId && e.EditionId == edition)).ToListAsync(cancellationToken),
            Decisions = await db.Decisions.AsNoTracking().Where(d => inEdition.Contains(d.RoundId)).ToListAsync(cancellationToken),
            Meetings = await meetings.ToListAsync(cancellationToken),
            Attendances = await db.Attendances.AsNoTracking().Where(a => met.Contains(a.MeetingId)).ToListAsync(cancellationToken),
            Hands = await hands.ToListAsync(cancellationToken),
            Answers = await db.HandsAnswers.AsNoTracking().Where(a => hands.Any(h => h.Id == a.HandsId)).ToListAsync(cancellationToken),
            Places = await db.JuryPlaces.AsNoTracking().Where(p => met.Contains(p.MeetingId)).ToListAsync(cancellationToken),
            Entries = (await db.Entries.AsNoTracking().Where(e => e.EditionId == edition).ToListAsync(cancellationToken))
                .ToDictionary(e => e.Id, e => (e.Number is { Length: > 0 } number ? number : e.Id.Value.ToString("N"), e.Title, e.State)),
        };
    }

    public string NumberOf(EntryId entry) => Entries.TryGetValue(entry, out var found) ? found.Number : entry.Value.ToString("N");
}

/// <summary>Turns rows into facts, always in the same order.</summary>
internal sealed class ReportFactsOf(Edition edition, ReportRows rows, SealedTexts texts)
{
    private readonly Dictionary<JurorId, string> _jurors = rows.Jurors.ToDictionary(juror => juror.Id,
        juror => texts.Commit($"juror/{juror.Id.Value:N}", juror.Organisation.Length > 0 ? $"{juror.Name}, {juror.Organisation}" : juror.Name));

    private ReportMeetings Met => field ??= new(rows, texts, rows.Jurors.Where(juror => !juror.IsReader).ToDictionary(juror => juror.Id, juror => _jurors[juror.Id]));

    public ReportFacts Facts() => new(
        new(edition.Name, edition.Year, new SortedDictionary<string, int>(rows.Entries.Values.CountBy(entry => entry.State.ToString()).ToDictionary(), StringComparer.Ordinal)),
        [.. rows.Jurors.Select(juror => new ReportedJuror(_jurors[juror.Id], juror.IsChair, juror.IsReader))],
        [.. rows.Rounds.Select(Of)],
        [.. rows.Changes.OrderBy(change => change.At).ThenBy(change => change.Id.Value).Select(Of)],
        [.. rows.Rounds.SelectMany(round => rows.Jurors.Where(round.Policy.Takes).Select(juror => Of(round, juror)))],
        [.. rows.Conflicts.OrderBy(conflict => conflict.At).ThenBy(conflict => conflict.Id.Value).Select(Of)],
        [.. rows.Rounds.Where(round => round.Freeze is not null).Select(Frozen)],
        Met.Meetings(), Met.Attendances(), Met.Hands(), Met.Overrides(),
        [.. rows.Rounds.SelectMany(Cards)],
        [.. rows.Rounds.SelectMany(DecisionsOf)]);

    private static string Name(Round round) => round.NameIn("nl");

    private ReportedRound Of(Round round) => new(
        Name(round), rows.Rounds.Find(other => other.Id == round.After) is { } earlier ? Name(earlier) : "",
        At(round.Window?.Opens), At(round.Window?.Closes), At(round.Opening?.At), At(round.Closing?.At),
        [.. round.Criteria.Select(c => new ReportedCriterion(c.Key, c.Label.In("nl"), Criterion.Write(c.Weight), Criterion.Write(c.Minimum), Criterion.Write(c.Maximum), Criterion.Write(c.Step)))],
        round.ReviewsPerEntry, round.Hidden, round.Method.ToString(), round.Places,
        round.Advance?.Kind.ToString() ?? "", round.Advance is { Kind: AdvanceKind.Threshold } ? Criterion.Write(round.Policy.Threshold ?? 0) : "", round.Policy.Ties ?? []);

    private ReportedPolicyChange Of(PolicyChange change) => new(Name(rows.Rounds.First(round => round.Id == change.RoundId)), At(change.At),
        change.Was.Split(' ', StringSplitOptions.RemoveEmptyEntries), change.Became.Split(' ', StringSplitOptions.RemoveEmptyEntries), texts.Commit($"policy/{change.Id.Value:N}", change.Reason));

    private ReportedReading Of(Round round, Juror juror)
    {
        var sheets = rows.Sheets.Where(sheet => sheet.RoundId == round.Id && sheet.JurorId == juror.Id).ToList();
        return new(Name(round), _jurors[juror.Id], rows.Assignments.Count(a => a.RoundId == round.Id && a.JurorId == juror.Id),
            sheets.Count(sheet => sheet is { Struck: null, Abstained: null, Finished: not null }), sheets.Count(sheet => sheet is { Struck: null, Abstained: not null }), sheets.Count(sheet => sheet.Struck is not null),
            round.Freeze is { } freeze ? FrozenRanking.Commitment(freeze.Salt, juror.Id.Value) : "");
    }

    private ReportedRecusal Of(Conflict conflict) => new(
        rows.NumberOf(conflict.EntryId), _jurors.GetValueOrDefault(conflict.JurorId, ""), conflict.Kind.ToString(), At(conflict.At),
        texts.Commit($"conflict/{conflict.Id.Value:N}", conflict.Reason), At(conflict.Dismissed), texts.Commit($"conflict/{conflict.Id.Value:N}/dismissed", conflict.DismissReason));

    private static ReportedRanking Frozen(Round round)
    {
        var (freeze, report) = (round.Freeze!, FrozenRanking.Read(round.Freeze!.Json));
        return new(Name(round), At(freeze.At), report.Method.ToString(), freeze.Hash, report.Cut?.Tied ?? [],
            Digits(report.Agreement.KendallWTies), Digits(report.Agreement.P), Digits(report.Agreement.Icc21), Digits(report.Agreement.AlphaInterval), freeze.Json);
    }

    private IEnumerable<ReportedWildCard> Cards(Round round) => rows.Cards.Where(card => card.RoundId == round.Id).OrderBy(card => card.At).ThenBy(card => card.JurorId.Value)
        .Select(card => new ReportedWildCard(Name(round), rows.NumberOf(rows.Decisions.First(decision => decision.Id == card.DecisionId).EntryId), _jurors.GetValueOrDefault(card.JurorId, ""), At(card.At),
            texts.Commit($"wild-card/{card.DecisionId.Value:N}", card.Reason)));

    private IEnumerable<ReportedDecision> DecisionsOf(Round round)
    {
        var frozen = round.Freeze is { } freeze ? FrozenRanking.Read(freeze.Json) : null;
        var places = (frozen?.Entries ?? []).ToDictionary(entry => entry.Entry, entry => entry.Rank, StringComparer.Ordinal);
        return rows.Decisions.Where(decision => decision.RoundId == round.Id).Select(decision =>
        {
            var (number, id) = (rows.NumberOf(decision.EntryId), decision.Id.Value.ToString("N"));
            var place = places.GetValueOrDefault(number);
            return new ReportedDecision(Name(round), number, texts.Commit($"entry/{decision.EntryId.Value:N}", rows.Entries.GetValueOrDefault(decision.EntryId).Title ?? ""),
                decision.Outcome.ToString(), edition.Prizes.FirstOrDefault(prize => prize.Id == decision.PrizeId)?.Key ?? "", place, IsAgainst(decision.Outcome, number, place, frozen?.Cut),
                texts.Commit($"decision/{id}", decision.InternalReason), decision.Published is null ? new Dictionary<string, string>() : decision.Motivation, At(decision.At), At(decision.Published));
        }).OrderBy(decision => decision.Place ?? int.MaxValue).ThenBy(decision => decision.Entry, StringComparer.Ordinal).ThenBy(decision => decision.Prize, StringComparer.Ordinal);
    }

    // Among those that are tied for the last places, the list itself says nothing.
    private static bool IsAgainst(Outcome outcome, string number, int? place, Cut? cut) =>
        place is not null && cut is not null && (outcome == Outcome.Decline ? cut.Through.Contains(number) : !cut.Through.Contains(number) && !cut.Tied.Contains(number));

    private static string Digits(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "";

    private static string At(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
