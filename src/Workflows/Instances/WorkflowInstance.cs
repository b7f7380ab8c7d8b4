using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>One run of a workflow.</summary>
public readonly record struct WorkflowInstanceId(Guid Value) : IId<WorkflowInstanceId>;

/// <summary>How an instance is doing.</summary>
public enum WorkflowStatus { Running, Waiting, Paused, Faulted, Finished, Aborted }

/// <summary>One run of a workflow, pinned to the version it began with. Its row's version is the fence: of two nodes on one step, one save fails.</summary>
public sealed class WorkflowInstance : Entity
{
    public const int LongestCorrelation = 200;

    private FlowState? _state;

    public WorkflowInstanceId Id { get; private set; }
    public string WorkflowTypeId { get; private set; } = "";
    /// <summary>The version of the type that it follows.</summary>
    public int TypeVersion { get; private set; }
    /// <summary>What it is about, such as <c>edition/0197…</c>.</summary>
    public string Correlation { get; private set; } = "";
    public WorkflowStatus Status { get; private set; }
    public string StateJson { get; private set; } = "{}";
    /// <summary>Lines in the journal so far.</summary>
    public int Lines { get; private set; }
    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Changed { get; private set; }
    public DateTimeOffset? Paused { get; private set; }
    /// <summary>Why it stands still until a person acts: a key and arguments, as <see cref="Said"/> writes them.</summary>
    public string? FaultJson { get; private set; }
    /// <summary>The token whose step failed.</summary>
    public int? FaultToken { get; private set; }
    /// <summary>Who last took a decision in it: in whose name the steps after it act.</summary>
    public UserId? DecidedBy { get; private set; }
    /// <summary>Type and subject while it runs, where only one may: unique.</summary>
    internal string? SingletonKey { get; private set; }

    public FlowState State => _state ??= FlowState.Read(StateJson);

    public Said? Fault => FaultJson is null ? null : Said.Read(FaultJson).FirstOrDefault();

    public bool IsOver => Status is WorkflowStatus.Finished or WorkflowStatus.Aborted;

    internal static WorkflowInstance Begin(WorkflowDefinition definition, int version, string correlation, string activity, JsonObject? input, DateTimeOffset now)
    {
        var instance = new WorkflowInstance
        {
            Id = Data.Id.New<WorkflowInstanceId>(),
            WorkflowTypeId = definition.TypeId,
            TypeVersion = version,
            Correlation = correlation,
            Started = now,
            SingletonKey = definition.IsSingleton ? $"{definition.TypeId}/{correlation}" : null,
        };
        instance.Become(Flow.Begin(activity, input), now);
        return instance;
    }

    /// <summary>Stands where this state says.</summary>
    internal void Become(FlowState state, DateTimeOffset now)
    {
        (_state, StateJson, Changed) = (state, state.Write(), now);
        Settle();
    }

    internal int NextLine() => ++Lines;

    internal void CorrelateTo(string correlation)
    {
        if (SingletonKey is not null)
            SingletonKey = $"{WorkflowTypeId}/{correlation}";
        Correlation = correlation;
    }

    internal void DecideBy(UserId? person) => DecidedBy = person ?? DecidedBy;

    internal void Break(int token, Said reason, DateTimeOffset now)
    {
        (FaultToken, FaultJson, Changed) = (token, Said.Write([reason]), now);
        Settle();
    }

    internal void Mend(DateTimeOffset now)
    {
        (FaultToken, FaultJson, Changed) = (null, null, now);
        Settle();
    }

    /// <exception cref="Refusal"><c>Workflow.IsOver</c> or <c>Workflow.IsPaused</c>.</exception>
    internal void Pause(DateTimeOffset now)
    {
        RefuseIfOver();
        if (Paused is not null)
            throw new Refusal("Workflow.IsPaused");
        (Paused, Changed) = (now, now);
        Settle();
    }

    /// <exception cref="Refusal"><c>Workflow.IsNotPaused</c>.</exception>
    internal void GoOn(DateTimeOffset now)
    {
        RefuseIfOver();
        if (Paused is null)
            throw new Refusal("Workflow.IsNotPaused");
        (Paused, Changed) = (null, now);
        Settle();
    }

    internal void Abort(DateTimeOffset now)
    {
        RefuseIfOver();
        _state = State with { Tokens = [] };
        (StateJson, Changed, FaultJson, FaultToken, Paused) = (_state.Write(), now, null, null, null);
        (Status, SingletonKey) = (WorkflowStatus.Aborted, null);
    }

    internal void Follow(int version) => TypeVersion = version;

    /// <exception cref="Refusal"><c>Workflow.IsOver</c>.</exception>
    internal void RefuseIfOver()
    {
        if (IsOver)
            throw new Refusal("Workflow.IsOver");
    }

    private void Settle()
    {
        Status = State.Tokens.Count == 0 ? WorkflowStatus.Finished
            : FaultJson is not null ? WorkflowStatus.Faulted
            : Paused is not null ? WorkflowStatus.Paused
            : State.Next is not null ? WorkflowStatus.Running : WorkflowStatus.Waiting;
        if (IsOver)
            SingletonKey = null;
    }
}

