using System.Globalization;
using RadicaleVernieuwers.Jury.Meetings;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury.Reports;

/// <summary>What the meetings of an edition leave in its report.</summary>
internal sealed class ReportMeetings(ReportRows rows, SealedTexts texts, IReadOnlyDictionary<JurorId, string> jurors)
{
    private IEnumerable<(Round Round, Meeting Meeting)> All => rows.Rounds.SelectMany(round => rows.Meetings.Where(meeting => meeting.RoundId == round.Id).Select(meeting => (round, meeting)));

    public IReadOnlyList<ReportedMeeting> Meetings() => [.. All.Select(line =>
    {
        var there = rows.Attendances.Where(a => a.MeetingId == line.Meeting.Id && jurors.ContainsKey(a.JurorId)).ToList();
        return new ReportedMeeting(line.Round.NameIn("nl"), At(line.Meeting.Started), At(line.Meeting.Ended), line.Meeting.Quorum,
            there.Count(a => a.Presence == Presence.Here), there.Count(a => a.Presence == Presence.DialsIn), jurors.Count - there.Count(a => a.TakesPart), At(line.Meeting.Settled));
    })];

    public IReadOnlyList<ReportedAttendance> Attendances() => [.. All.SelectMany(line => rows.Jurors.Where(juror => jurors.ContainsKey(juror.Id)).Select(juror =>
        new ReportedAttendance(line.Round.NameIn("nl"), jurors[juror.Id], rows.Attendances.Find(a => a.MeetingId == line.Meeting.Id && a.JurorId == juror.Id)?.Presence.ToString() ?? "")))];

    public IReadOnlyList<ReportedHands> Hands() => [.. All.SelectMany(line => rows.Hands.Where(hands => hands.MeetingId == line.Meeting.Id && hands.Closed is not null).OrderBy(hands => hands.At).ThenBy(hands => hands.Id.Value).Select(hands =>
    {
        var id = hands.Id.Value.ToString("N");
        var aside = rows.Conflicts.Where(c => c.IsActive && c.EntryId == hands.EntryId).Select(c => c.JurorId).ToHashSet();
        return new ReportedHands(line.Round.NameIn("nl"), rows.NumberOf(hands.EntryId), At(hands.Closed), texts.Commit($"hands/{id}", hands.Question), hands.Counted is not null,
            [.. hands.Choices.Zip(hands.Result(rows.Answers, aside)).Select((result, i) => new ReportedHand(texts.Commit($"hands/{id}/{i}", result.First), result.Second))]);
    }))];

    public IReadOnlyList<ReportedOverride> Overrides() => [.. All.Where(line => line.Meeting.Settled is not null).SelectMany(line =>
    {
        var list = line.Round.Freeze is { } freeze ? FrozenRanking.Read(freeze.Json).Entries.ToDictionary(entry => entry.Entry, entry => entry.Rank, StringComparer.Ordinal) : [];
        var order = rows.Places.Where(place => place.MeetingId == line.Meeting.Id).OrderBy(place => place.Place).ToList();
        var moved = list.Count == 0 ? [] : Moved.Of([.. order.Select(place => list.GetValueOrDefault(rows.NumberOf(place.EntryId)))]).ToHashSet();
        return order.Where((place, position) => moved.Contains(position) || place.Reason.Length > 0).Select(place => new ReportedOverride(line.Round.NameIn("nl"), rows.NumberOf(place.EntryId),
            list.GetValueOrDefault(rows.NumberOf(place.EntryId)), place.Place, texts.Commit($"place/{place.MeetingId.Value:N}/{place.EntryId.Value:N}", place.Reason)));
    })];

    private static string At(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
