using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>A round as somebody who is asked reads it. <paramref name="Window"/> is null while it has no dates.</summary>
internal sealed record AskedRound(string Name, Window? Window);

/// <summary>All that somebody must know before a yes: when, how much, until when to answer.</summary>
internal sealed record Asked(string Edition, IReadOnlyList<AskedRound> Rounds, int? Hours, int? MostEntries, DateTimeOffset? AnswerBy, IReadOnlyList<string> Words)
{
    /// <param name="juror">Whose invitation it is; null shows it as a juror without a limit reads it.</param>
    public static async Task<Asked> LoadAsync(AppDb db, Edition edition, Juror? juror, string language, CancellationToken cancellationToken)
    {
        var invitation = await db.Invitations.AsNoTracking().SingleOrDefaultAsync(i => i.EditionId == edition.Id, cancellationToken);
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.EditionId == edition.Id).ToListAsync(cancellationToken);
        return new(edition.Name,
            [.. rounds.Where(round => juror is null || round.Policy.Takes(juror)).OrderBy(round => round.Window?.Opens ?? DateTimeOffset.MaxValue).ThenBy(round => round.Id.Value).Select(round => new AskedRound(round.NameIn(language), round.Window))],
            invitation?.Hours, juror?.MostEntries, invitation?.AnswerBy, invitation?.ParagraphsIn(language) ?? []);
    }
}
