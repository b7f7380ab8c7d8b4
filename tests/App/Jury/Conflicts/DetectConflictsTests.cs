using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Jury.Meetings;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Conflicts;

public sealed class DetectConflictsOnSqliteTests(SiteFixture site) : DetectConflictsTests<SiteFixture>(site);

public sealed class DetectConflictsOnPostgresTests(PostgresSite site) : DetectConflictsTests<PostgresSite>(site);

/// <summary>On both databases.</summary>
public abstract class DetectConflictsTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task Family_in_the_same_municipality_stands_aside_and_the_team_may_dismiss_it()
    {
        // The contact of entry n is "Geheime Naam n"; one word more would be another family.
        var scene = await JuryScene.SetAsync(Site, entries: 2, jurors: 2);
        await DescribeAsync(scene, 0, "An 1", "Leuven");
        await scene.ScoreAsync(0, 0, 4, 4);
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Post(scene.Admin + "/conflicts?handler=Detect");

        page.Text.ShouldContain("Zelfde familienaam en gemeente");
        page.Text.ShouldContain("1, Leuven");
        (await KindsAsync(scene)).ShouldBe([(0, 0, ConflictKind.SurnamePlace)]);
        (await scene.SheetOf(0, 0))!.Struck.ShouldNotBeNull();
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Desk(0))).Status.ShouldBe(HttpStatusCode.NotFound);

        var dismissed = await team.Submit(page, new Dictionary<string, string> { ["Reason"] = "Geen familie" }, "main table form");
        dismissed.Text.ShouldContain("Geen familie");
        (await team.Post(scene.Admin + "/conflicts?handler=Detect")).Text.ShouldContain("Geen nieuwe conflicten");
    }

    [Fact]
    public async Task Somebody_without_a_municipality_or_from_elsewhere_is_nobodys_family()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 1, jurors: 2);
        await DescribeAsync(scene, 0, "An 1", "");
        await DescribeAsync(scene, 1, "An 1", "Gent");

        (await DetectAsync(scene)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_juror_entered_nominated_or_stood_aside_for_earlier_is_a_conflict_now_and_a_dismissed_one_is_not()
    {
        var past = await JuryScene.SetAsync(Site, entries: 4, jurors: 1);
        var scene = await JuryScene.SetAsync(Site, entries: 4, jurors: 4);
        await Site.Db(async db =>
        {
            var edition = await db.Editions.SingleAsync(e => e.Id == past.Edition);
            async Task<Entry> Earlier(int entry) => await db.Entries.SingleAsync(e => e.Id == past.Entries[entry]);
            (await Earlier(0)).BelongTo(scene.Users[0].Id);
            var nomination = Nomination.Begin(Id.New<NominationId>(), edition, Guid.NewGuid().ToString("N")[..26], "nl", scene.Users[1].Id, null, SiteFixture.Start);
            nomination.Claim(past.Entries[1], SiteFixture.Start);
            db.Nominations.Add(nomination);
            foreach (var (user, entry, dismissed) in new[] { (2, 2, false), (3, 3, true) })
            {
                var juror = Juror.Of(past.Edition, scene.Users[user].Id, new("Toen", "", new Dictionary<string, string>(), [], [], null, false));
                var conflict = Conflict.Of(past.Entries[entry], juror.Id, ConflictKind.Organisation, "Toen", null, SiteFixture.Start);
                if (dismissed)
                    conflict.Dismiss("Toch niet", null, SiteFixture.Start);
                db.Jurors.Add(juror);
                db.Conflicts.Add(conflict);
            }
            await db.SaveChangesAsync();
        });

        (await DetectAsync(scene)).ShouldBe(3);

        (await KindsAsync(scene)).ShouldBe([(0, 0, ConflictKind.PastEdition), (1, 1, ConflictKind.PastEdition), (2, 2, ConflictKind.PastEdition)]);
        (await DetectAsync(past)).ShouldBe(0, "what comes later is no past");
    }

    [Fact]
    public async Task Whoever_stands_in_an_entry_as_contact_or_nominated_it_by_mail_is_found()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 2, jurors: 2);
        await Site.Db(async db =>
        {
            var edition = await db.Editions.SingleAsync(e => e.Id == scene.Edition);
            var nomination = Nomination.Begin(Id.New<NominationId>(), edition, Guid.NewGuid().ToString("N")[..26], "nl", null, null, SiteFixture.Start);
            nomination.Show("Titel", "Gent", scene.Users[0].Email!, "Iemand", scene.Users[1].Email!.ToUpperInvariant(), false, SiteFixture.Start);
            nomination.Claim(scene.Entries[1], SiteFixture.Start);
            db.Nominations.Add(nomination);
            await db.SaveChangesAsync();
        });

        await DetectAsync(scene);

        (await KindsAsync(scene)).Where(found => found.Kind != ConflictKind.EmailDomain).ShouldBe([(1, 0, ConflictKind.CoEntrant), (1, 1, ConflictKind.Nominated)]);
    }

    [Fact]
    public async Task Finding_nothing_costs_the_same_for_few_and_for_many()
    {
        var (few, many) = (await JuryScene.SetAsync(Site, entries: 1, jurors: 1), await JuryScene.SetAsync(Site, entries: 9, jurors: 5));
        using var team = await Site.SignedIn(Role.Team);

        var queries = await Site.Queries.OfWarmAsync(() => team.Post(few.Admin + "/conflicts?handler=Detect"));
        (await Site.Queries.OfWarmAsync(() => team.Post(many.Admin + "/conflicts?handler=Detect"))).ShouldBe(queries);
    }

    /// <summary>A juror who also chairs, so that every page of the jury opens: the entry is on none, and each list says that it is not whole.</summary>
    [Fact]
    public async Task A_chair_who_is_found_out_late_meets_the_entry_nowhere_and_each_list_says_that_it_is_not_whole()
    {
        var scene = await MeetingScene.RankedAsync(Site);
        await Site.Db(async db =>
        {
            (await db.Users.Include(u => u.Memberships).SingleAsync(u => u.Id == scene.Users[0].Id)).Join(Role.Chair);
            (await db.Jurors.SingleAsync(j => j.Id == scene.Jurors[0].Id)).Describe(new("Jurylid 1", "Organisatie 1 vzw", new Dictionary<string, string>(), [], [], null, true));
            await db.SaveChangesAsync();
        });
        using var chair = await scene.Juror(0);
        using var other = await scene.ConveneAsync();
        (await DetectAsync(scene)).ShouldBe(1);
        await scene.TakeAsync(other, 0);
        var list = $"/jury/rounds/{scene.Round.Value}";
        var id = scene.Entries[0].Value.ToString();

        foreach (var path in new[] { "/jury", list, list + "/dossier", list + "/dossier.pdf", scene.Admin, scene.Admin + "/ranking", scene.Admin + "/ranking.csv", scene.Admin + "/decisions", scene.Meeting(), scene.Meeting() + "/order", scene.Meeting() + "/pack", scene.Meeting() + "/pack.pdf", scene.Meeting() + "/kiosk", scene.Follow() })
        {
            var answer = await chair.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = path.EndsWith(".pdf", StringComparison.Ordinal) && answer.IsSuccessStatusCode ? PdfText.Of(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)) : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            foreach (var leak in new[] { "Inzending 1", "Organisatie 1", "Samenvatting 1", id })
                text.ShouldNotContain(leak, Case.Insensitive, path);
        }
        foreach (var path in new[] { scene.Admin, scene.Admin + "/ranking", scene.Admin + "/decisions", scene.Meeting(), scene.Meeting() + "/order", scene.Meeting() + "/pack" })
            (await chair.Visit(path)).Text.ShouldContain("niet volledig", Case.Sensitive, path);
        (await chair.Visit(list)).Text.ShouldContain("Voor één inzending sta je aan de kant");
        foreach (var path in new[] { scene.Desk(0), $"/jury/offline/rounds/{scene.Round.Value}/entries/{id}/pictures/0" })
            (await chair.Visit(path)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        (await chair.Visit(scene.Admin)).Text.ShouldContain("3 inzendingen");
    }

    private Task DescribeAsync(JuryScene scene, int juror, string name, string place) => Site.Db(async db =>
    {
        var id = scene.Jurors[juror].Id;
        (await db.Jurors.SingleAsync(j => j.Id == id)).Describe(new(name, "", new Dictionary<string, string>(), [], [], null, false, place));
        await db.SaveChangesAsync();
    });

    private async Task<int> DetectAsync(JuryScene scene)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<DetectConflicts>().RunAsync(scene.Edition, TestContext.Current.CancellationToken);
        await scope.ServiceProvider.GetRequiredService<AppDb>().SaveChangesAsync(TestContext.Current.CancellationToken);
        return found;
    }

    private Task<(int Entry, int Juror, ConflictKind Kind)[]> KindsAsync(JuryScene scene) => Site.Db(async db =>
    {
        var entries = scene.Entries.ToList();
        var rows = await db.Conflicts.Where(c => entries.Contains(c.EntryId)).Select(c => new { c.EntryId, c.JurorId, c.Kind }).ToListAsync();
        return rows.Select(r => (entries.IndexOf(r.EntryId), scene.Jurors.ToList().FindIndex(j => j.Id == r.JurorId), r.Kind)).Order().ToArray();
    });
}
