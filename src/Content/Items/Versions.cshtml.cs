using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content.Items;

internal sealed class VersionsModel(EditorDesk desk, ContentItems items, Texts texts) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    /// <summary>The version that is laid beside the latest one.</summary>
    [BindProperty(SupportsGet = true)] public string? VersionId { get; set; }

    public OpenItem Open { get; private set; } = null!;
    public IReadOnlyList<ContentItem> Versions { get; private set; } = [];
    public ContentItem? Old { get; private set; }
    public IReadOnlyList<ComparedField> Differences { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Open = await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        Versions = await items.VersionsAsync(Id, HttpContext.RequestAborted);
        if (string.IsNullOrEmpty(VersionId))
            return;
        Old = Versions.FirstOrDefault(v => v.VersionId == VersionId) ?? throw new NotFound();
        Differences = [.. CompareAnswers.Between(Open.Form, Old.Parts(), Open.Item.Parts(), Wording.Here(texts)).Where(c => c.Differs)];
    }

    public Task ReloadAsync() => OnGetAsync();

    /// <summary>Puts the old text in a new draft. Nothing that came after it is lost.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        await items.RestoreAsync((Old ?? throw new NotFound()).VersionId, User.Identity?.Name, HttpContext.RequestAborted);
        return this.Done("Item.WasRestored", $"/admin/content/{Id}");
    }
}
