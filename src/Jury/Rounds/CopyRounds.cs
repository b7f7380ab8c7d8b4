using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

/// <summary>A copied edition has the rounds of its example: the same criteria, anchors and rules, without dates or jurors.</summary>
internal sealed class CopyRounds : IHandle<EditionCopied>
{
    public async Task HandleAsync(EditionCopied happened, AppDb db, CancellationToken cancellationToken)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.EditionId == happened.From).ToListAsync(cancellationToken);
        var copies = rounds.ToDictionary(round => round.Id, round => round.CopyTo(happened.Edition, $"{happened.FromYear}", $"{happened.Year}"));
        foreach (var round in rounds)
        {
            if (round.After is { } earlier && copies.TryGetValue(earlier, out var before))
                copies[round.Id].Follow(before.Id);
        }
        db.Rounds.AddRange(copies.Values);
    }
}
