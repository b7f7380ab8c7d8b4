using System.Text.Json;
using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Where a token is in its step: to be done, done in part and waiting, or before a join that others have to reach as well.</summary>
public enum TokenState { Ready, Waiting, Joining }

/// <summary>A place where an instance is. After a fork there are several.</summary>
/// <param name="Via">The transition by which it came to a join.</param>
/// <param name="Input">What woke it: the step goes on where it waited.</param>
public sealed record Token(int Id, string Activity, TokenState State, int? Via = null, JsonObject? Input = null);

/// <summary>How far a loop is.</summary>
public sealed record LoopState(IReadOnlyList<string> Items, int Next);

/// <summary>All that an instance knows: a value, stored as JSON.</summary>
/// <param name="Burst">Steps done since it last waited: a loop that never waits is stopped by it.</param>
public sealed record FlowState(IReadOnlyList<Token> Tokens, int LastToken, int Burst, IReadOnlyDictionary<string, LoopState> Loops, JsonObject Properties)
{
    private static readonly JsonSerializerOptions Stored = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public static FlowState Empty { get; } = new([], 0, 0, new Dictionary<string, LoopState>(), []);

    /// <summary>The token whose turn it is.</summary>
    public Token? Next => Tokens.FirstOrDefault(t => t.State == TokenState.Ready);

    public Token? Find(int token) => Tokens.FirstOrDefault(t => t.Id == token);

    public string Write() => JsonSerializer.Serialize(this, Stored);

    public static FlowState Read(string json)
    {
        var read = JsonSerializer.Deserialize<FlowState>(json, Stored)!;
        return read with { Properties = WorkflowJson.Parse(read.Properties.ToJsonString()) };
    }

    internal FlowState With(Token changed) => this with { Tokens = [.. Tokens.Select(t => t.Id == changed.Id ? changed : t)] };

    internal FlowState Without(Func<Token, bool> gone) => this with { Tokens = [.. Tokens.Where(t => !gone(t))] };
}
