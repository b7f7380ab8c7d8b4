using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Jury.Redactions;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Jury.Examples;

public sealed class ExampleScoreOnSqliteTests(SiteFixture site) : ExampleScoreTests<SiteFixture>(site);

public sealed class ExampleScoreOnPostgresTests(PostgresSite site) : ExampleScoreTests<PostgresSite>(site);

/// <summary>What a juror meets, on both databases.</summary>
public abstract class ExampleScoreTests<TSite>(TSite site) : SiteTest<TSite>(site) where TSite : SiteFixture
{
    [Fact]
    public async Task A_juror_practises_without_script_and_sees_the_spread_with_no_name_in_it()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 4);
        var example = earlier.Entries[0];
        await scene.GiveAsync(example, 1, 2, 5);
        await scene.GiveAsync(example, 2, 3, 5);
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Practice(example));
        page.Text.ShouldContain("Samenvatting 1");
        page.All("legend").ShouldBe(["Criterium new weegt 30", "Criterium impact weegt 70"]);
        page.All("textarea").ShouldNotContain(text => text.Length > 0);
        page.Document.QuerySelector("[name='Input.Comment'], [name='Input.Confidence'], [name='Input.AbstainReason']").ShouldBeNull();
        var half = await juror.Submit(page, new Dictionary<string, string> { ["Input.Values[new]"] = "4" }, "#sheet");
        half.Text.ShouldContain("Geef elk criterium een score, dan zie je de spreiding");
        half.All("figure").ShouldBeEmpty();

        var done = await juror.Submit(half, new Dictionary<string, string> { ["Input.Values[impact]"] = "1" }, "#sheet");
        done.All("figure h3").ShouldBe(["Criterium new", "Criterium impact"]);
        done.All("figcaption").ShouldBe(["Jij gaf 4. Het midden van de groep is 3. De scores gaan van 2 tot 4.", "Jij gaf 1. Het midden van de groep is 5. De scores gaan van 1 tot 5."]);
        done.Document.QuerySelectorAll("#spread-0-new svg circle").Length.ShouldBe(2);
        done.Document.QuerySelectorAll("#spread-0-new svg path").Length.ShouldBe(1, "the own mark has another shape");
        done.All("#spread-0-new tbody tr").ShouldBe(["2 1", "3 1", "4 jij 1"]);
        done.All("#spread-0-impact tbody tr").ShouldBe(["1 Anker impact 1 jij 1", "5 2"]);
        foreach (var secret in scene.Jurors.Skip(1).SelectMany(j => new[] { j.Name, j.Id.Value.ToString(), j.UserId.Value.ToString() }))
            done.Body.ShouldNotContain(secret);
        var again = await juror.Submit(done, ExampleScene.Marks("2", "1"), "#sheet");
        again.All("figcaption")[0].ShouldBe("Jij gaf 2. Het midden van de groep is 2. De scores gaan van 2 tot 3.");
    }

    [Fact]
    public async Task A_juror_who_knows_the_people_of_an_example_leaves_it_with_every_mark()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 5);
        var example = earlier.Entries[0];
        for (var other = 1; other < 5; other++)
            await scene.GiveAsync(example, other, other, 2);
        using var juror = await scene.Juror(1);
        using var reader = await scene.Juror(2);
        (await reader.Visit(scene.Practice(example))).All("#spread-0-new tbody tr").Count.ShouldBe(4);

        var silent = await juror.Submit(await juror.Visit(scene.Practice(example)), new Dictionary<string, string>(), "form[action*=Declare]");
        silent.Status.ShouldBe(HttpStatusCode.Conflict);
        silent.All("details[open] .field__error").ShouldBe(["Schrijf kort waarom."]);
        await juror.Submit(silent, new Dictionary<string, string> { ["Gate.Reason"] = "Mijn broer is er voorzitter" }, "form[action*=Declare]");

        (await juror.Visit(scene.Practice(example))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await reader.Visit(scene.Practice(example))).All("#spread-0-new tbody tr").Count.ShouldBe(3);
    }

    [Fact]
    public async Task Until_the_own_marks_are_complete_the_page_is_the_same_whatever_others_gave()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 5);
        var example = earlier.Entries[0];
        using var juror = await scene.Juror(0);
        var before = await juror.Visit(scene.Practice(example));

        for (var other = 1; other < 5; other++)
            await scene.GiveAsync(example, other, 5, 2);
        (await juror.Visit(scene.Practice(example))).Body.ShouldBe(before.Body);

        await scene.GiveAsync(example, 0, 3, null);
        var half = await juror.Visit(scene.Practice(example));
        for (var other = 1; other < 5; other++)
            await scene.GiveAsync(example, other, 1, 4);
        (await juror.Visit(scene.Practice(example))).Body.ShouldBe(half.Body);
        await scene.GiveAsync(example, 0, 3, 3);
        (await juror.Visit(scene.Practice(example))).All("figcaption")[1].ShouldBe("Jij gaf 3. Het midden van de groep is 4. De scores gaan van 3 tot 4.");
    }

    [Fact]
    public async Task Of_two_jurors_nothing_shows_but_that_they_are_two()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 3);
        var example = earlier.Entries[0];
        await scene.GiveAsync(example, 0, 4, 4);
        using var juror = await scene.Juror(0);
        (await juror.Visit(scene.Practice(example))).Text.ShouldContain("Tot nu is één jurylid klaar. De spreiding komt later: ze begint bij 3.");

        await scene.GiveAsync(example, 1, 5, 5);
        await scene.GiveAsync(example, 2, 5, null);
        var two = await juror.Visit(scene.Practice(example));
        two.Text.ShouldContain("Tot nu zijn 2 juryleden klaar");
        two.All("figure").ShouldBeEmpty();
        await scene.GiveAsync(example, 1, 1, 1);
        (await juror.Visit(scene.Practice(example))).Body.ShouldBe(two.Body);
        await scene.GiveAsync(example, 2, 5, 5);
        (await juror.Visit(scene.Practice(example))).All("figure").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Each_mark_is_saved_as_it_is_given_and_nothing_else_is()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 1);
        var example = earlier.Entries[0];
        using var juror = await scene.Juror(0);

        (await scene.PutAsync(juror, example, new { criterion = "new", value = "4", was = "" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await scene.PutAsync(juror, example, new { criterion = "impact", value = "9", was = "" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await scene.PutAsync(juror, example, new { criterion = "other", value = "1", was = "" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await scene.PutAsync(juror, example, new { criterion = "new", value = "2", was = "" })).StatusCode.ShouldBe(HttpStatusCode.Conflict, "another tab gave 4");
        (await scene.PutAsync(juror, example, new { comment = "Nergens", was = "" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await scene.PractisedAsync(example, 0))!.MarksJson.ShouldBe("""{"new":4}""");
        (await scene.PutAsync(juror, example, new { criterion = "new", value = "", was = "4" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await scene.PractisedAsync(example, 0))!.MarksJson.ShouldBe("{}");

        var wrong = await juror.Submit(await juror.Visit(scene.Practice(example)), ExampleScene.Marks("4", "9"), "#sheet");
        wrong.Status.ShouldBe(HttpStatusCode.Conflict);
        wrong.All("#Input_Values_impact_ .field__error").ShouldHaveSingleItem();
        wrong.Document.QuerySelector("input[name='Input.Values[new]'][value='4']")!.HasAttribute("checked").ShouldBeTrue();
        (await scene.PractisedAsync(example, 0))!.MarksJson.ShouldBe("{}");
    }

    [Fact]
    public async Task Two_quick_marks_at_once_are_both_kept()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 1);
        var example = earlier.Entries[0];
        using var juror = await scene.Juror(0);

        var answers = await Task.WhenAll(scene.PutAsync(juror, example, new { criterion = "new", value = "4", was = "" }), scene.PutAsync(juror, example, new { criterion = "impact", value = "2", was = "" }));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.NoContent);
        (await scene.PractisedAsync(example, 0))!.MarksJson.ShouldBe("""{"impact":2,"new":4}""");
    }

    [Fact]
    public async Task The_desk_says_to_begin_with_the_examples_until_they_are_done_and_nothing_of_them_counts()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 3, examples: 3);
        using var juror = await scene.Juror(0);

        var desk = await juror.Visit(scene.List);
        desk.All("#examples h2").ShouldBe(["Begin met 3 voorbeelden"]);
        desk.Link("#examples a.button--primary").ShouldBe(scene.Practice(earlier.Entries[0]));
        desk.All("a.button--primary").ShouldHaveSingleItem();
        desk.All("main a.button").ShouldContain("Lees de volgende");
        await scene.GiveAsync(earlier.Entries[0], 0, 4, 4);
        var second = await juror.Visit(scene.List);
        second.All("#examples .meta").ShouldBe(["1 van 3 klaar"]);
        second.Link("#examples a").ShouldBe(scene.Practice(earlier.Entries[1]));
        (await juror.Visit(scene.Practice(earlier.Entries[0]))).Link("a.button--primary").ShouldBe(scene.Practice(earlier.Entries[1]));
        await scene.ScoreAsync(0, 0, 3, 3);
        (await juror.Visit(scene.List)).All("#examples a.button--primary").ShouldBeEmpty("who began is not sent back");

        for (var i = 0; i < 3; i++)
            for (var who = 0; who < 3; who++)
                await scene.GiveAsync(earlier.Entries[i], who, 5, 5);
        var done = await juror.Visit(scene.List);
        done.All("#examples").ShouldBe(["Bekijk de voorbeelden opnieuw 3 van 3 klaar"]);
        done.All("main progress").Count.ShouldBe(2);
        done.Document.QuerySelector("main progress")!.GetAttribute("max").ShouldBe("3");
        (await juror.Visit(scene.Practice(earlier.Entries[2]))).Link("a.button--primary").ShouldBe(scene.List);
        (await juror.Visit("/jury")).Text.ShouldContain("1 van 3");
        using var team = await Site.SignedIn(Role.Team);
        (await team.Visit(scene.Admin)).All(".tiles strong")[1].ShouldBe("1 / 9");
        var csv = await team.Http.GetStringAsync(new Uri(scene.Admin + "/ranking.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3, "a head, and the two marks of the one sheet that counts");
    }

    [Fact]
    public async Task A_blind_round_hides_in_an_example_what_it_hides_in_its_entries()
    {
        var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors: 1, prepare: round => round.Rule(1, ["Organisation"], RankMethod.Adjusted));
        var example = earlier.Entries[0];
        using var juror = await scene.Juror(0);
        var open = await juror.Visit(scene.Practice(example));
        open.Text.ShouldContain("Samenvatting 1");
        open.Text.ShouldContain("Leuven");
        foreach (var secret in new[] { "Organisatie 1", "geheim1@example.org", "Geheime Naam" })
            open.Body.ShouldNotContain(secret);

        using var team = await Site.SignedIn(Role.Team);
        var redact = await team.Visit((await team.Visit(scene.Team)).Link("a[href*='/redactions/']")!);
        await team.Submit(redact, new Dictionary<string, string> { ["Passage"] = "Samenvatting 1" }, "#redact");
        var page = await juror.Visit(scene.Practice(example));
        page.Body.ShouldNotContain("Samenvatting 1");
        page.Text.ShouldContain("[weggelaten]");
        await Site.Db(async db =>
        {
            db.Redactions.Add(Redaction.Of(example, "Inzending 1", null, SiteFixture.Start));
            await db.SaveChangesAsync();
        });
        (await juror.Visit(scene.Practice(example))).Body.ShouldNotContain("Inzending 1");
    }

    [Fact]
    public async Task A_sift_practises_its_own_question()
    {
        var (scene, earlier) = (await JuryScene.SiftAsync(Site, jurors: 1), await JuryScene.SetAsync(Site, entries: 1, jurors: 1));
        await scene.ChooseAsync(earlier.Entries[0]);
        using var juror = await scene.Juror(0);

        var page = await juror.Visit(scene.Practice(earlier.Entries[0]));
        page.All(".choices label").ShouldBe(["1 Nee", "2 Misschien", "3 Ja", "Nog geen score"]);
        (await juror.Submit(page, new Dictionary<string, string> { ["Input.Values[sift]"] = "3" }, "#sheet")).Text.ShouldContain("Tot nu is één jurylid klaar");
    }

    [Fact]
    public async Task The_pages_cost_the_same_however_many_practised()
    {
        var counts = new List<(int Practice, int Desk, int Team)>();
        foreach (var (jurors, examples) in new[] { (3, 1), (4, 3), (9, 3) })
        {
            var (scene, earlier) = await ExampleScene.SetAsync(Site, jurors, examples);
            for (var who = 0; who < jurors; who++)
                for (var i = 0; i < examples; i++)
                    await scene.GiveAsync(earlier.Entries[i], who, 4, 4);
            using var juror = await scene.Juror(0);
            using var team = await Site.SignedIn(Role.Team);
            counts.Add((await Site.Queries.OfWarmAsync(() => juror.Visit(scene.Practice(earlier.Entries[0]))), await Site.Queries.OfWarmAsync(() => juror.Visit(scene.List)), await Site.Queries.OfWarmAsync(() => team.Visit(scene.Team))));
        }
        counts.Distinct().ShouldHaveSingleItem();
        TestContext.Current.SendDiagnosticMessage(counts[0].ToString());
    }
}
