using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Mail;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Reminds whoever began an entry and did not hand it in. At most once a week for an entry, however often the step is done.</summary>
internal sealed class RemindEntrantsTask(Mailer mailer, SiteAddress site) : IActivity
{
    private static readonly TimeSpan AtMostEvery = TimeSpan.FromDays(7);

    public string Name => nameof(RemindEntrantsTask);
    public ActivityGroup Group => ActivityGroup.Campaign;

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var (db, edition, since) = (run.Db, await run.EditionAsync(cancellationToken), run.Now - AtMostEvery);
        var users = db.Users;
        var drafts = await db.Entries.Of(edition.Id).In(EntryState.Draft).Where(e => e.Entrant != null)
            .Join(users, e => e.Entrant, u => u.Id, (entry, user) => new { Entry = entry, user.Email, user.Blocked }).ToListAsync(cancellationToken);
        var abouts = drafts.Select(d => About(d.Entry)).ToArray();
        var reminded = await db.Outbox.Where(m => abouts.Contains(m.About) && m.Queued > since).Select(m => m.About).ToHashSetAsync(cancellationToken);
        var open = drafts.Where(d => d.Email is not null && d.Blocked is null && !reminded.Contains(About(d.Entry)) && d.Entry.ClosedBecause(edition, run.Now) is null).ToList();
        foreach (var draft in open)
            mailer.Queue(db, new("DraftWaits", draft.Email!, draft.Entry.Culture) { About = About(draft.Entry), Link = site.Absolute($"/my/entries/{draft.Entry.Id.Value}"), Arguments = [draft.Entry.Title, draft.Entry.WindowIn(edition)!.Closes] });
        run.Say("Campaign.Said.Reminded", open.Count);
        return new Outcomes("Done");
    }

    private static string About(Entry entry) => entry.Subject + "/reminder";
}
