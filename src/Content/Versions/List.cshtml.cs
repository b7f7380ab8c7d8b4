using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content.Versions;

internal sealed class ListModel(EditorDesk desk, ContentItems items, Texts texts, TimeProvider clock) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    /// <summary>The version on the left.</summary>
    [BindProperty(SupportsGet = true)] public string? One { get; set; }
    /// <summary>The version on the right; the latest where none was chosen.</summary>
    [BindProperty(SupportsGet = true)] public string? Other { get; set; }

    public OpenItem Open { get; private set; } = null!;
    public IReadOnlyList<ContentItem> Versions { get; private set; } = [];
    public ContentItem? Left { get; private set; }
    public ContentItem? Right { get; private set; }
    public IReadOnlyList<ComparedField> Differences { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync()
    {
        Now = clock.Instant();
        Open = await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        Versions = await items.VersionsAsync(Id, HttpContext.RequestAborted);
        if (string.IsNullOrEmpty(One))
            return;
        Left = Find(One);
        Right = string.IsNullOrEmpty(Other) ? Open.Item : Find(Other);
        Differences = [.. CompareAnswers.Between(Open.Form, Left.Parts(), Right.Parts(), Wording.Here(texts)).Where(c => c.Differs)];
    }

    public Task ReloadAsync() => OnGetAsync();

    /// <summary>Puts an old text in a new draft. Nothing that came after it is lost.</summary>
    public async Task<IActionResult> OnPostAsync(string version)
    {
        await OnGetAsync();
        await items.RestoreAsync(Find(version).VersionId, User.Identity?.Name, HttpContext.RequestAborted);
        return this.Done("Item.WasRestored", $"/admin/content/{Id}");
    }

    /// <summary>What became of a version: text keys, some with an instant.</summary>
    public IEnumerable<(string Key, string Badge, DateTimeOffset? At)> StateOf(ContentItem version)
    {
        if (version.IsScheduled && version.VisibleFrom > Now)
            yield return ("Version.Planned", "wait", version.VisibleFrom);
        if (version.IsPublished)
            yield return ("Version.Public", "good", version.Published);
        else if (version.Published is { } published)
            yield return ("Version.WasPublic", "", published);
        if (version.IsDraft && !version.IsScheduled)
            yield return ("Version.Draft", "wait", null);
    }

    private ContentItem Find(string versionId) => Versions.FirstOrDefault(v => v.VersionId == versionId) ?? throw new NotFound();
}
