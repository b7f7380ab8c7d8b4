using Cronos;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury.Invitations;

/// <summary>Each morning, asks again whoever was invited a week ago or longer and did not answer: at most once a week, until the day by which the team hoped to hear, and never more than four times.</summary>
internal sealed class RemindInvited(InviteJuror invite, TimeProvider clock) : IDueJob
{
    public const string Name = "jury.invitations";
    private const int MostWeeks = 4;
    private static readonly CronExpression Mornings = CronExpression.Parse("0 9 * * *");

    public string Kind => Name;

    public DateTimeOffset? NextAfter(DateTimeOffset now) => Mornings.GetNextOccurrence(now, Brussels.Zone);

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var now = clock.Instant();
        var (newest, oldest) = (now - Juror.RemindedAtMostEvery, now - Juror.RemindedAtMostEvery * (MostWeeks + 1));
        var waiting = await db.Jurors.Where(j => j.Accepted == null && j.Declined == null && j.Invited <= newest && j.Invited > oldest && (j.Reminded == null || j.Reminded <= newest)).ToListAsync(cancellationToken);
        var (who, where) = (waiting.Select(j => j.UserId).ToArray(), waiting.Select(j => j.EditionId).Distinct().ToArray());
        var users = await db.Users.Where(u => who.Contains(u.Id) && u.Blocked == null && u.Email != null).ToDictionaryAsync(u => u.Id, cancellationToken);
        var editions = await db.Editions.Where(e => where.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancellationToken);
        var answerBy = await db.Invitations.Where(i => where.Contains(i.EditionId)).ToDictionaryAsync(i => i.EditionId, i => i.AnswerBy, cancellationToken);
        foreach (var juror in waiting)
            if (users.TryGetValue(juror.UserId, out var user) && answerBy.GetValueOrDefault(juror.EditionId) is var by && (by is null || by > now))
                invite.Remind(db, juror, user, editions[juror.EditionId], by, now);
    }
}
