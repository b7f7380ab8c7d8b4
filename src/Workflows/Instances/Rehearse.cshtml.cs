using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows.Instances;

/// <summary>What would happen from here on, if all goes well. Nothing of it stays.</summary>
internal sealed class RehearseModel(AppDb db, Rehearsal rehearsal, DeskReader reader, IEnumerable<IWorkflowSubjects> subjects) : PageModel
{
    [FromRoute] public WorkflowInstanceId Id { get; set; }

    public string Subject { get; private set; } = "";
    public Rehearsed Rehearsed { get; private set; } = null!;

    public string TitleOf(ActivityNode node) => reader.TitleOf(node);

    public async Task OnGetAsync()
    {
        var correlation = await db.WorkflowInstances.Where(i => i.Id == Id).Select(i => i.Correlation).SingleOrDefaultAsync(HttpContext.RequestAborted) ?? throw new NotFound();
        Subject = (await subjects.NamesOfAsync(db, [correlation], HttpContext.RequestAborted)).GetValueOrDefault(correlation, correlation);
        Rehearsed = await rehearsal.RunAsync(Id, HttpContext.RequestAborted);
    }
}