/// <summary>What an instance waits for, where it can be found when it comes.</summary>
internal sealed class WorkflowWait
{
    public WorkflowInstanceId InstanceId { get; private set; }
    public int Token { get; private set; }
    public string ActivityId { get; private set; } = "";
    /// <summary>The activity's name.</summary>
    public string Event { get; private set; } = "";
    /// <summary>Which of those events: a subject, a signal.</summary>
    public string Key { get; private set; } = "";
    /// <summary>When it comes by itself; null where a person or an event has to come.</summary>
    public DateTimeOffset? At { get; private set; }
    public DateTimeOffset Since { get; private set; }
    /// <summary>What a person may answer, one a line; empty where none is asked.</summary>
    public string Actions { get; private set; } = "";
    /// <summary>Roles or permissions of who may answer, one a line; empty means the team.</summary>
    public string Answerers { get; private set; } = "";

    public IReadOnlyList<string> Choices => Lines(Actions);
    public IReadOnlyList<string> AskedOf => Lines(Answerers);

    public static WorkflowWait Of(WorkflowInstanceId instance, Token token, WaitFor wait, DateTimeOffset now) => new()
    {
        InstanceId = instance,
        Token = token.Id,
        ActivityId = token.Activity,
        Event = wait.Event,
        Key = wait.Key,
        At = wait.At,
        Since = now,
        Actions = string.Join('\n', wait.Actions),
        Answerers = string.Join('\n', wait.AskedOf),
    };

    public void MoveTo(DateTimeOffset? at) => At = at;

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>An event as workflows hear it: written in the save in which it happened, heard in one of its own.</summary>
internal sealed class WorkflowTrigger
{
    public WorkflowTriggerId Id { get; private set; }
    public string Event { get; private set; } = "";
    /// <summary>What it is about, one a line: a wait for any of these hears it.</summary>
    public string Keys { get; private set; } = "";
    public string InputJson { get; private set; } = "{}";
    public DateTimeOffset At { get; private set; }

    public static WorkflowTrigger Of(string name, IEnumerable<string> keys, JsonObject input, DateTimeOffset at) =>
        new() { Id = Data.Id.New<WorkflowTriggerId>(), Event = name, Keys = string.Join('\n', keys), InputJson = input.Write(), At = at };
}

internal readonly record struct WorkflowTriggerId(Guid Value) : IId<WorkflowTriggerId>;

internal sealed class WorkflowInstanceMapping : IEntityTypeConfiguration<WorkflowInstance>, IEntityTypeConfiguration<WorkflowWait>, IEntityTypeConfiguration<WorkflowTrigger>, IEntityTypeConfiguration<JournalLine>
{
    public void Configure(EntityTypeBuilder<WorkflowInstance> instance)
    {
        instance.ToTable("workflow_instances");
        instance.Property(i => i.WorkflowTypeId).HasMaxLength(WorkflowType.LongestId);
        instance.Property(i => i.Correlation).HasMaxLength(WorkflowInstance.LongestCorrelation);
        instance.Property(i => i.SingletonKey).HasMaxLength(WorkflowInstance.LongestCorrelation + WorkflowType.LongestId + 1);
        instance.Ignore(i => i.State);
        instance.Ignore(i => i.Fault);
        instance.HasOne<WorkflowVersion>().WithMany().HasForeignKey(i => new { i.WorkflowTypeId, i.TypeVersion }).OnDelete(DeleteBehavior.Restrict);
        instance.HasIndex(i => i.SingletonKey).IsUnique();
        instance.HasIndex(i => i.Correlation);
        instance.HasIndex(i => new { i.Status, i.Changed });
    }

    public void Configure(EntityTypeBuilder<WorkflowWait> wait)
    {
        wait.ToTable("workflow_waits");
        wait.HasKey(w => new { w.InstanceId, w.Token });
        wait.Property(w => w.ActivityId).HasMaxLength(50);
        wait.Property(w => w.Event).HasMaxLength(100);
        wait.Property(w => w.Key).HasMaxLength(WorkflowInstance.LongestCorrelation);
        wait.Ignore(w => w.Choices);
        wait.Ignore(w => w.AskedOf);
        wait.HasOne<WorkflowInstance>().WithMany().HasForeignKey(w => w.InstanceId);
        wait.HasIndex(w => new { w.Event, w.Key });
    }

    public void Configure(EntityTypeBuilder<WorkflowTrigger> trigger)
    {
        trigger.ToTable("workflow_triggers");
        trigger.Property(t => t.Event).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<JournalLine> line)
    {
        line.ToTable("workflow_journal");
        line.HasKey(l => new { l.InstanceId, l.Number });
        line.Property(l => l.ActivityId).HasMaxLength(50);
        line.Property(l => l.Outcome).HasMaxLength(200);
        line.Ignore(l => l.Said);
        line.HasOne<WorkflowInstance>().WithMany().HasForeignKey(l => l.InstanceId);
    }
}
