using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;

namespace RadicaleVernieuwers.Jury;

/// <summary>What a juror takes along of one round, as <c>/jury/offline/rounds/{round}</c> gives it. It holds what the sheet's own page shows, and no more.</summary>
/// <param name="Ends">From here on nothing is accepted any more, and the device forgets the entries.</param>
internal sealed record OfflineDesk(Guid Id, Guid Juror, string Name, string Until, DateTimeOffset Ends, DateTimeOffset Made, long Bytes, bool NeedsComment, IReadOnlyList<OfflineCriterion> Criteria, IReadOnlyList<OfflineEntry> Entries);

/// <param name="Remark">What the box for a sentence is called; empty where there is none.</param>
internal sealed record OfflineCriterion(string Key, string Label, string Question, decimal Minimum, decimal Maximum, decimal Step, string Range, IReadOnlyList<OfflineValue> Values, string Remark);

/// <summary>A value to choose. <paramref name="Said"/> is the value as the reader writes numbers.</summary>
internal sealed record OfflineValue(string Value, string Said, string Anchor, string? Key);

/// <summary>An entry. Until the juror has said to have no conflict, <paramref name="Sheet"/> is null and there are no answers and pictures.</summary>
internal sealed record OfflineEntry(Guid Id, string Number, string Title, string Facts, IReadOnlyList<OfflineField> Fields, IReadOnlyList<OfflinePicture> Pictures, OfflineSheet? Sheet);

internal sealed record OfflineField(string Label, string Html);

internal sealed record OfflinePicture(string Url, string Text);

/// <param name="Abstain">Why the juror gives no score; empty where one is to come.</param>
internal sealed record OfflineSheet(IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Remarks, string Comment, string PrivateNote, string Confidence, string Abstain);

/// <summary>Gives a desk to a device that will be without network. Signed out, both answer 401 and never redirect.</summary>
internal static class TakeAlong
{
    /// <exception cref="Refusal">No score counts now: the device then forgets the round.</exception>
    public static async Task<IResult> DeskAsync(Guid round, DossierParts parts, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        var now = parts.Clock.Instant();
        var seat = await parts.Seats.InAsync(new RoundId(round), http.RequestAborted);
        seat.Round.RefuseUnlessScoring(now);
        var (language, juror, id) = (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, seat.Juror.Id, seat.Round.Id);
        var readings = await parts.Readings.OfAsync(seat, http.RequestAborted);
        var files = await parts.Pictures.FindAsync(readings.SelectMany(reading => reading.Pictures), http.RequestAborted);
        var sheets = await parts.Db.ScoreSheets.AsNoTracking().Where(s => s.RoundId == id && s.JurorId == juror).ToDictionaryAsync(s => s.EntryId, http.RequestAborted);
        var window = seat.Round.Window!;
        return Results.Json(new OfflineDesk(round, seat.Juror.UserId.Value, seat.Round.NameIn(language), Brussels.Say(window.Closes, CultureInfo.CurrentUICulture, zone: true), window.Closes + window.Grace, now, Luggage.Of(readings, files).Bytes,
            seat.Round.Policy.NeedsComment, [.. seat.Round.Criteria.Select(criterion => Of(criterion, language, parts.Texts))],
            [.. readings.Select(reading => Of(reading, round, files, sheets.GetValueOrDefault(reading.Line.Entry)))]));
    }

    /// <summary>A picture by its place among the entry's pictures: neither its name nor its path leaves the server.</summary>
    public static async Task<IResult> PictureAsync(Guid round, Guid entry, int place, DossierParts parts, HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        var seat = await parts.Seats.InAsync(new RoundId(round), http.RequestAborted);
        var reading = await parts.Readings.OneAsync(seat, new EntryId(entry), http.RequestAborted);
        var picture = reading.Pictures.ElementAtOrDefault(place) ?? throw new NotFound();
        var file = (await parts.Pictures.FindAsync([picture], http.RequestAborted)).GetValueOrDefault(picture.Path) ?? throw new NotFound();
        return await parts.Pictures.ReadAsync(file, http.RequestAborted) is { } content ? Results.Bytes(content, MediaType.Jpeg.Name) : throw new NotFound();
    }

    private static OfflineCriterion Of(Criterion criterion, string language, Texts texts) => new(criterion.Key, criterion.Label.In(language), criterion.Question.In(language), criterion.Minimum, criterion.Maximum, criterion.Step,
        texts["Score.Range", criterion.Minimum, criterion.Maximum, criterion.Step],
        criterion.Values > Criterion.MostButtons ? [] : [.. criterion.Scale.Select(value => new OfflineValue(Criterion.Write(value), value.ToString("0.####", CultureInfo.CurrentCulture), criterion.AnchorIn(value, language), criterion.KeyFor(value)))],
        criterion.NeedsRemark ? texts["Score.Remark", criterion.Label.In(language)] : "");

    private static OfflineEntry Of(Reading reading, Guid round, IReadOnlyDictionary<string, MediaFile> files, ScoreSheet? sheet)
    {
        var id = reading.Line.Entry.Value;
        return new(id, reading.Line.Number, reading.Line.Title, reading.Facts,
            [.. reading.Fields.Select(field => new OfflineField(field.Label, field.Html))],
            [.. reading.Pictures.Index().Where(picture => files.ContainsKey(picture.Item.Path)).Select(picture => new OfflinePicture($"/jury/offline/rounds/{round}/entries/{id}/pictures/{picture.Index}", picture.Item.Text))],
            !reading.IsOpen ? null : new(
                sheet?.Scores.ToDictionary(score => score.Criterion, score => Criterion.Write(score.Value)) ?? [], sheet is null ? [] : Worded.Read(sheet.RemarksJson), sheet?.Comment ?? "", sheet?.PrivateNote ?? "",
                sheet?.Confidence?.ToString(CultureInfo.InvariantCulture) ?? "", sheet?.AbstainReason ?? ""));
    }
}
