using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Mail;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Jury;

/// <summary>Reminds each juror who has entries left, with their number and a way in. At most once a week for a juror, however often the step is done.</summary>
internal sealed class RemindJurorsTask(Mailer mailer, SignInLinks links) : IActivity
{
    // The link works until the next reminder may come.
    private static readonly TimeSpan LinkLife = Juror.RemindedAtMostEvery;

    public string Name => nameof(RemindJurorsTask);
    public ActivityGroup Group => ActivityGroup.Jury;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [OfRound.Setting];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var (db, round) = (run.Db, await run.RoundAsync(cancellationToken));
        if (!round.TakesScoresAt(run.Now))
        {
            run.Say("Jury.Said.Reminded", 0);
            return new Outcomes("Done");
        }
        var book = await RoundBook.LoadAsync(db, round, null, cancellationToken);
        // Whoever did not answer the invitation cannot read yet: they are asked that first, by mails of its own.
        var late = book.Jurors.Where(juror => juror.HasAgreed).Select(juror => (Juror: juror, Left: book.ProgressOf(juror.Id) is var (done, all) ? all - done : 0)).Where(j => j.Left > 0).ToList();
        var asked = late.Select(j => j.Juror.UserId).ToArray();
        var users = await db.Users.Where(u => asked.Contains(u.Id) && u.Blocked == null && u.Email != null).ToDictionaryAsync(u => u.Id, cancellationToken);
        var sent = 0;
        foreach (var (juror, left) in late.Where(j => j.Juror.MayBeRemindedAt(run.Now) && users.ContainsKey(j.Juror.UserId)))
        {
            var user = users[juror.UserId];
            juror.Remind(run.Now);
            var link = links.Create(db, user, "jury", $"/jury/rounds/{round.Id.Value}", LinkLife);
            mailer.Queue(db, new Letter("JurorReminded", user.Email!, user.Language) { About = About(juror), Link = link.Url, Code = link.Code, Arguments = [juror.Name, left, round.Window!.Closes] });
            sent++;
        }
        run.Say("Jury.Said.Reminded", sent);
        return new Outcomes("Done");
    }

    private static string About(Juror juror) => juror.AuditSubject + "/reminder";
}
