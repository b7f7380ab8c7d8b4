using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>The marks as the verb <c>rank</c> reads them, and the frozen document byte for byte.</summary>
internal static class ExportRanking
{
    public static async Task<IResult> CsvAsync(Guid round, AppDb db, Actor actor, CancellationToken cancellationToken)
    {
        var found = await db.GetRoundAsync(new RoundId(round), cancellationToken);
        var book = await RoundBook.LoadAsync(db, found, actor.User, cancellationToken);
        var scores = await RoundScores.LoadAsync(db, book, cancellationToken);
        var entries = book.Entries.ToDictionary(entry => entry.Id, RoundScores.Number);
        // Two jurors may have one name; the list must keep them apart.
        var jurors = book.Jurors.ToDictionary(juror => juror.Id, juror => book.Jurors.Count(other => other.Name == juror.Name) > 1 ? $"{juror.Name} ({juror.Id.Value:N})" : juror.Name);
        var weights = found.Criteria.ToDictionary(criterion => criterion.Key, criterion => criterion.Weight);
        var sure = await db.ScoreSheets.Where(sheet => sheet.RoundId == found.Id && sheet.Confidence != null).Select(sheet => new { sheet.EntryId, sheet.JurorId, sheet.Confidence })
            .ToDictionaryAsync(sheet => (sheet.EntryId, sheet.JurorId), sheet => sheet.Confidence, cancellationToken);
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture))
        {
            foreach (var column in new[] { "entry", "juror", "criterion", "weight", "score", "confidence" })
                csv.WriteField(column);
            await csv.NextRecordAsync();
            foreach (var score in scores.Where(score => jurors.ContainsKey(score.Juror) && weights.ContainsKey(score.Criterion))
                .OrderBy(score => entries[score.Entry], StringComparer.Ordinal).ThenBy(score => jurors[score.Juror], StringComparer.Ordinal).ThenBy(score => score.Criterion, StringComparer.Ordinal))
            {
                csv.WriteField(entries[score.Entry]);
                csv.WriteField(jurors[score.Juror]);
                csv.WriteField(score.Criterion);
                csv.WriteField(Criterion.Write(weights[score.Criterion]));
                csv.WriteField(Criterion.Write(score.Value));
                csv.WriteField(sure.GetValueOrDefault((score.Entry, score.Juror)));
                await csv.NextRecordAsync();
            }
        }
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "ranking.csv");
    }

    public static async Task<IResult> FrozenAsync(Guid round, AppDb db, Actor actor, CancellationToken cancellationToken)
    {
        var found = await db.GetRoundAsync(new RoundId(round), cancellationToken);
        var book = await RoundBook.LoadAsync(db, found, actor.User, cancellationToken);
        // The document cannot be cut without breaking its hash: whoever may not see all of it does not get it.
        return found.Freeze is { } freeze && book.HiddenEntries == 0 ? Results.File(Encoding.UTF8.GetBytes(freeze.Json), "application/json", "ranking.json") : throw new NotFound();
    }
}
