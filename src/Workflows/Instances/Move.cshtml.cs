using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows.Instances;

/// <summary>A place that moves along.</summary>
/// <param name="Same">The step with the same id in the newer version; null where a person has to choose.</param>
internal sealed record Place(int Token, string Title, string? Same);

/// <summary>Shows what moving to the newest version means for this instance, and does it.</summary>
internal sealed class MoveModel(AppDb db, Steering steering, WorkflowDefinitions definitions, DeskReader reader) : PageModel, IReload
{
    [FromRoute] public WorkflowInstanceId Id { get; set; }

    public int From { get; private set; }
    public int To { get; private set; }
    public string Name { get; private set; } = "";
    public IReadOnlyList<Place> Places { get; private set; } = [];
    public IReadOnlyList<(string Id, string Title)> Steps { get; private set; } = [];
    public IReadOnlyList<string> Added { get; private set; } = [];
    public IReadOnlyList<string> Gone { get; private set; } = [];
    public IReadOnlyList<string> Different { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        var cancel = HttpContext.RequestAborted;
        var instance = await db.WorkflowInstances.AsNoTracking().SingleOrDefaultAsync(i => i.Id == Id, cancel) ?? throw new NotFound();
        (From, To) = (instance.TypeVersion, await db.WorkflowTypes.Where(t => t.WorkflowTypeId == instance.WorkflowTypeId).Select(t => t.LatestVersion).SingleAsync(cancel));
        var (before, after) = (await definitions.OfAsync(db, instance, cancel), await definitions.OfAsync(db, instance.WorkflowTypeId, To, cancel));
        Name = after.Name;
        Places = [.. instance.State.Tokens.Select(t => new Place(t.Id, before.Find(t.Activity) is { } node ? reader.TitleOf(node) : t.Activity, after.Find(t.Activity)?.Id))];
        Steps = [.. after.Activities.Select(a => (a.Id, reader.TitleOf(a)))];
        Added = [.. after.Activities.Where(a => before.Find(a.Id) is null).Select(reader.TitleOf)];
        Gone = [.. before.Activities.Where(a => after.Find(a.Id) is null).Select(reader.TitleOf)];
        Different = [.. after.Activities.Where(a => before.Find(a.Id) is { } old && (old.Name != a.Name || !System.Text.Json.Nodes.JsonNode.DeepEquals(old.Properties, a.Properties) || !Ways(before, a.Id).SequenceEqual(Ways(after, a.Id)))).Select(reader.TitleOf)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var to = Places.Select(p => (p.Token, Step: Request.Form["to-" + p.Token.ToString(CultureInfo.InvariantCulture)].ToString())).Where(p => p.Step.Length > 0).ToDictionary(p => p.Token, p => p.Step);
        await steering.MoveAsync(Id, To, to, HttpContext.RequestAborted);
        return this.Done("Workflow.MovedFlash", $"/admin/workflows/{Id.Value}", To);
    }

    private static IEnumerable<string> Ways(WorkflowDefinition definition, string activity) => definition.From(activity).Select(t => $"{t.Outcome}>{t.Destination}").Order(StringComparer.Ordinal);
}
