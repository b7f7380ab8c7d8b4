namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Puts the figures of one table side by side.</summary>
internal sealed class RankingRun
{
    // Who cannot be told apart from whom grows with the square of a list. Of a longer list than any jury reads, only the nearest are named.
    private const int LongestFull = 2000;
    private const int Nearest = 250;

    private readonly ScoreTable table;
    private readonly RankMethod method;
    private readonly double ridge;
    private readonly CutWish? cut;
    private readonly ScoreTable scored;
    private readonly List<List<int>> components;
    private readonly JurorEffects? fit;
    private readonly List<Note> notes = [];

    public RankingRun(ScoreTable table, RankMethod method, double ridge, CutWish? cut = null)
    {
        (this.table, this.method, this.ridge, this.cut) = (table, method, ridge, cut);
        scored = table.Scored();
        components = table.Components();
        fit = components.Count == 1 ? JurorEffects.Fit(scored, ridge) : null;
    }

    /// <summary>What puts entries of the same value in order.</summary>
    public IReadOnlyList<TieStep> Ties { get; init; } = TieStep.None;
    public IReadOnlyList<CriterionMark> Marks { get; init; } = [];

    public RankingReport Report()
    {
        var agreement = AgreementOf();
        var entries = EntriesOf();
        var jurors = JurorsOf();
        NoteGaps(jurors);
        return new(method, entries, jurors, agreement,
            [.. components.Select(group => (IReadOnlyList<string>)[.. group.Select(entry => table.Entries[entry])])],
            LeftOut(entries),
            notes,
            At(entries) is { } at ? new(cut!.Rule, cut.Seed, cut.Runs, at.Through, at.Tied) : null,
            Duels.Of(scored));
    }

    private EntryFigures[] EntriesOf()
    {
        var z = StandardScores.Of(table);
        if (z.Flat.Length > 0) notes.Add(new("z", Reason.FlatJurors, z.Flat));
        if (z.Borrowed.Length > 0) notes.Add(new("z", Reason.BorrowedSpread, z.Borrowed));
        double[][] ranks = [.. table.Jurors.Select((_, juror) => Ranks.Averaged(table.Column(juror)))];
        var values = RankValues.Of(table, method, ridge);
        var shared = Ranks.Places(values);
        var (places, broken) = Part(table, shared);
        var raw = Ranks.Places(RankValues.Of(table, RankMethod.Raw, ridge));
        var tied = TiedWith(shared);
        var odds = cut is null ? null : CutOdds.Of(table, method, ridge, cut);
        var fitted = scored.Entries.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return [.. table.Entries.Select((name, entry) =>
        {
            var given = ScoreTable.Given(table.Scores[entry]);
            double[] own = ScoreTable.Given(ranks.Select(row => row[entry]));
            int? at = fit is not null && fitted.TryGetValue(name, out var found) ? found : null;
            return new EntryFigures(name, given.Length, Averages.Mean(given), Averages.Median(given), Averages.StandardDeviation(given), Averages.Trimmed(given),
                at is { } row ? fit!.Entries[row] : null, z.Entries[entry], own.Length == 0 ? null : own.Sum(),
                places[entry], raw[entry], at is { } line ? fit!.StandardError(line) : null, tied[entry], odds?[entry], broken[entry]?.ToString());
        }).OrderBy(entry => entry.Rank ?? int.MaxValue).ThenBy(entry => entry.RankRaw ?? int.MaxValue).ThenBy(entry => entry.Entry, StringComparer.Ordinal)];
    }

    /// <summary>Places after the chain, and the step that gave each.</summary>
    private (int?[] Places, TieStep?[] Steps) Part(ScoreTable table, int?[] shared)
    {
        var (places, steps) = (shared.ToArray(), new TieStep?[shared.Length]);
        if (Ties.Count == 0)
            return (places, steps);
        var evidence = TieEvidence.Of(table, Marks);
        foreach (var level in shared.Index().Where(entry => entry.Item is not null).GroupBy(entry => entry.Item!.Value).Where(level => level.Count() > 1))
        {
            var place = level.Key;
            foreach (var (entries, step) in TieBreak.Order([.. level.Select(entry => entry.Index)], Ties, evidence))
            {
                foreach (var entry in entries)
                    (places[entry], steps[entry]) = (place, step);
                place += entries.Length;
            }
        }
        return (places, steps);
    }

    private IReadOnlyList<string>[] TiedWith(int?[] places)
    {
        int[] fitted = [.. table.Entries.Select(name => Array.BinarySearch(scored.Entries, name, StringComparer.Ordinal))];
        int[] order = [.. Enumerable.Range(0, places.Length).Where(entry => places[entry] is not null).OrderBy(entry => places[entry])];
        var around = order.Length > LongestFull ? Nearest : order.Length;
        var at = order.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        return [.. places.Select((place, entry) => (IReadOnlyList<string>)(place is null ? [] : [.. order[Math.Max(0, at[entry] - around)..Math.Min(order.Length, at[entry] + around + 1)]
            .Where(other => other != entry && (places[other] == place || fit is not null && fit.CannotTellApart(fitted[entry], fitted[other])))
            .Select(other => table.Entries[other])]))];
    }

