using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Workflows;

/// <summary>What a move left behind.</summary>
/// <param name="Cancelled">Tokens that are no more because a join did not need them: what they waited for is to be forgotten.</param>
public sealed record Moved(FlowState State, IReadOnlyList<int> Cancelled);

/// <summary>The rules by which tokens move over the graph: values in, values out, no database and no clock.</summary>
public static class Flow
{
    /// <summary>So many steps without a wait are a loop that somebody forgot to end.</summary>
    public const int MostInOneGo = 20_000;

    public const string Join = "JoinTask";

    public static FlowState Begin(string activity, JsonObject? input = null) =>
        FlowState.Empty with { Tokens = [new Token(1, activity, TokenState.Ready, Input: input)], LastToken = 1 };

    /// <summary>The step waits for something outside.</summary>
    public static FlowState Wait(FlowState state, Token token) => state.With(token with { State = TokenState.Waiting, Input = null }) with { Burst = 0 };

    /// <summary>What it waited for came: its turn is next.</summary>
    public static FlowState Wake(FlowState state, int token, JsonObject input) =>
        state.Find(token) is { State: TokenState.Waiting } waiting ? state.With(waiting with { State = TokenState.Ready, Input = input }) : state;

    /// <summary>The step begins anew, whatever it waited for.</summary>
    public static FlowState Repeat(FlowState state, int token) =>
        state.Find(token) is { } again ? state.With(again with { State = TokenState.Ready, Input = null }) : state;

    /// <summary>The step is done: a token goes on along each way of each outcome. An outcome that leads nowhere ends there.</summary>
    public static Moved Complete(FlowState state, Token token, IReadOnlyList<string> outcomes, WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(outcomes);
        var left = state.Without(t => t.Id == token.Id);
        var (tokens, last) = (left.Tokens.ToList(), left.LastToken);
        foreach (var way in outcomes.Distinct().SelectMany(outcome => definition.From(token.Activity, outcome)))
        {
            var joins = definition.Find(way.Destination)?.Name == Join;
            tokens.Add(new Token(++last, way.Destination, joins ? TokenState.Joining : TokenState.Ready, joins ? way.Id : null));
        }
        return Settle(left with { Tokens = tokens, LastToken = last, Burst = left.Burst + 1 }, definition);
    }

    /// <summary>Opens each join that has what it waits for. A join of all waits for every way in that can still be taken, not for one that nobody can take any more.</summary>
    private static Moved Settle(FlowState state, WorkflowDefinition definition)
    {
        var cancelled = new List<int>();
        while (state.Tokens.Where(t => t.State == TokenState.Joining).GroupBy(t => t.Activity).FirstOrDefault(join => Opens(join.Key, state, definition)) is { } open)
        {
            var join = open.Key;
            if (IsAny(definition.Find(join)!))
            {
                var late = state.Tokens.Where(t => t.Activity != join && definition.Reaches(t.Activity, join)).Select(t => t.Id).ToHashSet();
                cancelled.AddRange(late);
                state = state.Without(t => late.Contains(t.Id));
            }
            var arrived = open.Select(t => t.Id).ToHashSet();
            state = state.Without(t => arrived.Contains(t.Id));
            state = state with { Tokens = [.. state.Tokens, new Token(state.LastToken + 1, join, TokenState.Ready)], LastToken = state.LastToken + 1 };
        }
        return new(state, cancelled);
    }

    private static bool Opens(string join, FlowState state, WorkflowDefinition definition)
    {
        if (IsAny(definition.Find(join)!))
            return true;
        var arrived = state.Tokens.Where(t => t.State == TokenState.Joining && t.Activity == join).Select(t => t.Via).ToHashSet();
        return definition.To(join).All(way => arrived.Contains(way.Id))
            || !state.Tokens.Any(t => t.Activity != join && definition.To(join).Any(way => !arrived.Contains(way.Id) && (t.Activity == way.Source || definition.Reaches(t.Activity, way.Source, join))));
    }

    /// <summary>Orchard's <c>Mode</c>: 0 waits for all, 1 for any; newer files write the word.</summary>
    private static bool IsAny(ActivityNode join) => join.Properties.Text("Mode") is "1" or "WaitAny";
}
