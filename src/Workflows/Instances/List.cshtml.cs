using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows.Instances;

internal sealed record InstanceLine(WorkflowInstanceId Id, string Type, int Version, string Correlation, WorkflowStatus Status, DateTimeOffset Changed, int Asked, DateTimeOffset? Next);

internal sealed record TypeLine(string Id, string Name, bool IsEnabled, int Version, int Running);

/// <summary>All that runs and all that can run. What waits for a person comes first.</summary>
internal sealed class ListModel(AppDb db, IEnumerable<IWorkflowSubjects> subjects) : PageModel
{
    public const int PageSize = 50;

    [FromQuery(Name = "state")] public WorkflowStatus? State { get; set; }
    [FromQuery(Name = "page")] public int Number { get; set; } = 1;

    public IReadOnlyList<InstanceLine> Instances { get; private set; } = [];
    public IReadOnlyList<TypeLine> Types { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();
    public int Pages { get; private set; }

    public async Task OnGetAsync()
    {
        var (instances, waits, types, cancel) = (db.WorkflowInstances, db.WorkflowWaits, db.WorkflowTypes, HttpContext.RequestAborted);
        var shown = State is { } state ? instances.Where(i => i.Status == state) : instances;
        Pages = Math.Max(1, (int)Math.Ceiling(await shown.CountAsync(cancel) / (double)PageSize));
        Number = Math.Clamp(Number, 1, Pages);
        Instances = await shown.OrderByDescending(i => i.Status == WorkflowStatus.Faulted).ThenByDescending(i => i.Changed).ThenBy(i => i.Id).Skip((Number - 1) * PageSize).Take(PageSize)
            .Select(i => new InstanceLine(i.Id, types.Where(t => t.WorkflowTypeId == i.WorkflowTypeId).Select(t => t.Name).FirstOrDefault() ?? "", i.TypeVersion, i.Correlation, i.Status, i.Changed,
                waits.Count(w => w.InstanceId == i.Id && w.Actions != ""), waits.Where(w => w.InstanceId == i.Id).Min(w => w.At))).ToListAsync(cancel);
        Types = await types.OrderBy(t => t.Name).Select(t => new TypeLine(t.WorkflowTypeId, t.Name, t.IsEnabled, t.LatestVersion,
            instances.Count(i => i.WorkflowTypeId == t.WorkflowTypeId && i.Status != WorkflowStatus.Finished && i.Status != WorkflowStatus.Aborted))).ToListAsync(cancel);
        Names = await subjects.NamesOfAsync(db, [.. Instances.Select(i => i.Correlation)], cancel);
    }
}
