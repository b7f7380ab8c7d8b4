using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Workflows.Types;

/// <summary>What the page asks.</summary>
internal sealed class NewInput
{
    [Required, StringLength(WorkflowType.LongestName)]
    public string Name { get; set; } = "";

    /// <summary>The id of a type to begin from.</summary>
    public string? From { get; set; }
}

/// <summary>Makes a kind of workflow, empty or after the example of another. It is switched off until somebody switches it on.</summary>
internal sealed class NewModel(AppDb db, TypeDesk desk, Texts texts) : PageModel, IReload
{
    [BindProperty] public NewInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Examples { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync() =>
        Examples = [new(texts["Workflow.Empty"], ""), .. (await db.WorkflowTypes.OrderBy(t => t.Name).Select(t => new { t.WorkflowTypeId, t.Name }).ToListAsync(HttpContext.RequestAborted)).Select(t => new SelectListItem(t.Name, t.WorkflowTypeId))];

    public async Task<IActionResult> OnPostAsync()
    {
        var definition = string.IsNullOrEmpty(Input.From) ? WorkflowDefinition.Empty(Input.Name.Trim()) : (await desk.FindAsync(Input.From, null, HttpContext.RequestAborted)).Definition.Copy(Input.Name.Trim());
        await desk.KeepAsync(definition, HttpContext.RequestAborted);
        return this.Done("Workflow.Made", $"/admin/workflows/types/{definition.TypeId}/edit", Input.Name);
    }
}
