using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Reports;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Reports;

public sealed class ReportTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task It_says_who_scored_who_stood_aside_what_was_decided_and_what_differs_from_the_list()
    {
        var (scene, address) = await DecidedAsync();
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit(address);

        page.Text.ShouldContain("Jurylid 1, Huis 1");
        page.Text.ShouldContain("Mijn zus werkt daar.");
        page.Text.ShouldContain("Anders dan de lijst");
        page.Text.ShouldMatch(@"Krippendorffs alfa\s*-?\d,\d{4}");
        page.Text.ShouldContain("Er is nog geen verslag verzegeld");
        (await team.Visit("/admin/jury")).Document.QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        scene.Round.ShouldNotBe(default);
    }

    [Fact]
    public async Task A_sealed_report_stays_whole_after_the_names_in_it_are_gone()
    {
        var (scene, address) = await DecidedAsync();
        using var chair = await Site.SignedIn(Role.Chair);
        (await chair.Submit(await chair.Visit(address + "/seal"))).Text.ShouldContain("Het verslag is verzegeld");
        var download = (await chair.Visit(address)).Link("a[href$='report.json']")!;
        var before = (await chair.Visit(download)).Body;
        before.ShouldContain("Jurylid 1, Huis 1");

        await Site.Db(async db =>
        {
            var juror = scene.Jurors[0].Id;
            (await db.Jurors.SingleAsync(j => j.Id == juror)).Describe(new("Gewist", "", new Dictionary<string, string>(), [], [], null, false));
            await db.SaveChangesAsync();
        });

        var after = (await chair.Visit(download)).Body;
        after.ShouldNotContain("Jurylid 1");
        foreach (var copy in new[] { before, after })
            Verify(copy).ShouldBe(0);
        Verify(after.Replace("\"kind\": \"recusal\"", "\"kind\": \"remark\"", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Nothing_new_is_not_sealed_twice_and_a_later_report_names_the_one_before()
    {
        var (scene, address) = await DecidedAsync();
        using var chair = await Site.SignedIn(Role.Chair);
        await chair.Submit(await chair.Visit(address + "/seal"));
        (await chair.Submit(await chair.Visit(address + "/seal"))).Text.ShouldContain("Er veranderde niets sinds het vorige verslag");

        await Site.Db(async db =>
        {
            db.Decisions.Add(Decision.Of(scene.Round, scene.Entries[1], Outcome.Decline, null, null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        await chair.Submit(await chair.Visit(address + "/seal"));

        var reports = await Site.Db(db => db.JuryReports.AsNoTracking().Where(r => r.EditionId == scene.Edition).OrderBy(r => r.Id).ToListAsync());
        reports.Count.ShouldBe(2);
        ReportChain.Read(reports[1].Json)!.Previous.ShouldBe(reports[0].Head);
    }

    [Fact]
    public async Task The_public_reads_it_once_the_results_are_out_and_without_a_name()
    {
        var (scene, address) = await DecidedAsync();
        var file = $"/jury/reports/{address.Split('/')[^1]}.json";
        using var chair = await Site.SignedIn(Role.Chair);
        using var visitor = Site.Visitor();
        (await visitor.Visit(file)).Status.ShouldBe(HttpStatusCode.NotFound);
        await chair.Submit(await chair.Visit(address + "/seal"));
        (await visitor.Visit(file)).Status.ShouldBe(HttpStatusCode.NotFound, "the results are not out");
        var laureates = $"/nl/laureates/{address.Split('/')[^1]}";
        await Site.Shown();
        (await visitor.Visit(laureates)).Body.ShouldNotContain("/jury/reports/");

        await Site.Db(async db =>
        {
            (await db.Editions.SingleAsync(e => e.Id == scene.Edition)).EmbargoResultsUntil(SiteFixture.Start.AddMinutes(-1));
            await db.SaveChangesAsync();
        });

        var read = await visitor.Visit(file);
        read.Status.ShouldBe(HttpStatusCode.OK);
        read.Body.ShouldNotContain("Jurylid");
        read.Body.ShouldNotContain("Mijn zus");
        read.Body.ShouldNotContain("Te weinig bewijs");
        Verify(read.Body).ShouldBe(0);
        await Site.Shown();
        var links = (await visitor.Visit(laureates)).Document.QuerySelectorAll("a[href^='/jury/reports/']").Select(link => link.GetAttribute("href")!).ToArray();
        links.ShouldBe([file.Replace(".json", ".pdf", StringComparison.Ordinal), file]);
        foreach (var link in links)
            (await visitor.Visit(link)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Someone_with_a_conflict_does_not_read_of_the_entry_and_gets_no_file()
    {
        var (scene, address) = await DecidedAsync();
        var user = await Site.Person(Role.Chair);
        await Site.Db(async db =>
        {
            var chairing = Juror.Of(scene.Edition, user.Id, new("Voorzitter", "", new Dictionary<string, string>(), [], [], null, true));
            db.Jurors.Add(chairing);
            db.Conflicts.Add(Conflict.Of(scene.Entries[0], chairing.Id, ConflictKind.Declared, "Vriend", user.Id, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        using var chair = await Site.SignedIn(user);
        await chair.Submit(await chair.Visit(address + "/seal"));

        var page = await chair.Visit(address);
        page.Body.ShouldNotContain("Inzending 1");
        page.Text.ShouldContain("Deze lijst is niet volledig: één inzending zie je niet");
        page.Link("a[href$='report.json']").ShouldBeNull();
        var id = (await Site.Db(db => db.JuryReports.AsNoTracking().SingleAsync(r => r.EditionId == scene.Edition))).Id;
        (await chair.Visit($"{address}/{id.Value}/report.json")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_prize_that_nobody_announced_is_in_no_public_file()
    {
        var (scene, address) = await DecidedAsync();
        await Site.Db(async db =>
        {
            var edition = await db.Editions.SingleAsync(e => e.Id == scene.Edition);
            db.Decisions.Add(Decision.Of(scene.Round, scene.Entries[2], Outcome.Prize, edition.Prizes.Single(prize => prize.Key == "public").Id, null, SiteFixture.Start));
            edition.EmbargoResultsUntil(SiteFixture.Start.AddMinutes(-1));
            await db.SaveChangesAsync();
        });
        using var chair = await Site.SignedIn(Role.Chair);
        await chair.Submit(await chair.Visit(address + "/seal"));
        using var visitor = Site.Visitor();

        foreach (var end in new[] { "json", "pdf" })
            (await visitor.Visit($"/jury/reports/{address.Split('/')[^1]}.{end}")).Status.ShouldBe(HttpStatusCode.NotFound, end);
        await Site.Shown();
        (await visitor.Visit($"/nl/laureates/{address.Split('/')[^1]}")).Body.ShouldNotContain("/jury/reports/");
    }

    [Fact]
    public async Task Whoever_left_after_scoring_stays_in_the_report_and_hides_what_they_stood_aside_for()
    {
        var (scene, address) = await DecidedAsync();
        await scene.Answer(2, juror => juror.Decline("", SiteFixture.Start));
        var team = await Site.Person(Role.Team);
        await Site.Db(async db =>
        {
            (await db.Entries.SingleAsync(e => e.Id == scene.Entries[0])).BelongTo(team.Id);
            await db.SaveChangesAsync();
        });

        using var other = await Site.SignedIn(Role.Team);
        (await other.Visit(address)).Text.ShouldContain("Jurylid 3");
        using var entrant = await Site.SignedIn(team);
        var page = await entrant.Visit(address);
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Body.ShouldNotContain("Inzending 1");
        page.Link("a[href$='report.json']").ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_who_seal_at_once_one_follows_the_other()
    {
        var (scene, address) = await DecidedAsync();
        using var one = await Site.SignedIn(Role.Chair);
        using var other = await Site.SignedIn(Role.Chair);
        await one.Submit(await one.Visit(address + "/seal"));
        await Site.Db(async db =>
        {
            db.Decisions.Add(Decision.Of(scene.Round, scene.Entries[2], Outcome.Decline, null, null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        var (first, second) = (await one.Visit(address + "/seal"), await other.Visit(address + "/seal"));

        await Task.WhenAll(one.Submit(first), other.Submit(second));

        var previous = (await Site.Db(db => db.JuryReports.AsNoTracking().Where(r => r.EditionId == scene.Edition).ToListAsync())).Select(r => ReportChain.Read(r.Json)!.Previous).ToList();
        previous.Distinct().Count().ShouldBe(previous.Count);
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => Site.Db(async db =>
        {
            (await db.Set<ReportSalt>().SingleAsync(s => s.EditionId == scene.Edition)).Seal();
            await Site.Db(async meanwhile =>
            {
                (await meanwhile.Set<ReportSalt>().SingleAsync(s => s.EditionId == scene.Edition)).Seal();
                await meanwhile.SaveChangesAsync();
            });
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task The_report_costs_the_same_for_few_and_many_and_only_the_jurys_people_read_it()
    {
        var (_, few) = await DecidedAsync();
        var (_, many) = await DecidedAsync(entries: 9);
        using var team = await Site.SignedIn(Role.Team);

        var count = await Site.Queries.OfWarmAsync(() => team.Visit(few));
        (await Site.Queries.OfWarmAsync(() => team.Visit(many))).ShouldBe(count);
        (await team.Visit(few + "/seal")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await team.Visit("/admin/jury/reports/nergens")).Status.ShouldBe(HttpStatusCode.NotFound);
        foreach (var role in new[] { Role.Juror, Role.Editor, Role.Entrant })
        {
            using var other = await Site.SignedIn(role);
            (await other.Visit(few)).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }
    }

    private async Task<(JuryScene Scene, string Address)> DecidedAsync(int entries = 3)
    {
        var scene = await JuryScene.SetAsync(Site, entries, jurors: 3);
        for (var entry = 0; entry < entries; entry++)
            for (var juror = 0; juror < 3; juror++)
                await scene.ScoreAsync(entry, juror, 5 - (entry + juror) % 4, 5 - entry % 4);
        await scene.Change(round =>
        {
            round.CutAt(1);
            round.Close(null, SiteFixture.Start);
        });
        using var chair = await Site.SignedIn(Role.Chair);
        await chair.Submit(await chair.Visit(scene.Admin + "/freeze"));
        await Site.Db(async db =>
        {
            db.Conflicts.Add(Conflict.Of(scene.Entries[2], scene.Jurors[1].Id, ConflictKind.Declared, "Mijn zus werkt daar.", scene.Users[1].Id, SiteFixture.Start));
            var against = Decision.Of(scene.Round, scene.Entries[0], Outcome.Decline, null, null, SiteFixture.Start);
            against.Motivate("Te weinig bewijs.", new Dictionary<string, string>(), null, SiteFixture.Start);
            db.Decisions.Add(against);
            await db.SaveChangesAsync();
        });
        var slug = await Site.Db(db => db.Editions.Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        return (scene, $"/admin/jury/reports/{slug}");
    }

    private int Verify(string json)
    {
        var file = Path.Combine(Site.Folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, json);
        using StringWriter output = new(), error = new();
        return VerifyReport.Run(file, output, error);
    }
}
