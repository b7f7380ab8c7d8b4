using System.Text.Encodings.Web;
using System.Text.Json;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>The shape that other programs read. Names and meanings stay as they are.</summary>
internal static class RankingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static string Write(RankingReport report) => JsonSerializer.Serialize(new
    {
        Method = report.Method.ToString().ToLowerInvariant(),
        report.Entries,
        Jurors = report.Jurors.Select(juror => new { juror.Juror, juror.N, juror.Mean, juror.Sd, juror.Effect, juror.CorrelationWithRest }),
        report.Agreement,
        report.Components,
        LeaveOneOut = report.LeaveOneOut.Select(left => new { left.Juror, Winner = left.Winners is null ? null : string.Join('=', left.Winners) }),
        Notes = report.Notes.Select(note => new { note.Figure, Reason = RankingWords.Say(note) }),
    }, Options);
}
