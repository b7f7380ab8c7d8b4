using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>What the steps about a round share: 1 is the first round of the edition.</summary>
internal static class OfRound
{
    public static ActivitySetting Setting { get; } = new("Round", SettingKind.Number, IsRequired: true);

    /// <exception cref="Refusal"><c>Jury.NoRound</c>: the edition has no such round.</exception>
    public static async Task<Round> RoundAsync(this ActivityRun run, CancellationToken cancellationToken) =>
        await run.FindRoundAsync(cancellationToken) ?? throw new Refusal("Jury.NoRound", run.Settings.Text("Round"));

    public static async Task<Round?> FindRoundAsync(this ActivityRun run, CancellationToken cancellationToken)
    {
        var (edition, number) = (run.Subject<EditionId>("edition"), await run.NumberAsync("Round", cancellationToken) ?? 1);
        var rounds = await run.Db.Rounds.Where(r => r.EditionId == edition).ToListAsync(cancellationToken);
        return InOrder(rounds).ElementAtOrDefault(number - 1);
    }

    /// <summary>A round comes after the one it reads from; else in the order in which they were made.</summary>
    public static IEnumerable<Round> InOrder(IReadOnlyList<Round> rounds)
    {
        var byId = rounds.ToDictionary(r => r.Id);
        int Depth(Round round, int most) => most > 0 && round.After is { } earlier && byId.TryGetValue(earlier, out var before) ? 1 + Depth(before, most - 1) : 0;
        return rounds.OrderBy(r => Depth(r, rounds.Count)).ThenBy(r => r.Id.Value);
    }
}
