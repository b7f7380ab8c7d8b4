using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;

namespace RadicaleVernieuwers.Content.Items;

/// <summary>Asks before an item leaves the site, the list or both, says what follows from it, and can undo it.</summary>
internal sealed class LeaveModel(EditorDesk desk, ContentItems items, ItemSurroundings surroundings) : PageModel, IReload
{
    public const string Unpublish = "unpublish";
    public const string Archive = "archive";
    public const string Trash = "trash";

    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string How { get; set; } = "";

    public OpenItem Open { get; private set; } = null!;
    public Surroundings Around { get; private set; } = null!;
    public string Key => char.ToUpperInvariant(How[0]) + How[1..];
    private bool IsAllowed => How == Trash ? User.MayDelete(Open.Item.Owner) : User.MayPublish(Open.Item.Owner);

    public async Task<IActionResult> OnGetAsync()
    {
        await ReloadAsync();
        return IsAllowed ? Page() : Forbid();
    }

    public async Task ReloadAsync()
    {
        Open = await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        Around = await surroundings.OfAsync(Open.Item, User, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (!IsAllowed)
            return Forbid();
        var shown = How switch
        {
            Unpublish => await items.UnpublishAsync(Id, HttpContext.RequestAborted),
            Archive => await items.ArchiveAsync(Id, HttpContext.RequestAborted),
            _ => await items.TrashAsync(Id, HttpContext.RequestAborted),
        };
        var undo = $"/admin/content/{Id}/leave/{How}?handler=Undo&version={shown?.VersionId}";
        return new ShownRedirect(this.Done("Item.Left." + Key, How == Unpublish ? $"/admin/content/{Id}" : "/admin/content").Undo(this, undo));
    }

    /// <summary>Puts it back where it was, on the site too if it was there and the person may publish.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string? version)
    {
        await ReloadAsync();
        if (!IsAllowed)
            return Forbid();
        if (How != Unpublish)
            await items.BringBackAsync(Id, HttpContext.RequestAborted);
        if (!string.IsNullOrEmpty(version) && User.MayPublish(Open.Item.Owner))
            await items.ShowAgainAsync(Id, version, HttpContext.RequestAborted);
        return new ShownRedirect(this.Done("Item.WasUndone", $"/admin/content/{Id}"));
    }
}
