using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>The marks as the verb <c>rank</c> reads them, and the frozen document byte for byte.</summary>
internal static class ExportRanking
{
    private sealed record Line(string Entry, string Juror, string Criterion, decimal Weight, decimal Score, int? Confidence);

    public static async Task<IResult> CsvAsync(Guid round, AppDb db, Actor actor, CancellationToken cancellationToken)
    {
        var found = await db.GetRoundAsync(new RoundId(round), cancellationToken);
        var book = await RoundBook.LoadAsync(db, found, actor.User, cancellationToken);
        var lines = found.Freeze is { } freeze ? await FrozenLinesAsync(db, book, freeze, cancellationToken) : await LinesAsync(db, book, cancellationToken);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var column in new[] { "entry", "juror", "criterion", "weight", "score", "confidence" })
                csv.WriteField(column);
            await csv.NextRecordAsync();
            foreach (var line in lines.OrderBy(line => line.Entry, StringComparer.Ordinal).ThenBy(line => line.Juror, StringComparer.Ordinal).ThenBy(line => line.Criterion, StringComparer.Ordinal))
            {
                csv.WriteField(line.Entry);
                csv.WriteField(line.Juror);
                csv.WriteField(line.Criterion);
                csv.WriteField(Criterion.Write(line.Weight));
                csv.WriteField(Criterion.Write(line.Score));
                csv.WriteField(line.Confidence);
                await csv.NextRecordAsync();
            }
        }
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "ranking.csv");
    }

    private static async Task<IEnumerable<Line>> LinesAsync(AppDb db, RoundBook book, CancellationToken cancellationToken)
    {
        var (round, jurors, scores) = (book.Round.Id, Names(book.Everybody), await RoundScores.LoadAsync(db, book, cancellationToken));
        var entries = book.Entries.ToDictionary(entry => entry.Id, RoundScores.Number);
        var weights = book.Round.Criteria.ToDictionary(criterion => criterion.Key, criterion => criterion.Weight);
        var sure = await db.ScoreSheets.Where(sheet => sheet.RoundId == round && sheet.Confidence != null).Select(sheet => new { sheet.EntryId, sheet.JurorId, sheet.Confidence })
            .ToDictionaryAsync(sheet => (sheet.EntryId, sheet.JurorId), sheet => sheet.Confidence, cancellationToken);
        return scores.Where(score => jurors.ContainsKey(score.Juror) && weights.ContainsKey(score.Criterion))
            .Select(score => new Line(entries[score.Entry], jurors[score.Juror], score.Criterion, weights[score.Criterion], score.Value, sure.GetValueOrDefault((score.Entry, score.Juror))));
    }

    /// <summary>What was frozen, whatever changed since; without what this reader has a conflict with. A juror who is gone keeps the name of the document.</summary>
    private static async Task<IEnumerable<Line>> FrozenLinesAsync(AppDb db, RoundBook book, RoundFreeze freeze, CancellationToken cancellationToken)
    {
        var jurors = Names(book.Everybody).ToDictionary(juror => FrozenRanking.Commitment(freeze.Salt, juror.Key.Value), juror => juror.Value);
        var aside = book.Hidden.ToArray();
        var hidden = (await db.Set<Entry>().Where(e => aside.Contains(e.Id)).Select(e => new { e.Id, e.Number }).ToListAsync(cancellationToken))
            .Select(entry => entry.Number is { Length: > 0 } number ? number : entry.Id.Value.ToString("N")).ToHashSet(StringComparer.Ordinal);
        var (criteria, marks) = FrozenRanking.InputsOf(freeze.Json);
        var weights = criteria.ToDictionary(criterion => criterion.Key, criterion => (decimal)criterion.Weight);
        return marks.Where(mark => !hidden.Contains(mark.Entry)).Select(mark => new Line(mark.Entry, jurors.GetValueOrDefault(mark.Juror, mark.Juror), mark.Criterion, weights[mark.Criterion], (decimal)mark.Score, null));
    }

    // Two jurors may have one name; the list must keep them apart.
    private static Dictionary<JurorId, string> Names(IReadOnlyList<Juror> jurors) =>
        jurors.ToDictionary(juror => juror.Id, juror => jurors.Count(other => other.Name == juror.Name) > 1 ? $"{juror.Name} ({juror.Id.Value:N})" : juror.Name);

    public static async Task<IResult> FrozenAsync(Guid round, AppDb db, Actor actor, CancellationToken cancellationToken)
    {
        var found = await db.GetRoundAsync(new RoundId(round), cancellationToken);
        var book = await RoundBook.LoadAsync(db, found, actor.User, cancellationToken);
        // The document cannot be cut without breaking its hash: whoever may not see all of it does not get it.
        return found.Freeze is { } freeze && book.Hidden.Count == 0 ? Results.File(Encoding.UTF8.GetBytes(freeze.Json), "application/json", "ranking.json") : throw new NotFound();
    }
}
