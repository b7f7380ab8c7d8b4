using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Redactions;

namespace RadicaleVernieuwers.Jury.Meetings;

internal enum ScreenState { NotBegun, Between, Discussing, Over }

internal sealed record ScreenEntry(EntryId Id, string Number, string Title, string Organisation);

/// <summary>A question to the table. The result stays back until it is closed.</summary>
internal sealed record ScreenHands(HandsId Id, string Question, IReadOnlyList<string> Choices, bool IsOpen, IReadOnlyList<int>? Result);

/// <summary>What one screen may show of a meeting. Of an entry for which its reader stands aside it holds nothing at all.</summary>
internal sealed record Screen(ScreenState State, ScreenEntry? Current, bool StandsAside, ScreenEntry? Next, bool StandsAsideNext, Presence? Presence,
    IReadOnlyList<ScreenHands> Hands, IReadOnlyList<string> MustLeave, IReadOnlyList<string> SoonLeave)
{
    private static readonly Screen Empty = new(ScreenState.NotBegun, null, false, null, false, null, [], [], []);

    /// <summary>Two screens with the same words have the same key.</summary>
    public string Key() => JsonSerializer.Serialize(this);

    /// <summary>In the same number of queries however long the agenda is.</summary>
    /// <param name="self">The juror in front of it; null for somebody who is not on the jury.</param>
    public static async Task<Screen> LoadAsync(AppDb db, Round round, JurorId? self, CancellationToken cancellationToken)
    {
        if (await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.RoundId == round.Id, cancellationToken) is not { } meeting)
            return Empty;
        var presence = self is { } juror ? await db.Attendances.Where(a => a.MeetingId == meeting.Id && a.JurorId == juror).Select(a => (Presence?)a.Presence).SingleOrDefaultAsync(cancellationToken) : null;
        if (meeting.Ended is not null)
            return Empty with { State = ScreenState.Over, Presence = presence };
        var items = await db.MeetingItems.AsNoTracking().Where(i => i.MeetingId == meeting.Id).OrderBy(i => i.Order).ToListAsync(cancellationToken);
        var next = NextOf(items, meeting.Current);
        EntryId[] near = [.. new[] { meeting.Current, next }.OfType<EntryId>()];
        var away = await AwayAsync(db, round, near, cancellationToken);
        var entries = await db.EntriesOf(round).Where(e => near.Contains(e.Id)).Select(e => new ScreenEntry(e.Id, e.Number ?? "", e.Title, e.Organisation)).ToListAsync(cancellationToken);
        var redactors = await Redactors.LoadAsync(db, round, "[…]", cancellationToken);
        var hands = await HandsAsync(db, meeting, cancellationToken);
        var (aside, asideNext) = (IsAway(meeting.Current), IsAway(next));
        return new(
            meeting.Current is null ? ScreenState.Between : ScreenState.Discussing,
            aside ? null : Shown(meeting.Current), aside, asideNext ? null : Shown(next), asideNext, presence,
            aside ? [] : [.. hands.Hands.Select(h => new ScreenHands(h.Id, h.Question, h.Choices, h.Closed is null, h.Closed is null ? null : h.Result(hands.Answers, AsideOf(meeting.Current))))],
            aside ? [] : NamesOf(meeting.Current), asideNext ? [] : NamesOf(next));

        HashSet<JurorId> AsideOf(EntryId? entry) => [.. away.Where(a => a.Entry == entry).Select(a => a.Juror)];
        bool IsAway(EntryId? entry) => self is { } who && AsideOf(entry).Contains(who);
        IReadOnlyList<string> NamesOf(EntryId? entry) => [.. away.Where(a => a.Entry == entry).Select(a => a.Name).Distinct().Order(StringComparer.CurrentCulture)];
        ScreenEntry? Shown(EntryId? entry) => entries.Find(e => e.Id == entry) is { } found 
            ? found with { Title = redactors[found.Id].Text(found.Title), Organisation = round.Hidden.Contains("Organisation") ? "" : redactors[found.Id].Text(found.Organisation) } : null;
    }

    /// <summary>What comes after this one; between two entries, the first that was not discussed yet.</summary>
    public static EntryId? NextOf(IReadOnlyList<MeetingItem> items, EntryId? current)
    {
        var at = items.Index().FirstOrDefault(item => item.Item.EntryId == current, (Index: -1, Item: null!)).Index;
        return (at >= 0 ? items.Skip(at + 1).FirstOrDefault() : items.FirstOrDefault(item => item.Discussed is null))?.EntryId;
    }

    private static async Task<List<(EntryId Entry, JurorId Juror, string Name)>> AwayAsync(AppDb db, Round round, EntryId[] near, CancellationToken cancellationToken)
    {
        var jurors = db.Jurors.Where(j => j.EditionId == round.EditionId && j.Declined == null && !j.IsReader);
        var rows = await db.Conflicts.Where(Conflict.Active).Where(c => near.Contains(c.EntryId))
            .Join(jurors, c => c.JurorId, j => j.Id, (c, j) => new { c.EntryId, c.JurorId, j.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (r.EntryId, r.JurorId, r.Name))];
    }

    private static async Task<(List<Hands> Hands, List<HandsAnswer> Answers)> HandsAsync(AppDb db, Meeting meeting, CancellationToken cancellationToken)
    {
        var hands = db.Hands.AsNoTracking().Where(h => h.MeetingId == meeting.Id && h.EntryId == meeting.Current);
        var answers = db.HandsAnswers.AsNoTracking().Where(a => hands.Any(h => h.Id == a.HandsId));
        return (await hands.OrderBy(h => h.At).ThenBy(h => h.Id).ToListAsync(cancellationToken), await answers.ToListAsync(cancellationToken));
    }
}
