using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>A kind of workflow: the latest of its versions is the one that new instances follow.</summary>
public sealed class WorkflowType : Entity, IAudited
{
    public const int LongestId = 40;
    public const int LongestName = 200;

    /// <summary>Orchard's id, 26 characters; ids of older files are kept as they are.</summary>
    public string WorkflowTypeId { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>Whether new instances may begin. What runs goes on.</summary>
    public bool IsEnabled { get; private set; }
    public int LatestVersion { get; private set; }

    /// <summary>What somebody works on; null where nobody does. It becomes a version when they say so.</summary>
    [NotAudited]
    public string? DraftJson { get; private set; }

    public string AuditSubject => $"workflow-type/{WorkflowTypeId}";

    internal static WorkflowType Of(WorkflowDefinition definition) => new() { WorkflowTypeId = definition.TypeId, Name = definition.Name };

    internal void Draft(WorkflowDefinition definition) => DraftJson = definition.WriteText();

    internal void Discard() => DraftJson = null;

    /// <summary>Takes a new version as the one that new instances follow.</summary>
    internal WorkflowVersion Follow(WorkflowDefinition definition, bool isEnabled, UserId? by, DateTimeOffset at)
    {
        (Name, IsEnabled, LatestVersion) = (definition.Name, isEnabled, LatestVersion + 1);
        return WorkflowVersion.Of(WorkflowTypeId, LatestVersion, definition.WriteText(), by, at);
    }
}

/// <summary>One version of a kind of workflow, word for word. It never changes.</summary>
public sealed class WorkflowVersion
{
    public string WorkflowTypeId { get; private set; } = "";
    public int Number { get; private set; }
    /// <summary>Orchard's <c>WorkflowType</c> JSON.</summary>
    public string Json { get; private set; } = "{}";
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal static WorkflowVersion Of(string type, int number, string json, UserId? by, DateTimeOffset at) => new() { WorkflowTypeId = type, Number = number, Json = json, By = by, At = at };
}

/// <summary>An event that begins an instance of the latest version of an enabled type.</summary>
internal sealed class WorkflowStart
{
    public string WorkflowTypeId { get; private set; } = "";
    public string ActivityId { get; private set; } = "";
    public string Event { get; private set; } = "";

    public static WorkflowStart Of(string type, ActivityNode activity) => new() { WorkflowTypeId = type, ActivityId = activity.Id, Event = activity.Name };
}

internal sealed class WorkflowTypeMapping : IEntityTypeConfiguration<WorkflowType>, IEntityTypeConfiguration<WorkflowVersion>, IEntityTypeConfiguration<WorkflowStart>
{
    public void Configure(EntityTypeBuilder<WorkflowType> type)
    {
        type.ToTable("workflow_types");
        type.HasKey(t => t.WorkflowTypeId);
        type.Property(t => t.WorkflowTypeId).HasMaxLength(WorkflowType.LongestId);
        type.Property(t => t.Name).HasMaxLength(WorkflowType.LongestName);
    }

    public void Configure(EntityTypeBuilder<WorkflowVersion> version)
    {
        version.ToTable("workflow_versions");
        version.HasKey(v => new { v.WorkflowTypeId, v.Number });
        version.Property(v => v.WorkflowTypeId).HasMaxLength(WorkflowType.LongestId);
        version.HasOne<WorkflowType>().WithMany().HasForeignKey(v => v.WorkflowTypeId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<WorkflowStart> start)
    {
        start.ToTable("workflow_starts");
        start.HasKey(s => new { s.WorkflowTypeId, s.ActivityId });
        start.Property(s => s.WorkflowTypeId).HasMaxLength(WorkflowType.LongestId);
        start.Property(s => s.ActivityId).HasMaxLength(50);
        start.Property(s => s.Event).HasMaxLength(100);
        start.HasOne<WorkflowType>().WithMany().HasForeignKey(s => s.WorkflowTypeId);
        start.HasIndex(s => s.Event);
    }
}
