using System.Globalization;
using System.Security.Cryptography;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>The rankings asked for last. A meeting's screens ask for the same one again and again; a single other mark makes it another one.</summary>
internal static class KnownRankings
{
    private const int Most = 8;

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, (RankingReport Report, long Asked)> Known = new(StringComparer.Ordinal);
    private static long _asked;

    public static RankingReport Get(IReadOnlyList<CriterionMark> marks, RankMethod method, CutWish? cut, IReadOnlyList<TieStep> ties, double ridge, Func<RankingReport> make)
    {
        var key = KeyOf(marks, method, cut, ties, ridge);
        lock (Gate)
            if (Known.TryGetValue(key, out var known))
                return (Known[key] = known with { Asked = ++_asked }).Report;
        var report = make();
        lock (Gate)
        {
            Known[key] = (report, ++_asked);
            if (Known.Count > Most)
                Known.Remove(Known.MinBy(one => one.Value.Asked).Key);
        }
        return report;
    }

    private static string KeyOf(IReadOnlyList<CriterionMark> marks, RankMethod method, CutWish? cut, IReadOnlyList<TieStep> ties, double ridge)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{method}|{ridge:R}|{cut?.Rule}|{cut?.Seed}|{cut?.Runs}|{string.Join('|', ties)}"));
        foreach (var (entry, themes) in cut?.Themes ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            writer.Write(entry);
            writer.Write(themes.Count);
            foreach (var theme in themes)
                writer.Write(theme);
        }
        foreach (var mark in marks)
        {
            writer.Write(mark.Entry);
            writer.Write(mark.Juror);
            writer.Write(mark.Criterion);
            writer.Write(mark.Weight);
            writer.Write(mark.Score ?? double.NaN);
        }
        writer.Flush();
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }
}
