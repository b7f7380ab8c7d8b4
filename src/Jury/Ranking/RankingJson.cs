using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

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

    public static string Write(RankingReport report)
    {
        var json = JsonSerializer.SerializeToNode(new
        {
            Method = report.Method.ToString().ToLowerInvariant(),
            report.Entries,
            Jurors = report.Jurors.Select(juror => new { juror.Juror, juror.N, juror.Mean, juror.Sd, juror.Effect, juror.CorrelationWithRest }),
            report.Agreement,
            report.Components,
            LeaveOneOut = report.LeaveOneOut.Select(left => new { left.Juror, Winner = left.Winners is null ? null : string.Join('=', left.Winners) }),
            Notes = report.Notes.Select(note => new { note.Figure, Reason = RankingWords.Say(note) }),
        }, Options)!.AsObject();
        if (report.Cut is { } cut)
            json["cut"] = AtTheCut(report, cut);
        return json.ToJsonString(Options);
    }

    // Only there when somebody asked for it. A seed has more digits than most readers of JSON keep, so it is a text.
    private static JsonObject AtTheCut(RankingReport report, Cut cut)
    {
        var json = new JsonObject();
        if (cut.Rule.Kind != AdvanceKind.Places)
            (json["rule"], json["through"]) = (cut.Rule.Kind.ToString().ToLowerInvariant(), JsonSerializer.SerializeToNode(cut.Through, Options));
        if (cut.Rule.Kind == AdvanceKind.Threshold)
            json["threshold"] = cut.Rule.Threshold;
        else
            json["places"] = cut.Rule.Places;
        (json["seed"], json["runs"]) = (cut.Seed.ToString(CultureInfo.InvariantCulture), cut.Runs);
        json["tied"] = JsonSerializer.SerializeToNode(cut.Tied, Options);
        json["odds"] = JsonSerializer.SerializeToNode(report.Entries.Select(entry => new { entry.Entry, entry.InCut }), Options);
        json["without"] = JsonSerializer.SerializeToNode(report.LeaveOneOut.Select(left => new { left.Juror, left.Enters, left.Leaves }), Options);
        return json;
    }
}
