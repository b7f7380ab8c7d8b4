using System.Globalization;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Three things in words, then the figures behind them.</summary>
internal static class RankingText
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static void Write(RankingReport report, TextWriter output)
    {
        output.WriteLine(Leaders(report));
        output.WriteLine(Bands(report));
        output.WriteLine(Scales(report));
        if (report.Cut is { } cut) output.WriteLine(AtTheCut(report, cut));
        output.WriteLine();
        var (sharing, sharingRaw) = (report.Entries.ToLookup(entry => entry.Rank), report.Entries.ToLookup(entry => entry.RankRaw));
        Table(output, ["rank", "entry", "n", "mean", "adjusted", "se", "median", "sd", "z", "rank sum", "raw rank", "in cut", "tie broken by"], report.Entries.Select(entry => new[]
        {
            Place(entry.Rank, sharing[entry.Rank].Count()), entry.Entry, entry.N.ToString(Plain), Number(entry.Mean), Number(entry.Adjusted),
            Number(entry.Se), Number(entry.Median), Number(entry.Sd), Number(entry.Z), Number(entry.RankSum),
            Place(entry.RankRaw, sharingRaw[entry.RankRaw].Count()), Number(entry.InCut), entry.BrokenBy ?? "–",
        }), 1);
        output.WriteLine();
        Table(output, ["juror", "n", "mean", "sd", "effect", "with rest", "winner without"], report.Jurors.Zip(report.LeaveOneOut, (juror, left) => new[]
        {
            juror.Juror, juror.N.ToString(Plain), Number(juror.Mean), Number(juror.Sd), Number(juror.Effect), Number(juror.CorrelationWithRest),
            left.Winners is null ? "–" : string.Join(" = ", left.Winners),
        }), 0);
        output.WriteLine();
        var agreement = report.Agreement;
        output.WriteLine($"Kendall's W {Number(agreement.KendallWTies)} (p {Number(agreement.P)}), ICC(2,1) {Number(agreement.Icc21)}, ICC(3,1) {Number(agreement.Icc31)} (p {Number(agreement.IccP)}), alpha {Number(agreement.AlphaInterval)} (p {Number(agreement.AlphaP)}).");
        if (report.Duels is { } duels) Side(output, duels);
        foreach (var note in report.Notes) output.WriteLine($"{note.Figure}: {RankingWords.Say(note)}");
    }

    private static string Leaders(RankingReport report)
    {
        string[] first = [.. report.Entries.Where(entry => entry.Rank == 1).Select(entry => entry.Entry)];
        var counts = string.Create(Plain, $"{report.Entries.Count} entries, {report.Jurors.Count} jurors, method {report.Method.ToString().ToLowerInvariant()}");
        return first.Length switch
        {
            0 => $"{counts}: no ranking can be made.",
            1 => $"{counts}: {first[0]} stands first.",
            _ => $"{counts}: {string.Join(", ", first)} share the first place.",
        };
    }

    private static string Bands(RankingReport report)
    {
        if (report.Entries.FirstOrDefault(entry => entry.Rank == 1) is not { } first) return "Which entries cannot be told apart is not known.";
        if (report.Notes.Any(note => note.Figure.Contains("se", StringComparison.Ordinal) && note.Reason is Reason.NotConnected or Reason.NothingToSpare))
            return "There is nothing to measure chance with, so only exact ties are shown.";
        return first.TiedWith.Count == 0
            ? $"{first.Entry} can be told apart from every other entry (at 95 %)."
            : string.Create(Plain, $"{first.TiedWith.Count} cannot be told apart from {first.Entry} (at 95 %): {string.Join(", ", first.TiedWith.Take(10))}{(first.TiedWith.Count > 10 ? " …" : "")}.");
    }

    private static string Scales(RankingReport report)
    {
        string[] different = [.. report.Jurors.Where(juror => juror.Differs).Select(juror => string.Create(Plain, $"{juror.Juror} ({juror.Effect:+0.0;-0.0})"))];
        return different.Length == 0 ? "No juror's scale differs from the jury's by more than chance does." : $"These jurors score on a scale of their own: {string.Join(", ", different)}.";
    }

    private static string AtTheCut(RankingReport report, Cut cut)
    {
        if (report.Entries.All(entry => entry.InCut is null)) return $"There is nothing to measure chance with, so the odds of the {cut.Rule.Places} places are not known.";
        string[] open = [.. report.Entries.Where(entry => entry.InCut is > 0.05 and < 0.95).Select(entry => string.Create(Plain, $"{entry.Entry} ({100 * entry.InCut:0} %)"))];
        var sure = string.Create(Plain, $"{cut.Rule.Places} go on, {report.Entries.Count(entry => entry.InCut >= 0.95)} of them all but surely (seed {cut.Seed}, {cut.Runs} runs).");
        var tied = cut.Tied.Count > 0 ? $" Tied at the cut: {string.Join(", ", cut.Tied)}." : "";
        return open.Length == 0 ? sure + tied : $"{sure} Chance has a hand in: {string.Join(", ", open.Take(12))}{(open.Length > 12 ? " …" : "")}.{tied}";
    }

    private static void Side(TextWriter output, Duels duels)
    {
        output.WriteLine();
        Table(output, ["duels", .. duels.Entries, "place", "won less lost", "ability"], duels.Entries.Select((entry, one) => (string[])
        [
            entry, .. duels.Entries.Select((_, other) => one == other ? "" : string.Create(Plain, $"{duels.Wins[one][other]}-{duels.Wins[other][one]}")),
            Place(duels.Places[one], duels.Places.Count(place => place == duels.Places[one])), duels.Copeland[one].ToString(Plain), Number(duels.Abilities?[one]),
        ]), 0);
    }

    private static void Table(TextWriter output, string[] header, IEnumerable<string[]> rows, int wordColumn)
    {
        string[][] lines = [header, .. rows];
        int[] widths = [.. header.Select((_, column) => lines.Max(line => line[column].Length))];
        foreach (var line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, column) => column == wordColumn ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd());
    }

    private static string Place(int? place, int sharing) => place is null ? "–" : sharing > 1 ? $"{place}=" : place.Value.ToString(Plain);

    private static string Number(double? value) => value?.ToString("0.0000", Plain) ?? "–";
}
