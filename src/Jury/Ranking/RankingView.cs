using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>A ranking with its names back in place, for one reader. What the reader has a conflict with is not in it.</summary>
internal sealed record RankingView(RoundBook Book, RankingReport Report, IReadOnlyDictionary<string, BookEntry> Entries, IReadOnlyDictionary<string, string> Jurors, bool IsFrozen, bool Verifies)
{
    /// <summary>What puts entries of the same value in order.</summary>
    public IReadOnlyList<TieStep> Ties => Book.Round.Policy.Chain;

    public BookEntry? EntryOf(string key) => Entries.GetValueOrDefault(key);

    public string JurorOf(string key) => Jurors.GetValueOrDefault(key, "–");

    public static async Task<RankingView> LoadAsync(AppDb db, Round round, UserId? reader, RankMethod? method, int? places, CancellationToken cancellationToken)
    {
        var book = await RoundBook.LoadAsync(db, round, reader, cancellationToken);
        if (round.Freeze is { } freeze)
        {
            var entries = await db.Entries.IgnoreAutoIncludes().Where(e => e.EditionId == round.EditionId)
                .Select(e => new BookEntry(e.Id, e.Number ?? "", e.Title, e.Organisation, e.Municipality, e.Language, e.Themes)).ToListAsync(cancellationToken);
            var shown = entries.Where(entry => !book.Hidden.Contains(entry.Id)).ToDictionary(RoundScores.Number);
            var hidden = entries.Where(entry => book.Hidden.Contains(entry.Id)).Select(RoundScores.Number).ToHashSet(StringComparer.Ordinal);
            var report = hidden.Count == 0 ? FrozenRanking.Read(freeze.Json) : FrozenRanking.ReadWithout(freeze.Json, hidden);
            return new(book, Without(report, shown.Keys), shown,
                book.Everybody.ToDictionary(juror => FrozenRanking.Commitment(freeze.Salt, juror.Id.Value), juror => juror.Name),
                true, FrozenRanking.Verifies(freeze.Json, freeze.Hash));
        }
        // A conflicted reader must not learn of an entry from the others' figures either, so it is left out before anything is computed.
        var scores = await RoundScores.LoadAsync(db, book, cancellationToken);
        return new(book, RoundScores.Rank(book, scores, method ?? round.Method, places is { } room ? AdvanceRule.First(room) : round.Advance),
            book.Entries.ToDictionary(RoundScores.Number), book.Everybody.ToDictionary(juror => juror.Id.Value.ToString("N"), juror => juror.Name), false, false);
    }

    private static RankingReport Without(RankingReport report, IEnumerable<string> shown)
    {
        var keep = shown.ToHashSet(StringComparer.Ordinal);
        return report with
        {
            Entries = [.. report.Entries.Where(entry => keep.Contains(entry.Entry)).Select(entry => entry with { TiedWith = [.. entry.TiedWith.Where(keep.Contains)] })],
            LeaveOneOut = [.. report.LeaveOneOut.Select(left => left with
            {
                Winners = left.Winners?.All(keep.Contains) == false ? null : left.Winners,
                Enters = [.. left.Enters.Where(keep.Contains)],
                Leaves = [.. left.Leaves.Where(keep.Contains)],
            })],
            Duels = report.Duels?.Among(keep),
            Cut = report.Cut is { } cut ? cut with { Through = [.. cut.Through.Where(keep.Contains)], Tied = [.. cut.Tied.Where(keep.Contains)] } : null,
        };
    }
}
