using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>An entry on the agenda, with what the list says of it and who stands aside.</summary>
internal sealed record AgendaLine(BookEntry Entry, EntryFigures? Figures, bool IsDiscussed, IReadOnlyList<string> Aside, bool IsTiedAtTheCut);

/// <summary>A meeting as whoever leads it may see it. What this reader stands aside for is in no list; <see cref="StandsAside"/> says when it is on the table.</summary>
internal sealed class Agenda
{
    public required Round Round { get; init; }
    public required Meeting? Meeting { get; init; }
    public required RankingView Ranking { get; init; }
    public required IReadOnlyList<MeetingItem> Items { get; init; }
    public required IReadOnlyList<AgendaLine> Lines { get; init; }
    public required IReadOnlyDictionary<JurorId, Attendance> Attendances { get; init; }
    public required IReadOnlyList<Hands> Hands { get; init; }
    public required IReadOnlyList<HandsAnswer> Answers { get; init; }
    public required IReadOnlyList<JuryPlace> Places { get; init; }
    public required bool StandsAside { get; init; }

    public IReadOnlyList<Juror> Jurors => Ranking.Book.Jury;
    public int HiddenEntries => Ranking.Book.HiddenEntries;
    public int Present => Jurors.Count(juror => Attendances.TryGetValue(juror.Id, out var there) && there.TakesPart);
    public AgendaLine? Current => Lines.FirstOrDefault(line => line.Entry.Id == Meeting?.Current);
    /// <summary>Null where nobody said how many must be there.</summary>
    public bool? HasQuorum => Meeting?.Quorum is { } quorum ? Present >= quorum : null;
    public IReadOnlyList<string> TiedAtTheCut => Ranking.Report.Cut?.Tied ?? [];

    /// <summary>In the same number of queries for one entry or a thousand.</summary>
    public static async Task<Agenda> LoadAsync(AppDb db, RoundId id, UserId? reader, CancellationToken cancellationToken)
    {
        var round = await db.GetRoundAsync(id, cancellationToken);
        var ranking = await RankingView.LoadAsync(db, round, reader, null, null, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.RoundId == id, cancellationToken);
        var key = meeting?.Id ?? default;
        var items = await db.MeetingItems.Where(i => i.MeetingId == key).OrderBy(i => i.Order).ToListAsync(cancellationToken);
        var hands = db.Hands.Where(h => h.MeetingId == key);
        var seen = ranking.Book.Entries.ToDictionary(entry => entry.Id);
        var current = meeting?.Current;
        return new()
        {
            Round = round,
            Meeting = meeting,
            Ranking = ranking,
            Items = items,
            Lines = [.. items.Where(item => seen.ContainsKey(item.EntryId)).Select(item => LineOf(ranking, seen[item.EntryId], item.Discussed is not null))],
            Attendances = await db.Attendances.Where(a => a.MeetingId == key).ToDictionaryAsync(a => a.JurorId, cancellationToken),
            Hands = [.. (await hands.OrderBy(h => h.At).ThenBy(h => h.Id).ToListAsync(cancellationToken)).Where(h => seen.ContainsKey(h.EntryId))],
            Answers = await db.HandsAnswers.AsNoTracking().Where(a => hands.Any(h => h.Id == a.HandsId)).ToListAsync(cancellationToken),
            Places = await db.JuryPlaces.Where(p => p.MeetingId == key).OrderBy(p => p.Place).ToListAsync(cancellationToken),
            StandsAside = await db.ConflictsOf(round.EditionId).AnyAsync(c => c.EntryId == current && db.Set<Juror>().Any(j => j.Id == c.JurorId && j.UserId == reader), cancellationToken),
        };
    }

    public static AgendaLine LineOf(RankingView ranking, BookEntry entry, bool isDiscussed)
    {
        var number = RoundScores.Number(entry);
        var names = ranking.Book.Jury.ToDictionary(juror => juror.Id, juror => juror.Name);
        return new(entry, ranking.Report.Entries.FirstOrDefault(line => line.Entry == number), isDiscussed,
            [.. AsideOf(ranking.Book, entry.Id).Where(names.ContainsKey).Select(juror => names[juror]).Order(StringComparer.CurrentCulture)], ranking.Report.Cut?.Tied.Contains(number) == true);
    }

    public static IReadOnlySet<JurorId> AsideOf(RoundBook book, EntryId entry) => book.Conflicts.Where(conflict => conflict.EntryId == entry).Select(conflict => conflict.JurorId).ToHashSet();

    public IReadOnlySet<JurorId> AsideOf(EntryId entry) => AsideOf(Ranking.Book, entry);

    /// <summary>Jurors whose hand counts for an entry: there, and not aside.</summary>
    public int VotersFor(EntryId entry) => Jurors.Count(juror => Attendances.TryGetValue(juror.Id, out var there) && there.TakesPart && !AsideOf(entry).Contains(juror.Id));

    public IReadOnlyList<int> ResultOf(Hands hands) => hands.Result(Answers, AsideOf(hands.EntryId));

    /// <summary>What a jury talks about: all of the list, or so many entries on both sides of the cut and whoever shares its last place. In the order of the list; what it does not place comes last.</summary>
    public static IReadOnlyList<BookEntry> Scope(RankingView ranking, int? around)
    {
        var placed = ranking.Report.Entries.Where(line => line.Rank is not null).Select(line => (Line: line, Entry: ranking.EntryOf(line.Entry))).Where(line => line.Entry is not null).ToList();
        if (around is not { } margin || ranking.Report.Cut is not { } cut)
            return [.. placed.Select(line => line.Entry!).Concat(ranking.Book.Entries).DistinctBy(entry => entry.Id)];
        return [.. placed.Where((line, index) => (index >= cut.Line - margin && index < cut.Line + margin) || cut.Tied.Contains(line.Line.Entry)).Select(line => line.Entry!)];
    }

    /// <summary>The order that lets jurors leave as seldom as can be. Of all entries, also those that nobody who asks for it may see.</summary>
    public static IReadOnlyList<EntryId> Ordered(RoundBook book, IReadOnlyList<BookEntry> entries) =>
        [.. DiscussionOrder.Of<JurorId>([.. entries.Select(entry => AsideOf(book, entry.Id))]).Select(position => entries[position].Id)];

    public int LeavingsOf(IEnumerable<EntryId> order) => DiscussionOrder.Leavings(order.Select(AsideOf));
}
