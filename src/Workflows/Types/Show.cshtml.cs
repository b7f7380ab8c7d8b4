using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows.Types;

/// <summary>One kind of workflow: its drawing, what is wrong with it, its versions, and a start for a subject.</summary>
internal sealed class ShowModel(AppDb db, TypeDesk desk, StartWorkflow start, IEnumerable<IWorkflowSubjects> subjects, Actor actor) : PageModel, IReload
{
    [FromRoute] public string Id { get; set; } = "";
    [FromQuery(Name = "version")] public int? Number { get; set; }

    public WorkflowType Type { get; private set; } = null!;
    public WorkflowDefinition Definition { get; private set; } = null!;
    public IReadOnlyList<Problem> Problems { get; private set; } = [];
    public IReadOnlyList<(int Number, DateTimeOffset At, int Running)> Versions { get; private set; } = [];
    public IReadOnlyList<WorkflowSubject> Subjects { get; private set; } = [];

    public int Shown => Number ?? Type.LatestVersion;
    public IReadOnlySet<string> Nowhere { get; } = new HashSet<string>();

    public string TitleOf(string activity) => desk.TitleOf(Definition, activity);

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        var cancel = HttpContext.RequestAborted;
        (Type, Definition, Problems) = await desk.FindAsync(Id, Number, cancel);
        var instances = db.WorkflowInstances;
        Versions = [.. (await db.WorkflowVersions.Where(v => v.WorkflowTypeId == Id).OrderByDescending(v => v.Number)
            .Select(v => new { v.Number, v.At, Running = instances.Count(i => i.WorkflowTypeId == Id && i.TypeVersion == v.Number && i.Status != WorkflowStatus.Finished && i.Status != WorkflowStatus.Aborted) }).ToListAsync(cancel)).Select(v => (v.Number, v.At, v.Running))];
        var choices = new List<WorkflowSubject>();
        foreach (var source in subjects)
            choices.AddRange(await source.ChoicesAsync(db, cancel));
        Subjects = choices;
    }

    public async Task<IActionResult> OnPostStartAsync([FromForm] string? subject)
    {
        await ReloadAsync();
        if (!string.IsNullOrEmpty(subject) && Subjects.All(s => s.Correlation != subject))
            throw new NotFound();
        var instance = await start.RunAsync(db, Id, subject ?? "", actor.User, desk.Now, HttpContext.RequestAborted);
        return this.Done("Workflow.StartedFlash", $"/admin/workflows/{instance.Id.Value}", Type.Name);
    }

    public async Task<IActionResult> OnPostSwitchAsync([FromForm] bool on)
    {
        await ReloadAsync();
        (_, var latest, var problems) = await desk.FindAsync(Id, null, HttpContext.RequestAborted);
        if (on && problems.FirstOrDefault(p => p.IsFatal) is not null)
            throw new Refusal("Workflow.HasProblems");
        await desk.KeepAsync(latest.Enable(on), HttpContext.RequestAborted);
        return this.Done(on ? "Workflow.SwitchedOn" : "Workflow.SwitchedOff", $"/admin/workflows/types/{Id}", Type.Name);
    }

    public async Task<IActionResult> OnPostRestoreAsync([FromForm] int version)
    {
        await ReloadAsync();
        var (_, old, _) = await desk.FindAsync(Id, version, HttpContext.RequestAborted);
        await desk.KeepAsync(old, HttpContext.RequestAborted);
        return this.Done("Workflow.Restored", $"/admin/workflows/types/{Id}", version);
    }
}
