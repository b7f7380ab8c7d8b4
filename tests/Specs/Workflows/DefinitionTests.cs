using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Workflows;

public sealed class DefinitionTests
{
    // As a site of Orchard Core exports it, with what only newer versions write and what nobody here knows.
    private const string Exported = """
        {"WorkflowTypeId":"4qs7mv9xc4ttg5ktm61qj9dy5d","Name":"Coming soon","IsEnabled":true,"IsSingleton":false,"LockTimeout":0,"LockExpiration":0,"DeleteFinishedWorkflows":true,
         "Variables":[{"Name":"Answer","TypeName":"String","IsInput":true}],"IsActivity":false,
         "Activities":[{"ActivityId":"4a","Name":"HttpRequestEvent","X":0,"Y":10,"IsStart":true,"Properties":{"ActivityMetadata":{"Title":"The form"},"HttpMethod":"POST","Url":"/x?token=abc","ValidateAntiforgeryToken":true,"TokenLifeSpan":0}},
           {"ActivityId":"4b","Name":"EmailTask","X":330,"Y":0,"IsStart":false,"Properties":{"Recipients":{"Expression":"{{ Model }}"},"Subject":{"Expression":"Hi"},"Body":{"Expression":"[js: 1 + 1]"},"IsHtmlBody":true,"Unknown":{"A":[1,null,2.50]}}}],
         "Transitions":[{"Id":0,"SourceActivityId":"4a","SourceOutcomeName":"Done","DestinationActivityId":"4b"}]}
        """;

    [Fact]
    public void What_Orchard_wrote_is_written_back_as_it_was()
    {
        var json = JsonNode.Parse(Exported)!.AsObject();

        var definition = WorkflowDefinition.Read(json);

        JsonNode.DeepEquals(JsonNode.Parse(definition.WriteText()), json).ShouldBeTrue();
        definition.WriteText().ShouldContain("2.50");
        definition.DeleteFinishedWorkflows.ShouldBeTrue();
        definition.Starts.ShouldHaveSingleItem().Title.ShouldBe("The form");
        definition.From("4a", "Done").ShouldHaveSingleItem().Destination.ShouldBe("4b");
    }

    [Fact]
    public void A_change_gives_another_definition_and_leaves_the_first_and_what_it_does_not_know()
    {
        var before = WorkflowDefinition.Read(Exported);

        var after = before.Add("LogTask", new JsonObject { ["Text"] = "x" }, out var id).Connect("4b", "Done", id).Rename("Renamed").Place("4b", 5, 6);

        before.Activities.Count.ShouldBe(2);
        before.Name.ShouldBe("Coming soon");
        after.Activities.Count.ShouldBe(3);
        (after.Find("4b")!.X, after.Find("4b")!.Y).ShouldBe((5, 6));
        after.WriteText().ShouldContain("\"Variables\"");
        after.Disconnect("4b", "Done", id).Transitions.Count.ShouldBe(1);
        after.Remove("4b").Transitions.ShouldBeEmpty();
        Should.Throw<Refusal>(() => after.Connect("4b", "Done", id)).Key.ShouldBe("Workflow.WayTwice");
    }

    [Theory]
    [InlineData("{}", "Name")]
    [InlineData("""{"Name":"x"}""", "WorkflowTypeId")]
    [InlineData("""{"Name":"x","WorkflowTypeId":"t","Activities":[{"ActivityId":"a","Name":"LogTask"},{"ActivityId":"a","Name":"LogTask"}]}""", "Activities")]
    [InlineData("""{"Name":"x","WorkflowTypeId":"t","Activities":[{"ActivityId":"a","Name":"LogTask"}],"Transitions":[{"SourceActivityId":"a","DestinationActivityId":"b"}]}""", "Transitions")]
    public void What_makes_no_graph_is_refused_with_what_is_wrong(string json, string what)
    {
        var refusal = Should.Throw<Refusal>(() => WorkflowDefinition.Read(json));

        (refusal.Key, refusal.Arguments[0]).ShouldBe(("Workflow.NotReadable", what));
    }

    [Fact]
    public void Names_are_found_in_any_case_of_letters() =>
        WorkflowDefinition.Read("""{"name":"x","workflowTypeId":"t","activities":[{"activityId":"a","name":"LogTask","isStart":true}]}""").Starts.ShouldHaveSingleItem().Name.ShouldBe("LogTask");

    [Fact]
    public void One_step_reaches_another_over_others_but_not_through_the_one_that_is_left_out()
    {
        var definition = Drawn.Of("a:LogTask -Done> b:LogTask", "b -Done> c:LogTask", "c -Done> b");

        definition.Reaches("a", "c").ShouldBeTrue();
        definition.Reaches("a", "c", without: "b").ShouldBeFalse();
        definition.Reaches("b", "b").ShouldBeTrue();
        definition.Reaches("b", "a").ShouldBeFalse();
    }

    [Fact]
    public void What_would_go_wrong_is_said_beforehand()
    {
        var activities = new Activities([new LogTask(), new IfElseTask(), new ForkTask(), new UserTaskEvent(), new TimerEvent()]);
        string[] Keys(params string[] lines) => [.. DefinitionCheck.Of(Drawn.Of(lines), activities).Select(p => p.What.Key)];

        Keys("a:LogTask{\"Text\":\"x\"}").ShouldBeEmpty();
        Keys("a:LogTask").ShouldBe(["Workflow.Problem.Missing"]);
        Keys("a:NobodyKnows").ShouldBe(["Workflow.Problem.Unknown"]);
        Keys("a:IfElseTask{\"Condition\":{\"Expression\":\"input('x') > 1\"}}").ShouldBe(["Workflow.Problem.Script"]);
        Keys("a:IfElseTask{\"Condition\":{\"Expression\":\"{% if %}\",\"Syntax\":\"Liquid\"}}").ShouldBe(["Workflow.Problem.Liquid"]);
        Keys("a:LogTask{\"Text\":\"x\"} -Never> b:LogTask{\"Text\":\"x\"}").ShouldBe(["Workflow.Problem.Outcome"]);
        Keys("a:LogTask{\"Text\":\"x\"}", "b:LogTask{\"Text\":\"x\"}").ShouldBe(["Workflow.Problem.Unreached"]);
        Keys("a:LogTask{\"Text\":\"x\"} -Done> a").ShouldBe(["Workflow.Problem.Endless"]);
        Keys("a:LogTask{\"Text\":\"x\"} -Done> u:UserTaskEvent{\"Actions\":[\"Again\"]}", "u -Again> a").ShouldBeEmpty();
        Keys("a:TimerEvent{\"CronExpression\":\"now and then\"}").ShouldBe(["Workflow.Problem.Cron"]);
    }

    [Fact]
    public void A_list_is_read_from_json_or_from_lines()
    {
        ForEachTask.Items(""" ["a", "b, c"] """).ShouldBe(["a", "b, c"]);
        ForEachTask.Items("a, b\n\nc").ShouldBe(["a", "b", "c"]);
        Should.Throw<Refusal>(() => ForEachTask.Items("[a")).Key.ShouldBe("Workflow.NoList");
    }
}
