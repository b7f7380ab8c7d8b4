using System.Globalization;
using RadicaleVernieuwers.Jury.CommandLine;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>Scores on a sheet: entry, juror, score and optionally criterion and weight; how sure the juror was changes nothing. A blank score is "not scored".</summary>
internal sealed record ScoreFile(IReadOnlyList<CriterionMark> Marks, IReadOnlyList<string> PartialSheets)
{
    public static ScoreFile Read(string path)
    {
        var rows = Sheet.Read(path, ["entry", "juror", "score"], ["criterion", "weight", "confidence"]);
        if (rows[0].Cells.ContainsKey("weight") && !rows[0].Cells.ContainsKey("criterion"))
            throw new UnusableFile($"{rows[0].File}, line 1: the column “weight” needs the column “criterion” beside it.");
        var withCriteria = rows[0].Cells.ContainsKey("criterion");
        var seen = new Dictionary<(string, string, string), int>();
        var weights = new Dictionary<string, (double Weight, int Line)>(StringComparer.Ordinal);
        var marks = new List<CriterionMark>(rows.Count);
        foreach (var row in rows)
        {
            var mark = new CriterionMark(row.Required("entry"), row.Required("juror"), withCriteria ? row.Required("criterion") : "", Weight(row, weights), row.Number("score"));
            if (!seen.TryAdd((mark.Entry, mark.Juror, mark.Criterion), row.Line))
                throw row.Wrong(string.Create(CultureInfo.InvariantCulture, $"“{mark.Juror}” already scored “{mark.Entry}”{(withCriteria ? $" on “{mark.Criterion}”" : "")} on line {seen[(mark.Entry, mark.Juror, mark.Criterion)]}"));
            marks.Add(mark);
        }
        if (weights.Count > 0 && weights.Values.All(weight => weight.Weight == 0)) throw new UnusableFile($"{rows[0].File}: every weight is 0.");
        return new(marks, withCriteria ? Partial(marks) : []);
    }

    private static double Weight(SheetRow row, Dictionary<string, (double Weight, int Line)> weights)
    {
        if (!row.Cells.ContainsKey("weight")) return 1;
        var criterion = row.Required("criterion");
        var weight = row.Number("weight") ?? throw row.Wrong("the weight is empty");
        if (weight < 0) throw row.Wrong("the weight is below 0");
        if (!weights.TryAdd(criterion, (weight, row.Line)) && weights[criterion].Weight != weight)
            throw row.Wrong(string.Create(CultureInfo.InvariantCulture, $"“{criterion}” weighs {weight} here and {weights[criterion].Weight} on line {weights[criterion].Line}"));
        return weight;
    }

    private static string[] Partial(List<CriterionMark> marks)
    {
        var all = marks.Select(mark => mark.Criterion).Distinct(StringComparer.Ordinal).Count();
        return [.. marks
            .GroupBy(mark => (mark.Entry, mark.Juror))
            .Where(sheet => sheet.Count(mark => mark.Score is not null) is var given && given > 0 && given < all)
            .Select(sheet => $"{sheet.Key.Juror} – {sheet.Key.Entry}")
            .Order(StringComparer.Ordinal)];
    }
}
