using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Rounds;

public sealed class RoundTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_team_writes_a_round_with_its_criteria_without_a_script()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);

        var form = await team.Visit($"/admin/jury/rounds/new/edit?edition={scene.Edition.Value}");
        var made = await team.Submit(form, new Dictionary<string, string>
        {
            ["Input.NameNl"] = "Finale", ["Input.Opens"] = "2026-12-01T12:00", ["Input.Closes"] = "2026-12-08T12:00", ["Input.ReviewsPerEntry"] = "4", ["Input.Places"] = "10",
            ["Input.Criteria[0].Key"] = "moed", ["Input.Criteria[0].LabelNl"] = "Moed", ["Input.Criteria[0].Weight"] = "2,5", ["Input.Criteria[0].AnchorsNl"] = "1: Weinig\n5: Heel veel",
        });

        made.Text.ShouldContain("De ronde is bewaard");
        var round = (await Site.Db(db => db.Rounds.AsNoTracking().Where(r => r.EditionId == scene.Edition).ToListAsync())).Single(r => r.NameIn("nl") == "Finale");
        round.Window!.Opens.ShouldBe(new DateTimeOffset(2026, 12, 1, 11, 0, 0, TimeSpan.Zero));
        round.Places.ShouldBe(10);
        var criterion = round.Criteria.ShouldHaveSingleItem();
        (criterion.Key, criterion.Weight, criterion.AnchorIn(5, "nl")).ShouldBe(("moed", 2.5m, "Heel veel"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);

        var form = await team.Visit(scene.Admin + "/edit");
        var refused = await team.Submit(form, new Dictionary<string, string> { ["Input.NameNl"] = "Andere naam", ["Input.Criteria[0].Maximum"] = "0" });
        var none = await team.Submit(form, new Dictionary<string, string> { ["Input.Places"] = "0" });

        none.All(".field__error").ShouldBe(["Er gaat minstens één inzending door."]);
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("De schaal van “new” klopt niet");
        refused.Document.QuerySelector("[name='Input.NameNl']")!.GetAttribute("value").ShouldBe("Andere naam");
    }

    [Fact]
    public async Task The_team_says_who_goes_on_and_what_breaks_a_tie_and_the_page_says_it_in_words()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);
        var form = await team.Visit(scene.Admin + "/edit");

        (await team.Submit(form, new Dictionary<string, string> { ["Input.Advance"] = "Threshold" })).All(".field__error").ShouldBe(["Zeg vanaf hoeveel punten een inzending doorgaat."]);
        (await team.Submit(form, new Dictionary<string, string> { ["Input.Advance"] = "Threshold", ["Input.Threshold"] = "6" })).All(".field__error").ShouldBe(["Kies een waarde tussen 1 en 5: dat is de schaal van deze ronde."]);
        (await team.Submit(form, new Dictionary<string, string> { ["Input.Advance"] = "Themes" })).All(".field__error").ShouldBe(["Er gaat minstens één inzending door."]);
        var saved = await team.Submit(form, new Dictionary<string, string> { ["Input.Advance"] = "Threshold", ["Input.Threshold"] = "3,5", ["Input.Ties"] = "countback" });

        saved.All("#policy dd").ShouldContain("Wie 3,5 of meer haalt, gaat door. Bij gelijke stand kijken we naar wie het vaakst bovenaan staat bij een jurylid. Blijft het gelijk, dan beslissen mensen.");
        var again = await team.Visit(scene.Admin + "/edit");
        again.Document.QuerySelector("#tie-0 option[selected]")!.GetAttribute("value").ShouldBe("countback");
        again.Document.QuerySelector("[name='Input.TiesReason']").ShouldBeNull();
    }

    [Fact]
    public async Task The_team_says_how_far_strictness_shrinks_before_anybody_reads_and_the_list_is_made_so()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);
        var form = await team.Visit(scene.Admin + "/edit");

        (await team.Submit(form, new Dictionary<string, string> { ["Input.Ridge"] = "101" })).All(".field__error").ShouldBe(["De krimp is een getal van 0 tot 100."]);
        form.Document.QuerySelector("[name='Input.Ridge']")!.GetAttribute("value").ShouldBe("0");
        (await team.Submit(form, new Dictionary<string, string> { ["Input.Ridge"] = "1,5" })).Text.ShouldContain("Streng en mild krimpen met 1,5.");
        await scene.Change(round => round.Open(new Readiness(3, [], 0, 1), null, SiteFixture.Start.AddDays(-1)));
        (await team.Visit(scene.Admin + "/edit")).Document.QuerySelector("[name='Input.Ridge']").ShouldBeNull();
        foreach (var (entry, juror, mark) in new[] { (0, 0, 5), (1, 0, 4), (2, 0, 3), (0, 1, 3), (1, 1, 1) })
            await scene.ScoreAsync(entry, juror, mark, mark);

        var page = await team.Visit(scene.Admin + "/ranking");

        page.Text.ShouldContain("rank ranking.csv --method adjusted --ridge 1.5");
        page.Text.ShouldContain("Streng en mild krimpen met 1,5.");
        var file = Path.Combine(Site.Folder, "ridge.csv");
        await File.WriteAllTextAsync(file, (await team.Visit(scene.Admin + "/ranking.csv")).Body);
        await using StringWriter output = new(), plain = new();
        RankCommand.Run(file, "adjusted", false, output, TextWriter.Null, ridge: 1.5).ShouldBe(0);
        RankCommand.Run(file, "adjusted", false, plain, TextWriter.Null).ShouldBe(0);
        output.ToString().ShouldNotBe(plain.ToString());
        var shown = page.All("main table:first-of-type tbody tr:first-child td")[4];
        output.ToString().ShouldContain(" " + shown.Replace(',', '.'));
        RankCommand.Run(file, "adjusted", false, plain, TextWriter.Null, ridge: -1).ShouldBe(2);
    }

    [Fact]
    public async Task Once_somebody_scored_the_chain_changes_only_with_a_reason_that_everybody_may_read()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ScoreAsync(0, 0, 4, 4);
        using var team = await Site.SignedIn(Role.Team);
        var form = await team.Visit(scene.Admin + "/edit");

        var refused = await team.Submit(form, new Dictionary<string, string> { ["Input.Ties"] = "head-to-head" });
        var untouched = await team.Submit(form, new Dictionary<string, string> { ["Input.Places"] = "2" });
        var changed = await team.Submit(form, new Dictionary<string, string> { ["Input.Ties"] = "head-to-head", ["Input.TiesReason"] = "De jury vroeg erom." });

        refused.All(".field__error").ShouldBe(["Er zijn al scores. Schrijf waarom deze volgorde verandert."]);
        refused.Document.QuerySelector("#tie-0 option[selected]")!.GetAttribute("value").ShouldBe("head-to-head");
        untouched.Text.ShouldContain("De ronde is bewaard");
        changed.All(".change").ShouldHaveSingleItem().ShouldEndWith("Eerder gold: Wie gelijk staat, blijft gelijk. Dan beslissen mensen. De reden: De jury vroeg erom.");
        var slug = await Site.Db(db => db.Set<RadicaleVernieuwers.Campaign.Edition>().Where(e => e.Id == scene.Edition).Select(e => e.Slug).SingleAsync());
        var report = await team.Visit($"/admin/jury/reports/{slug}");
        report.All(".change").ShouldHaveSingleItem().ShouldContain("De jury vroeg erom.");
        (await Site.Db(db => db.Set<RadicaleVernieuwers.Data.AuditRow>().Where(a => a.Subject == $"round/{scene.Round.Value}").Select(a => a.Changes).ToListAsync())).ShouldContain(diff => diff.Contains("De jury vroeg erom.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_opens_only_when_every_entry_is_read_and_all_readers_are_linked()
    {
        using var team = await Site.SignedIn(Role.Team);
        var unread = await JuryScene.SetAsync(Site, open: false, readings: [(0, 0), (0, 1), (1, 0)]);
        var refused = await team.Submit(await team.Visit(unread.Admin + "/open"));
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Inzendingen zonder lezer: 1 (");

        var apart = await JuryScene.SetAsync(Site, entries: 2, open: false, readings: [(0, 0), (1, 1)]);
        (await team.Submit(await team.Visit(apart.Admin + "/open"))).Text.ShouldContain("vallen uiteen in 2 groepen");

        var ready = await JuryScene.SetAsync(Site, open: false);
        var opened = await team.Submit(await team.Visit(ready.Admin + "/open"));
        opened.Text.ShouldContain("De ronde is open");
        (await Site.Db(db => db.PinnedEntries.CountAsync(p => p.RoundId == ready.Round))).ShouldBe(3);
        (await team.Submit(await team.Visit(ready.Admin + "/open"))).Text.ShouldContain("De ronde is al open");
    }

    [Fact]
    public async Task A_name_that_changes_moves_no_window_by_its_seconds_nor_in_the_hour_that_comes_twice()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        // 2.20 a second time: an hour later than the first.
        var (opens, closes) = (new DateTimeOffset(2026, 10, 25, 1, 20, 43, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 16, 20, 43, TimeSpan.Zero));
        await scene.Change(round => round.Schedule(RadicaleVernieuwers.Data.Window.Of(opens, closes, TimeSpan.Zero)));
        using var team = await Site.SignedIn(Role.Team);

        var form = await team.Visit(scene.Admin + "/edit");
        (await team.Submit(form, new Dictionary<string, string> { ["Input.NameNl"] = "Nieuwe naam" })).Text.ShouldContain("De ronde is bewaard");

        var window = (await Site.Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == scene.Round))).Window!;
        (window.Opens, window.Closes).ShouldBe((opens, closes));
        await team.Submit(form, new Dictionary<string, string> { ["Input.Closes"] = "2026-12-01T17:25" });
        (await Site.Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == scene.Round))).Window!.Closes.ShouldBe(new DateTimeOffset(2026, 12, 1, 16, 25, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_criterion_without_a_name_and_a_number_that_is_missing_are_refused_and_nothing_typed_is_lost()
    {
        var scene = await JuryScene.SetAsync(Site, open: false);
        using var team = await Site.SignedIn(Role.Team);
        var form = await team.Visit(scene.Admin + "/edit");

        var nameless = await team.Submit(form, new Dictionary<string, string> { ["Input.Criteria[2].QuestionNl"] = "Durft dit iets?" });
        var empty = await team.Submit(form, new Dictionary<string, string> { ["Input.Criteria[0].Weight"] = "" });

        nameless.Status.ShouldBe(HttpStatusCode.Conflict);
        nameless.Body.ShouldContain("Durft dit iets?");
        empty.Status.ShouldBe(HttpStatusCode.BadRequest);
        empty.Text.ShouldContain("Vul een getal in.");
        (await Site.Db(db => db.Rounds.AsNoTracking().SingleAsync(r => r.Id == scene.Round))).Criteria.Select(c => c.Weight).ShouldBe([30m, 70m]);
    }

    [Fact]
    public async Task A_closed_round_takes_no_score_until_it_is_opened_again()
    {
        var scene = await JuryScene.SetAsync(Site);
        await scene.ClearAsync(0, 0);
        using var team = await Site.SignedIn(Role.Team);
        using var juror = await scene.Juror(0);
        var sheet = await juror.Visit(scene.Desk(0));

        (await team.Submit(await team.Visit(scene.Admin + "/close"))).Text.ShouldContain("De ronde is gesloten");
        var late = await juror.Submit(sheet, new Dictionary<string, string> { ["Input.Comment"] = "Nog één ding" }, "#sheet", ("then", "stay"));
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Document.QuerySelector("textarea[name='Input.Comment']")!.TextContent.ShouldBe("Nog één ding");

        await team.Submit(await team.Visit(scene.Admin + "/close"));
        (await juror.Submit(sheet, new Dictionary<string, string> { ["Input.Comment"] = "Nog één ding" }, "#sheet", ("then", "stay"))).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Progress_shows_how_far_everybody_is_in_the_same_number_of_queries()
    {
        var scene = await JuryScene.SetAsync(Site, entries: 3, jurors: 2);
        var many = await JuryScene.SetAsync(Site, entries: 9, jurors: 4);
        await scene.ScoreAsync(0, 1, 3, 3);
        using var team = await Site.SignedIn(Role.Team);

        var page = await team.Visit(scene.Admin);
        page.All("main table tbody tr").ShouldContain(row => row.StartsWith("Jurylid 2 1 van 3", StringComparison.Ordinal));
        var count = await Site.Queries.OfWarmAsync(() => team.Visit(scene.Admin));
        (await Site.Queries.OfWarmAsync(() => team.Visit(many.Admin))).ShouldBe(count);
    }

    [Fact]
    public async Task Only_the_team_and_the_chair_see_rounds_and_only_the_team_changes_them()
    {
        var scene = await JuryScene.SetAsync(Site);
        using var juror = await scene.Juror(0);
        using var chair = await Site.SignedIn(Role.Chair);
        using var team = await Site.SignedIn(Role.Team);

        foreach (var path in new[] { "/admin/jury", scene.Admin, scene.Admin + "/edit", scene.Admin + "/open", scene.Admin + "/close" })
        {
            (await juror.Visit(path)).Status.ShouldBe(HttpStatusCode.Forbidden, path);
            (await team.Visit(path)).Status.ShouldBe(HttpStatusCode.OK, path);
        }
        (await chair.Visit(scene.Admin)).Status.ShouldBe(HttpStatusCode.OK);
        (await chair.Visit(scene.Admin + "/edit")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await team.Visit($"/admin/jury/rounds/{Guid.Empty}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
