using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Ranking;

/// <summary>One mark of a round.</summary>
internal sealed record RoundScore(EntryId Entry, JurorId Juror, string Criterion, decimal Value);

internal static class RoundScores
{
    /// <summary>The marks that count: finished sheets, not struck, no abstention, of entries that this book shows, by who scores in the round.</summary>
    public static async Task<IReadOnlyList<RoundScore>> LoadAsync(AppDb db, RoundBook book, CancellationToken cancellationToken)
    {
        var round = book.Round.Id;
        var ids = book.Entries.Select(entry => entry.Id).ToHashSet();
        var scores = await db.ScoreSheets
            .Where(sheet => sheet.RoundId == round && sheet.Finished != null && sheet.Struck == null && sheet.Abstained == null)
            .SelectMany(sheet => sheet.Scores, (sheet, score) => new RoundScore(sheet.EntryId, sheet.JurorId, score.Criterion, score.Value))
            .ToListAsync(cancellationToken);
        var scorers = book.Everybody.Where(book.Round.Policy.Takes).Select(juror => juror.Id).ToHashSet();
        return [.. scores.Where(score => ids.Contains(score.Entry) && scorers.Contains(score.Juror))];
    }

    /// <summary>Entries are called by their number: those that tie stand in the same order live, frozen and on the command line.</summary>
    public static RankingReport Rank(RoundBook book, IEnumerable<RoundScore> scores, RankMethod method, AdvanceRule? rule)
    {
        var numbers = book.Entries.ToDictionary(entry => entry.Id, Number);
        var weights = book.Round.Criteria.ToDictionary(criterion => criterion.Key, criterion => (double)criterion.Weight);
        return RankingReport.Of([.. scores.Where(score => weights.ContainsKey(score.Criterion)).Select(score =>
            new CriterionMark(numbers[score.Entry], score.Juror.Value.ToString("N"), score.Criterion, weights[score.Criterion], (double)score.Value))], method, CutOf(book, rule), book.Round.Policy.Chain, (double)book.Round.Policy.Ridge);
    }

    /// <summary>The same marks without names.</summary>
    public static FrozenRanking Freeze(RoundBook book, IEnumerable<RoundScore> scores, string salt)
    {
        var numbers = book.Entries.ToDictionary(entry => entry.Id, Number);
        var asked = book.Round.Criteria.Select(criterion => criterion.Key).ToHashSet(StringComparer.Ordinal);
        return FrozenRanking.Of(book.Round.Id.Value.ToString("N"), book.Round.Method,
            book.Round.Criteria.Select(criterion => new FrozenCriterion(criterion.Key, (double)criterion.Weight)),
            scores.Where(score => asked.Contains(score.Criterion)).Select(score => new FrozenMark(numbers[score.Entry], FrozenRanking.Commitment(salt, score.Juror.Value), score.Criterion, (double)score.Value)),
            CutOf(book, book.Round.Advance), book.Round.Policy.Chain, (double)book.Round.Policy.Ridge);
    }

    /// <summary>The seed is the round's own, so that everybody who opens the list reads the same odds. Where people decide by hand, there is no cut.</summary>
    private static CutWish? CutOf(RoundBook book, AdvanceRule? rule) => rule is null or { Kind: AdvanceKind.Hand } ? null
        : new(rule, SeedOf(book.Round)) { Themes = rule.Kind == AdvanceKind.Themes ? book.Entries.ToDictionary(Number, entry => entry.Themes) : new Dictionary<string, IReadOnlyList<string>>() };

    public static ulong SeedOf(Round round) => BinaryPrimitives.ReadUInt64BigEndian(round.Id.Value.ToByteArray().AsSpan(8));

    /// <summary>What a frozen ranking calls an entry.</summary>
    public static string Number(BookEntry entry) => entry.Number.Length > 0 ? entry.Number : entry.Id.Value.ToString("N");
}
