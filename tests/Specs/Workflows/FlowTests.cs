using System.Text.Json.Nodes;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Workflows;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Workflows;

public sealed class FlowTests
{
    [Fact]
    public void A_step_leads_to_the_next_by_its_outcome_and_an_outcome_without_a_way_ends_it()
    {
        var definition = Drawn.Of("a:LogTask -Done> b:LogTask");

        var next = Complete(Flow.Begin("a"), "a", definition, "Done");
        next.Tokens.ShouldHaveSingleItem().Activity.ShouldBe("b");
        Complete(next, "b", definition, "Done").Tokens.ShouldBeEmpty();
        Complete(Flow.Begin("a"), "a", definition, "Other").Tokens.ShouldBeEmpty();
    }

    [Fact]
    public void A_join_of_all_opens_once_and_only_when_every_branch_is_there()
    {
        var definition = Drawn.Of("f:ForkTask -one> a:LogTask", "f -two> b:LogTask", "a -Done> j:JoinTask", "b -Done> j", "j -Joined> end:LogTask");

        var forked = Complete(Flow.Begin("f"), "f", definition, "one", "two");
        forked.Tokens.Select(t => t.Activity).ShouldBe(["a", "b"]);
        var first = Complete(forked, "a", definition, "Done");
        first.Next!.Activity.ShouldBe("b");
        first.Tokens.Single(t => t.Activity == "j").State.ShouldBe(TokenState.Joining);
        var both = Complete(first, "b", definition, "Done");
        both.Tokens.ShouldHaveSingleItem().ShouldSatisfyAllConditions(t => t.Activity.ShouldBe("j"), t => t.State.ShouldBe(TokenState.Ready));
        Complete(both, "j", definition, "Joined").Tokens.ShouldHaveSingleItem().Activity.ShouldBe("end");
    }

    [Fact]
    public void A_join_of_all_does_not_wait_for_a_branch_that_ended()
    {
        var definition = Drawn.Of("f:ForkTask -one> a:LogTask", "f -two> b:IfElseTask", "a -Done> j:JoinTask", "b -True> j", "b -False> x:LogTask", "j -Joined> end:LogTask");

        var state = Complete(Complete(Flow.Begin("f"), "f", definition, "one", "two"), "a", definition, "Done");
        var left = Complete(state, "b", definition, "False");

        left.Tokens.Where(t => t.State == TokenState.Ready).Select(t => t.Activity).ShouldBe(["x", "j"], ignoreOrder: true);
    }

    [Fact]
    public void A_join_of_any_opens_at_the_first_and_forgets_the_others()
    {
        var definition = Drawn.Of("f:ForkTask -one> a:LogTask", "f -two> b:TimerEvent", "a -Done> j:JoinTask{\"Mode\":1}", "b -Done> j", "j -Joined> end:LogTask");

        var forked = Complete(Flow.Begin("f"), "f", definition, "one", "two");
        var waits = Flow.Wait(forked, forked.Tokens.Single(t => t.Activity == "b"));
        var moved = Flow.Complete(waits, waits.Tokens.Single(t => t.Activity == "a"), ["Done"], definition);

        moved.State.Tokens.ShouldHaveSingleItem().Activity.ShouldBe("j");
        moved.Cancelled.ShouldBe([forked.Tokens.Single(t => t.Activity == "b").Id]);
    }

    [Fact]
    public void Only_what_waits_can_be_woken_and_what_woke_it_comes_along()
    {
        var begun = Flow.Begin("a");
        Flow.Wake(begun, 1, []).ShouldBe(begun);
        var woken = Flow.Wake(Flow.Wait(begun, begun.Next!), 1, new JsonObject { ["By"] = "me" });
        woken.Next!.Input.Text("By").ShouldBe("me");
        Flow.Wake(woken, 2, []).ShouldBe(woken);
    }

    [Fact]
    public void Steps_in_one_go_are_counted_and_a_wait_begins_the_count_anew()
    {
        var definition = Drawn.Of("a:LogTask -Done> b:LogTask", "b -Done> a");
        var state = Flow.Begin("a");
        for (var i = 0; i < 5; i++)
            state = Complete(state, state.Next!.Activity, definition, "Done");
        state.Burst.ShouldBe(5);
        Flow.Wait(state, state.Next!).Burst.ShouldBe(0);
    }

    [Fact]
    public void A_state_reads_back_as_it_was_written()
    {
        var state = Flow.Begin("a", new JsonObject { ["Signal"] = "é" }) with
        {
            Loops = new Dictionary<string, LoopState> { ["l"] = new(["x", "y"], 1) },
            Properties = new JsonObject { ["Name"] = "Zoë", ["Count"] = 3 },
        };

        var read = FlowState.Read(state.Write());

        read.Write().ShouldBe(state.Write());
        read.Properties.Text("name").ShouldBe("Zoë");
        read.Loops["l"].Items.ShouldBe(["x", "y"]);
    }

    private static FlowState Complete(FlowState state, string activity, WorkflowDefinition definition, params string[] outcomes) =>
        Flow.Complete(state, state.Tokens.First(t => t.Activity == activity && t.State == TokenState.Ready), outcomes, definition).State;
}