    private JurorFigures[] JurorsOf()
    {
        var rest = Correlation.WithRest(table);
        var fitted = scored.Jurors.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        return [.. table.Jurors.Select((name, juror) =>
        {
            var given = ScoreTable.Given(table.Column(juror));
            int? at = fit is not null && fitted.TryGetValue(name, out var found) ? found : null;
            return new JurorFigures(name, given.Length, Averages.Mean(given), Averages.StandardDeviation(given),
                at is { } column ? fit!.Jurors[column] : null, rest[juror], at is { } place && fit!.DiffersFromJury(place),
                at is { } row ? fit!.StandardErrorOfJuror(row) : null, [.. given.Order()]);
        })];
    }

    // Agreement is about who was scored: an entry that everybody left blank makes no panel incomplete.
    private Agreement AgreementOf()
    {
        var interval = KrippendorffAlpha.Interval(scored.Scores);
        var ordinal = KrippendorffAlpha.Ordinal(scored.Scores);
        var alpha = Chance.OfAlpha(scored);
        if (interval is null) notes.Add(new("alpha_interval, alpha_ordinal", HasPairs ? Reason.NoVariation : Reason.TooFew, []));
        if (!scored.IsComplete || scored.Entries.Length < 2 || scored.Jurors.Length < 2)
        {
            notes.Add(new("kendall_w, icc", scored.Entries.Length < 2 || scored.Jurors.Length < 2 ? Reason.TooFew : Reason.Incomplete, []));
            return new(null, null, null, null, null, null, null, null, null, interval, ordinal, AlphaP: alpha);
        }
        var w = KendallW.Of([.. scored.Jurors.Select((_, juror) => Ranks.Averaged(scored.Column(juror)))]);
        var icc = IntraclassCorrelation.Of(scored.Scores);
        if (w is null) notes.Add(new("kendall_w", Reason.NoVariation, []));
        if (icc?.Icc21 is null || icc.Icc3k is null) notes.Add(new("icc", Reason.NoVariation, []));
        return new(w?.W, w?.Corrected, w?.Chi2, w?.DegreesOfFreedom, w?.P, icc?.Icc21, icc?.Icc31, icc?.Icc2k, icc?.Icc3k, interval, ordinal,
            icc is null ? null : Chance.OfCorrelation(icc, scored.Entries.Length, scored.Jurors.Length), alpha);
    }

    private bool HasPairs => scored.Scores.Any(row => ScoreTable.Given(row).Length > 1);

    private LeftOut[] LeftOut(EntryFigures[] entries)
    {
        var inside = At(entries) is { } at ? at.Through.Concat(at.Tied).ToHashSet(StringComparer.Ordinal) : [];
        return [.. table.Jurors.Select(juror =>
        {
            var rest = table.Without(juror);
            var places = Part(rest, Ranks.Places(RankValues.Of(rest, method, ridge))).Places;
            string[] winners = [.. rest.Entries.Where((_, entry) => places[entry] == 1)];
            if (winners.Length == 0)
                return new LeftOut(juror, null, [], []);
            var without = InsideOf(rest, places);
            return new(juror, winners, [.. without.Where(entry => !inside.Contains(entry))], [.. inside.Except(without).Order(StringComparer.Ordinal)]);
        })];
    }

    private string[] InsideOf(ScoreTable rest, int?[] places)
    {
        if (cut is null)
            return [];
        var values = cut.Rule.Kind == AdvanceKind.Threshold ? RankValues.Of(rest, method.OnScale(), ridge) : null;
        var by = Advancing.By(cut.Rule, [.. rest.Entries.Select((name, entry) => new Standing(name, places[entry], values?[entry], cut.ThemesOf(name)))]);
        return [.. by.Through.Concat(by.Tied).Order(StringComparer.Ordinal)];
    }

    private Advancing? At(EntryFigures[] entries) => cut is null ? null : Advancing.By(cut.Rule, method, entries, cut.ThemesOf);

    private void NoteGaps(JurorFigures[] jurors)
    {
        if (components.Count > 1) notes.Add(new("adjusted, se, effect", Reason.NotConnected, []));
        if (fit is { Variance: null }) notes.Add(new("se, tied_with", Reason.NothingToSpare, []));
        string[] unscored = [.. table.Entries.Except(scored.Entries, StringComparer.Ordinal)];
        if (unscored.Length > 0) notes.Add(new("entries", Reason.NoScores, unscored));
        string[] silent = [.. table.Jurors.Except(scored.Jurors, StringComparer.Ordinal)];
        if (silent.Length > 0) notes.Add(new("jurors", Reason.NoScores, silent));
        if (!scored.IsComplete && scored.Entries.Length > 0) notes.Add(new("rank_sum", Reason.UnequalPanels, []));
        string[] alone = [.. jurors.Where(juror => juror is { N: > 0, CorrelationWithRest: null }).Select(juror => juror.Juror)];
        if (alone.Length > 0) notes.Add(new("correlation_with_rest", Reason.TooFewShared, alone));
        string[] whole = [.. scored.Entries.Where((_, entry) => ScoreTable.Given(scored.Scores[entry]).Length < Averages.FewestToTrim)];
        if (method == RankMethod.Trimmed && whole.Length > 0) notes.Add(new("trimmed", Reason.NotTrimmed, whole));
    }
}
