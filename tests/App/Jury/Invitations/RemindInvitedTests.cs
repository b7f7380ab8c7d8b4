using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Invitations;

public sealed class RemindInvitedTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Whoever_does_not_answer_is_asked_again_each_week_four_times_and_a_yes_or_no_ends_it()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 1, jurors: 3);
        foreach (var juror in new[] { 0, 1, 2 })
            await scene.InviteAsync(juror, Site.Clock.Instant());
        await scene.Answer(1, juror => juror.Accept(true, Site.Clock.Instant()));
        await scene.Answer(2, juror => juror.Decline("", Site.Clock.Instant()));

        await DaysAsync(6);
        (await MailsAsync(scene)).ShouldBeEmpty();
        await DaysAsync(2);
        (await MailsAsync(scene)).ShouldBe([scene.Users[0].Email!]);
        await DaysAsync(5);
        (await MailsAsync(scene)).Count.ShouldBe(1);
        await DaysAsync(60);

        (await MailsAsync(scene)).ShouldBe(Enumerable.Repeat(scene.Users[0].Email!, 4));
        (await Site.Db(db => db.Outbox.Where(m => m.To == scene.Users[0].Email).Select(m => m.Text).FirstAsync())).ShouldContain("/account/link/");
    }

    [Fact]
    public async Task Nobody_is_asked_again_after_the_day_of_the_answer()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 1, jurors: 1);
        var now = Site.Clock.Instant();
        await scene.InviteAsync(0, now);
        await Site.Db(async db =>
        {
            var invitation = Invitation.To(scene.Edition);
            invitation.Ask(null, now.AddDays(10), new Dictionary<string, string>());
            db.Invitations.Add(invitation);
            await db.SaveChangesAsync();
        });

        await DaysAsync(30);

        (await MailsAsync(scene)).Count.ShouldBe(1);
        (await Site.Db(db => db.Outbox.SingleAsync(m => m.To == scene.Users[0].Email))).Text.ShouldContain("Antwoord graag voor");
    }

    private async Task DaysAsync(int days)
    {
        for (var day = 0; day < days; day++)
        {
            Site.Clock.Advance(TimeSpan.FromDays(1));
            await Site.RunDueAsync();
        }
    }

    private Task<List<string>> MailsAsync(JuryScene scene)
    {
        var people = scene.Users.Select(u => u.Email).ToArray();
        return Site.Db(db => db.Outbox.Where(m => people.Contains(m.To)).Select(m => m.To).ToListAsync());
    }
}
