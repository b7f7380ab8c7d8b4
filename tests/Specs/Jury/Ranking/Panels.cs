using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

/// <summary>Published score sheets, one row per juror.</summary>
internal static class Panels
{
    public static readonly string[] Wines = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];

    /// <summary>Judgment of Paris 1976, the white flight; source: www.liquidasset.com/lindley.htm.</summary>
    public static readonly (string Juror, double[] Scores)[] Paris =
    [
        ("01 Brejoux", [10, 15, 16, 10, 13, 8, 11, 5, 6, 0]), ("02 Villaine", [18, 15, 10, 13, 12, 13, 10, 15, 12, 8]),
        ("03 Dovaz", [3, 12, 16, 10, 4, 10, 5, 4, 7, 2]), ("04 Gallagher", [14, 16, 15, 16, 13, 11, 15, 7, 12, 11]),
        ("05 Kahn", [16.5, 16, 12, 10, 13, 9, 8, 16, 5, 1]), ("06 Millau", [18.5, 15, 11, 15, 10, 9, 8, 14, 16, 4]),
        ("07 Oliver", [17, 14, 13, 12, 12, 12, 12, 14.5, 10, 7]), ("08 Spurrier", [14, 11, 14, 10, 15, 15, 14, 7, 10, 10]),
        ("09 Tari", [14, 13, 16, 13, 9, 14, 13, 12, 14, 8]), ("10 Vanneque", [16.5, 16, 14, 9, 15, 7, 9, 6, 8, 5]),
        ("11 Vrinat", [17, 14.5, 13, 12, 12, 12, 12, 14.5, 10, 7]),
    ];

    public static readonly double[][] ShroutFleiss = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]];

    public static IEnumerable<Mark> Marks(IEnumerable<(string Juror, double[] Scores)> sheets, string[] entries) =>
        sheets.SelectMany(sheet => sheet.Scores.Select((score, entry) => new Mark(entries[entry], sheet.Juror, double.IsNaN(score) ? null : score)));

    public static IEnumerable<Mark> ParisMarks() => Marks(Paris, Wines);

    /// <summary>"J1 Cat 4 Dog 2; J2 Dog 6": a juror, then entries and scores.</summary>
    public static Mark[] Read(string sheets) => [.. sheets.Split(';').SelectMany(sheet =>
    {
        var words = sheet.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Skip(1).Chunk(2).Select(pair => new Mark(pair[0], words[0], double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)));
    })];

    public static EntryFigures Entry(this RankingReport report, string name) => report.Entries.Single(entry => entry.Entry == name);
    public static JurorFigures Juror(this RankingReport report, string name) => report.Jurors.Single(juror => juror.Juror == name);
}

internal static class Digits
{
    public static void ShouldBeNear(this IEnumerable<double> actual, double tolerance, params double[] expected)
    {
        double[] all = [.. actual];
        all.Length.ShouldBe(expected.Length);
        for (var index = 0; index < all.Length; index++) all[index].ShouldBe(expected[index], tolerance, $"at {index}");
    }
}
