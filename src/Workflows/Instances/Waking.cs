using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>What every way of going on has in common: the wait is over, the token is ready, and its step has a due row.</summary>
internal static class Waking
{
    public static void Wake(AppDb db, WorkflowInstance instance, WorkflowWait wait, JsonObject input, DateTimeOffset now)
    {
        if (instance.IsOver)
            return;
        db.Set<WorkflowWait>().Remove(wait);
        instance.Become(Flow.Wake(instance.State, wait.Token, input), now);
        Plan(db, instance, now);
    }

    /// <summary>Plans the next step, where there is one to do. One save of an instance plans one: its subject is the version that the save makes.</summary>
    public static void Plan(AppDb db, WorkflowInstance instance, DateTimeOffset now)
    {
        if (instance.Status != WorkflowStatus.Running)
            return;
        var version = db.Entry(instance).State is EntityState.Added or EntityState.Detached ? 0 : instance.Version + 1;
        var subject = $"{instance.Id.Value:N}/{version}";
        if (!db.Dues.Local.Any(d => d.Kind == StepJob.DueKind && d.Subject == subject))
            db.Dues.Add(Due.Work(StepJob.DueKind, subject, now));
    }

    public static WorkflowInstanceId InstanceOf(Due due) => new(Guid.ParseExact(due.Subject.AsSpan(0, 32), "N"));
}
