using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content.Items;

/// <summary>What stands in the list of an item: its order, and new ones in it.</summary>
internal sealed class InListModel(EditorDesk desk, ContentItems items, ContentTypes types, AppDb db, TimeProvider clock) : PageModel, IReload
{
    public const int Most = 500;

    public sealed record Line(string ItemId, string Title, ItemState State);

    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    [BindProperty] public string? NewType { get; set; }
    [BindProperty] public string? Up { get; set; }
    [BindProperty] public string? Down { get; set; }

    public OpenItem Open { get; private set; } = null!;
    public IReadOnlyList<Line> Lines { get; private set; } = [];
    public IReadOnlyList<ContentTypeDefinition> NewTypes { get; private set; } = [];
    public bool IsOrdered { get; private set; }
    public string Language { get; } = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Open = await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        var settings = Open.Type.Parts.FirstOrDefault(p => p.PartName == "ListPart")?.Settings ?? throw new NotFound();
        IsOrdered = ListPart.IsOrdered(settings);
        NewTypes = [.. (await types.AllAsync(HttpContext.RequestAborted)).All.Where(t => t.IsCreatable && ListPart.TypesIn(settings).Contains(t.Name))];
        var rows = await db.Set<ContentItem>().AsNoTracking().Where(i => i.IsLatest && i.ListId == Id && i.Shelf == Shelf.Present)
            .OrderBy(i => i.ListOrder).ThenByDescending(i => i.Created).ThenBy(i => i.ItemId).Take(Most)
            .Select(i => new { i.ItemId, i.DisplayText, i.Shelf, i.IsPublished, i.IsLive, i.ScheduledFor }).ToListAsync(HttpContext.RequestAborted);
        Lines = [.. rows.Select(i => new Line(i.ItemId, i.DisplayText, ContentItem.StateOf(i.Shelf, i.IsPublished, i.IsLive, i.ScheduledFor, clock.Instant())))];
    }

    /// <summary>One of the buttons beside an item, or a new one.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (string.IsNullOrEmpty(Up) && string.IsNullOrEmpty(Down))
        {
            var type = NewTypes.FirstOrDefault(t => t.Name == NewType) ?? throw new Refusal("List.NotThatType");
            var made = await items.DraftInListAsync(Open.Item, type.Name, Start(type), User.OwnerId(), User.Identity?.Name, HttpContext.RequestAborted);
            return new LocalRedirectResult($"/admin/content/{made.ItemId}");
        }
        var (id, by) = string.IsNullOrEmpty(Up) ? (Down!, 1) : (Up, -1);
        await items.MoveInListAsync(Open.Item, id, by, HttpContext.RequestAborted);
        return new ShownRedirect(this.Done("List.WasMoved", $"/admin/content/{Id}/list"));
    }

    private JsonObject Start(ContentTypeDefinition type) =>
        type.Has("LocalizationPart") ? new() { ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = ItemIds.New(), ["Culture"] = Open.Item.Culture ?? Language } } : [];
}
