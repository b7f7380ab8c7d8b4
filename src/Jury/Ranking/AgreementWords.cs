using System.Globalization;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>A measure of agreement: its name, its figure, and what it means to a jury.</summary>
internal sealed record AgreementLine(string Name, string Figure, string Words);

internal static class AgreementWords
{
    private const double Usual = 0.05;
    private const double Rare = 0.001;
    // Krippendorff 2004, Content analysis, chapter 11: below the one nothing can be concluded, from the other on it holds.
    private const double Tentative = 0.667;
    private const double Firm = 0.8;

    public static IReadOnlyList<AgreementLine> Of(Agreement agreement, Texts texts)
    {
        var lines = new List<AgreementLine>();
        if (agreement.KendallWTies is { } w)
            lines.Add(new(texts["Ranking.KendallW"], $"{Number(w)} (χ² {Number(agreement.Chi2)}, df {agreement.Df}, p {Small(agreement.P)})", Join(texts["Ranking.KendallW.Words", Percent(w)], ByChance(agreement.P, texts))));
        if (agreement.Icc21 is { } all)
            lines.Add(new(texts["Ranking.Icc21"], Figure(all, agreement.IccP), Join(texts["Ranking.Icc21.Words", Percent(all)], ByChance(agreement.IccP, texts))));
        if (agreement.Icc31 is { } even)
            lines.Add(new(texts["Ranking.Icc31"], Number(even), texts[even - agreement.Icc21 > 0.1 ? "Ranking.Icc31.Scales" : "Ranking.Icc31.Words", Percent(even)]));
        if (agreement.Icc2k is { } mean)
            lines.Add(new(texts["Ranking.Icc2k"], Number(mean), texts["Ranking.Icc2k.Words", Percent(mean)]));
        if (agreement.AlphaInterval is { } alpha)
            lines.Add(new(texts["Ranking.Alpha"], Figure(alpha, agreement.AlphaP), Join(texts[alpha < Tentative ? "Ranking.Alpha.Low" : alpha < Firm ? "Ranking.Alpha.Tentative" : "Ranking.Alpha.Firm"], ByChance(agreement.AlphaP, texts))));
        if (agreement.AlphaOrdinal is { } ordinal)
            lines.Add(new(texts["Ranking.AlphaOrdinal"], Number(ordinal), texts["Ranking.AlphaOrdinal.Words"]));
        return lines;
    }

    /// <summary>A p-value as a jury says it.</summary>
    private static string ByChance(double? p, Texts texts) => p switch
    {
        null => "",
        < Rare => texts["Ranking.Chance.Rare"],
        < Usual => texts["Ranking.Chance.Unlikely", Math.Max(1, (int)Math.Round(p.Value * 1000))],
        _ => texts["Ranking.Chance.Possible", (int)Math.Round(p.Value * 100)],
    };

    private static string Figure(double value, double? p) => p is null ? Number(value) : $"{Number(value)} (p {Small(p)})";

    private static string Join(string one, string other) => other.Length == 0 ? one : $"{one} {other}";

    private static string Number(double? value) => value?.ToString("0.0000", CultureInfo.CurrentCulture) ?? "–";

    private static string Small(double? p) => p is < 0.0001 ? "< " + 0.0001.ToString("0.0000", CultureInfo.CurrentCulture) : Number(p);

    private static string Percent(double share) => (100 * Math.Max(0, share)).ToString("0", CultureInfo.CurrentCulture) + " %";
}
