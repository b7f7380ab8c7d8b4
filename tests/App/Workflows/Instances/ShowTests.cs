using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Workflows.Instances;

public sealed class ShowTests(WorkflowSite site) : SiteTest<WorkflowSite>(site)
{
    private const string Asks = "a:UserTaskEvent{\"Actions\":[\"Goed\",\"Niet goed\"],\"Roles\":[\"DecideRound\"],\"Question\":{\"Expression\":\"Is {{ Workflow.CorrelationId }} klaar?\"},\"Link\":\"/admin/jury\",\"ActivityMetadata\":{\"Title\":\"Goedkeuring\"}} -Goed> b:LogTask{\"Text\":\"Klaar\"}";

    [Fact]
    public async Task The_team_sees_where_it_stands_what_it_waits_for_and_what_happened_drawn_and_as_a_list()
    {
        using var team = await Site.SignedIn(Role.Team);
        var id = await Site.Runs(Asks);

        var page = await team.Visit($"/admin/workflows/{id.Value}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Text.ShouldContain("Wacht op een antwoord");
        page.All(".flow__step--here text").ShouldBe(["Goedkeuring", "hier staat het nu"]);
        page.Text.ShouldContain("bij Goed naar “Schrijf een nota”");
        page.All(".journal__line").Count.ShouldBe(2);
        // The team is not among those who are asked.
        page.Document.QuerySelector("form[action*='handler=Answer']").ShouldBeNull();
    }

    [Fact]
    public async Task The_chair_who_is_asked_answers_with_a_note_and_it_goes_on()
    {
        using var chair = await Site.SignedIn(Role.Chair);
        var id = await Site.Starts(await Site.Keeps(Asks), "edition/x");
        await Site.RunDueAsync();

        var page = await chair.Visit($"/admin/workflows/{id.Value}");
        page.Text.ShouldContain("Is edition/x klaar?");
        page.Document.QuerySelector("details form[action*='handler=Skip']").ShouldBeNull();
        var token = (await Site.Wait(id)).Token.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answered = await chair.Post($"/admin/workflows/{id.Value}?handler=Answer", ("token", token), ("action", "Goed"), ("Reason", "Mooi werk"));
        await Site.RunDueAsync();

        answered.Text.ShouldContain("Je antwoord is genoteerd: Goed");
        (await Site.Told(id)).ShouldBe(["Started a", "Waits a", "Done a Goed", "Done b Done"]);
        (await Site.Instance(id)).DecidedBy.ShouldNotBeNull();
        (await chair.Post($"/admin/workflows/{id.Value}?handler=Answer", ("token", token), ("action", "Goed"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Whoever_is_not_asked_may_not_see_answer_or_steer_it()
    {
        using var juror = await Site.SignedIn(Role.Juror);
        using var team = await Site.SignedIn(Role.Team);
        var id = await Site.Runs(Asks);
        var token = (await Site.Wait(id)).Token.ToString(System.Globalization.CultureInfo.InvariantCulture);

        (await juror.Visit($"/admin/workflows/{id.Value}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await team.Post($"/admin/workflows/{id.Value}?handler=Answer", ("token", token), ("action", "Goed"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var handler in new[] { "Pause", "GoOn", "Retry", "Skip", "Abort", "Answer" })
            (await juror.Post($"/admin/workflows/{id.Value}?handler={handler}", ("token", token), ("action", "Goed"), ("outcome", "Goed"), ("Reason", "x"))).Status.ShouldBe(HttpStatusCode.Forbidden, handler);
        (await team.Visit($"/admin/workflows/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Waiting);
    }

    [Fact]
    public async Task What_failed_says_why_in_words_and_can_be_skipped_only_with_a_reason()
    {
        using var team = await Site.SignedIn(Role.Team);
        var id = await Site.Runs("a:IfElseTask{\"Condition\":{\"Expression\":\"{{ Workflow.Properties.Nothing }}x\",\"Syntax\":\"Liquid\"}} -True> b:LogTask{\"Text\":\"Klaar\"}");

        var page = await team.Visit($"/admin/workflows/{id.Value}");
        page.Text.ShouldContain("Het draaiboek staat stil bij “Als … dan”");
        page.Text.ShouldContain("De voorwaarde moet true of false opleveren. Er staat: “x”.");
        var refused = await team.Submit(page, new Dictionary<string, string> { ["outcome"] = "True", ["Reason"] = "" }, "form[action*='handler=Skip']");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        refused.Text.ShouldContain("Zeg waarom.");
        var skipped = await team.Submit(page, new Dictionary<string, string> { ["outcome"] = "True", ["Reason"] = "Het klopt" }, "form[action*='handler=Skip']");
        await Site.RunDueAsync();

        skipped.Text.ShouldContain("De stap is overgeslagen.");
        skipped.Text.ShouldContain("Reden: Het klopt");
        (await Site.Instance(id)).Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task The_team_pauses_goes_on_and_aborts()
    {
        using var team = await Site.SignedIn(Role.Team);
        var id = await Site.Runs(Asks);

        (await team.Submit(await team.Visit($"/admin/workflows/{id.Value}"), "form[action*='handler=Pause']")).Text.ShouldContain("Het draaiboek staat op pauze.");
        (await team.Submit(await team.Visit($"/admin/workflows/{id.Value}"), "form[action*='handler=GoOn']")).Text.ShouldContain("Het draaiboek gaat verder.");
        var page = await team.Submit(await team.Visit($"/admin/workflows/{id.Value}"), new Dictionary<string, string> { ["Reason"] = "Uitgesteld" }, "form[action*='handler=Abort']");

        page.Text.ShouldContain("Het draaiboek is stopgezet.");
        (await Site.Told(id)).ShouldBe(["Started a", "Waits a", "Paused", "Resumed", "Aborted"]);
        page.Document.QuerySelector("main form").ShouldBeNull(page.Text);
    }

    [Fact]
    public async Task A_rehearsal_is_shown_in_words_and_changes_nothing()
    {
        using var team = await Site.SignedIn(Role.Team);
        var id = await Site.Runs(Asks, "b -Done> c:EmailTask{\"Recipients\":\"dry@example.org\",\"Subject\":\"x\",\"Body\":\"x\"}");

        var page = await team.Visit($"/admin/workflows/{id.Value}/rehearse");

        page.Text.ShouldContain("Zo geraakt het draaiboek tot het einde.");
        page.All(".tiles strong").ShouldBe(["3", "1"]);
        page.Text.ShouldContain("1 mail staat klaar.");
        (await Site.Told(id)).ShouldBe(["Started a", "Waits a"]);
        using var juror = await Site.SignedIn(Role.Juror);
        (await juror.Visit($"/admin/workflows/{id.Value}/rehearse")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_rehearsal_ends_where_the_same_question_would_come_back_for_ever()
    {
        using var team = await Site.SignedIn(Role.Team);
        var id = await Site.Runs("a:UserTaskEvent{\"Actions\":[\"Klaar\",\"Bijna\"]} -Klaar> a", "a -Bijna> a");

        var page = await team.Visit($"/admin/workflows/{id.Value}/rehearse");

        page.Text.ShouldContain("Zo stelt het telkens dezelfde vraag.");
        page.All(".journal__line").Count.ShouldBe(4);
    }

    [Fact]
    public async Task Moving_to_a_newer_version_is_shown_before_it_is_done()
    {
        using var team = await Site.SignedIn(Role.Team);
        var definition = await Site.Keeps(Asks);
        var id = await Site.Starts(definition);
        await Site.RunDueAsync();
        (await team.Visit($"/admin/workflows/{id.Value}")).Text.ShouldNotContain("nieuwere versie");
        await Site.Keeps(definition.Add("LogTask", new() { ["Text"] = "Erbij", ["ActivityMetadata"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "Erbij" } }, out var added).Connect("b", "Done", added));

        var page = await team.Visit($"/admin/workflows/{id.Value}/move");
        page.Text.ShouldContain("Nieuwe stappen Erbij");
        page.Text.ShouldContain("Anders ingesteld of verbonden Schrijf een nota");
        var moved = await team.Submit(page);

        moved.Text.ShouldContain("Het draaiboek volgt nu versie 2.");
        (await Site.Instance(id)).TypeVersion.ShouldBe(2);
    }
}
