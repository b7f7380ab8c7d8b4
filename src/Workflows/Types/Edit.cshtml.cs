using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows.Types;

/// <summary>The graph, drawn and as a list of forms: add, connect, place, remove. All of it goes into a draft until it is made a version.</summary>
internal sealed class EditModel(TypeDesk desk) : PageModel, IReload
{
    private const int Stride = 110;
    private const int Sideways = 320;

    [FromRoute] public string Id { get; set; } = "";
    /// <summary>The state that was on the screen.</summary>
    [FromForm] public int Seen { get; set; }

    public WorkflowType Type { get; private set; } = null!;
    public WorkflowDefinition Definition { get; private set; } = null!;
    public IReadOnlyList<Problem> Problems { get; private set; } = [];
    public IReadOnlySet<string> Nowhere { get; } = new HashSet<string>();

    public IEnumerable<IGrouping<ActivityGroup, IActivity>> Kinds => desk.Activities.All.GroupBy(a => a.Group);

    public string TitleOf(string activity) => desk.TitleOf(Definition, activity);

    public IReadOnlyList<string> OutcomesOf(ActivityNode node) => desk.Activities.Find(node.Name)?.OutcomesOf(node.Properties) ?? [.. Definition.From(node.Id).Select(t => t.Outcome).Distinct()];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync() => (Type, Definition, Problems) = await desk.EditedAsync(Id, HttpContext.RequestAborted);

    public Task<IActionResult> OnPostAddAsync([FromForm] string kind) => ChangeAsync("Workflow.StepAdded", definition =>
    {
        if (desk.Activities.Find(kind) is null)
            throw new NotFound();
        if (definition.Activities.Count >= WorkflowDefinition.MostActivities)
            throw new Refusal("Workflow.TooManySteps", WorkflowDefinition.MostActivities);
        return definition.Add(kind, [], out _);
    });

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string step) => ChangeAsync("Workflow.StepRemoved", definition => definition.Remove(step));

    public Task<IActionResult> OnPostConnectAsync([FromForm] string step, [FromForm] string outcome, [FromForm] string to) => ChangeAsync("Workflow.Connected", definition =>
        definition.Find(step) is null || definition.Find(to) is null || string.IsNullOrEmpty(outcome) ? throw new NotFound() : definition.Connect(step, outcome, to));

    public Task<IActionResult> OnPostDisconnectAsync([FromForm] string step, [FromForm] string outcome, [FromForm] string to) =>
        ChangeAsync("Workflow.Disconnected", definition => definition.Disconnect(step, outcome, to));

    public Task<IActionResult> OnPostBeginAsync([FromForm] string step, [FromForm] bool on) => ChangeAsync("Workflow.StepSaved", definition => definition.BeginWith(step, on));

    /// <summary>One place to a side; the whole steps of a grid, so that buttons are enough.</summary>
    public Task<IActionResult> OnPostPlaceAsync([FromForm] string step, [FromForm] string where) => ChangeAsync("Workflow.StepMoved", definition =>
    {
        var node = definition.Find(step) ?? throw new NotFound();
        return where switch
        {
            "up" => definition.Place(step, node.X, node.Y - Stride),
            "down" => definition.Place(step, node.X, node.Y + Stride),
            "left" => definition.Place(step, node.X - Sideways, node.Y),
            "right" => definition.Place(step, node.X + Sideways, node.Y),
            _ => throw new NotFound(),
        };
    });

    /// <summary>Dropped by a mouse.</summary>
    public Task<IActionResult> OnPostDropAsync([FromForm] string step, [FromForm] int x, [FromForm] int y) =>
        ChangeAsync("Workflow.StepMoved", definition => definition.Place(step, Math.Clamp(x, -20_000, 20_000), Math.Clamp(y, -100_000, 100_000)));

    public Task<IActionResult> OnPostRenameAsync([FromForm] string? name, [FromForm] bool single) => ChangeAsync("Workflow.StepSaved", definition =>
        string.IsNullOrWhiteSpace(name) || name.Length > WorkflowType.LongestName ? throw new Refusal("Workflow.NameMissing") { Field = "name" } : definition.Rename(name.Trim()).RunOnce(single));

    public async Task<IActionResult> OnPostPublishAsync()
    {
        await ReloadAsync();
        if (Seen != Type.Version)
            throw new Refusal("Save.ChangedMeanwhile");
        if (Type.IsEnabled && Problems.Any(p => p.IsFatal))
            throw new Refusal("Workflow.HasProblems");
        Type.Discard();
        await desk.KeepAsync(Definition.Enable(Type.IsEnabled), HttpContext.RequestAborted);
        return this.Done("Workflow.PublishedFlash", $"/admin/workflows/types/{Id}", Type.LatestVersion);
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await ReloadAsync();
        Type.Discard();
        return this.Done("Workflow.Discarded", $"/admin/workflows/types/{Id}");
    }

    private async Task<IActionResult> ChangeAsync(string done, Func<WorkflowDefinition, WorkflowDefinition> change)
    {
        await ReloadAsync();
        TypeDesk.Change(Type, Seen, change(Definition));
        return this.Done(done, $"/admin/workflows/types/{Id}/edit");
    }
}
