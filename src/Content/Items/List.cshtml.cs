using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content.Items;

internal sealed class ListModel(AppDb db, ItemList list, ItemLanguages languages, EditorDesk desk, TimeProvider clock) : PageModel, IReload
{
    [BindProperty] public string? FilterName { get; set; }
    [BindProperty] public bool FilterShared { get; set; }

    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];
    public ItemFilter Filter { get; private set; } = new();
    public ItemPage Found { get; private set; } = new([], 0, null, null);
    public IReadOnlyDictionary<string, LanguageRow> Languages { get; private set; } = new Dictionary<string, LanguageRow>();
    public IReadOnlyList<EditorName> Editors { get; private set; } = [];
    public IReadOnlyList<SavedFilter> Saved { get; private set; } = [];
    public BulkAct? Act { get; private set; }
    public IReadOnlyList<BulkResult> Results { get; private set; } = [];
    public DateTimeOffset Now { get; private set; }
    public string Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Now = clock.Instant();
        Types = await desk.TypesAsync(HttpContext.RequestAborted);
        Filter = ItemFilter.Read(Request.Query);
        Found = await list.ReadAsync(Filter, [.. Types.Select(t => t.Name)], User, Request.Query["after"].FirstOrDefault(), Request.Query["before"].FirstOrDefault(), HttpContext.RequestAborted);
        Languages = await languages.OfAsync([.. Found.Lines.Select(l => l.LocalizationSet).OfType<string>().Distinct()], HttpContext.RequestAborted);
        Editors = await ItemSurroundings.EditorsAsync(db, HttpContext.RequestAborted);
        var me = Me;
        Saved = await db.Set<SavedFilter>().AsNoTracking().Where(f => f.Owner == me || f.IsShared).OrderBy(f => f.Name).ToListAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync(string newType)
    {
        var type = await desk.EditableAsync(newType, HttpContext.RequestAborted);
        var item = HttpContext.RequestServices.GetRequiredService<ContentItems>().Draft(type.Name, Start(type), User.OwnerId(), User.Identity?.Name);
        return RedirectToPage("/Content/Items/Edit", new { id = item.ItemId });
    }

    /// <summary>Does one thing to all items that were chosen, and says of each how it went.</summary>
    public async Task<IActionResult> OnPostBulkAsync(BulkAct? act, string[]? chosen, [FromServices] BulkWork bulk, [FromServices] IndexPosition position)
    {
        if (act is not { } wanted || chosen is not { Length: > 0 })
            throw new Refusal("Bulk.NothingChosen");
        Act = wanted;
        Results = await bulk.RunAsync(wanted, chosen, User, HttpContext.RequestAborted);
        return await ShowResultsAsync(position);
    }

    public async Task<IActionResult> OnPostUndoAsync(BulkAct act, string[]? shown, [FromServices] BulkWork bulk, [FromServices] IndexPosition position)
    {
        Results = await bulk.UndoAsync(act, shown ?? [], User, HttpContext.RequestAborted);
        return await ShowResultsAsync(position);
    }

    /// <summary>Keeps the question of this address under a name.</summary>
    public async Task<IActionResult> OnPostSaveFilterAsync()
    {
        var query = ItemFilter.Read(Request.Query).ToQuery();
        var (me, name) = (Me, FilterName?.Trim() ?? "");
        if (await db.Set<SavedFilter>().AnyAsync(f => f.Owner == me && f.Name == name, HttpContext.RequestAborted))
            throw new Refusal("Filter.NameTaken") { Field = nameof(FilterName) };
        db.Add(SavedFilter.Of(me, name, query, FilterShared));
        return this.Done("Filter.WasSaved", "/admin/content?" + query);
    }

    /// <summary>Only one's own.</summary>
    public async Task<IActionResult> OnPostDropFilterAsync(Guid filter)
    {
        var (me, id) = (Me, Data.Id.From<SavedFilterId>(filter));
        db.Remove(await db.Set<SavedFilter>().SingleOrDefaultAsync(f => f.Id == id && f.Owner == me, HttpContext.RequestAborted) ?? throw new NotFound());
        return this.Done("Filter.WasDropped", "/admin/content");
    }

    public bool MayExport => User.May(Permissions.Export);

    public string TypeLabel(string name) => Types.FirstOrDefault(t => t.Name == name)?.Label.In(Language) ?? name;

    public LanguageRow LanguagesOf(ItemLine line) => line switch
    {
        { Culture: null } => LanguageRow.None,
        { LocalizationSet: { } set } when Languages.TryGetValue(set, out var row) => row,
        _ => languages.Alone(line, Now),
    };

    public bool IsMine(SavedFilter filter) => filter.Owner == Me;

    /// <summary>What may be done with items as the list shows them now.</summary>
    public IEnumerable<BulkAct> Acts => Filter.Shelf switch
    {
        Shelf.Archive => [BulkAct.Restore, BulkAct.Trash],
        Shelf.Trash => [BulkAct.Restore],
        _ => [BulkAct.Publish, BulkAct.Unpublish, BulkAct.Archive, BulkAct.Trash],
    };

    private UserId Me => Guid.TryParse(User.OwnerId(), out var id) ? Data.Id.From<UserId>(id) : default;

    private async Task<IActionResult> ShowResultsAsync(IndexPosition position)
    {
        await position.WaitForAsync(db, HttpContext.RequestAborted);
        await ReloadAsync();
        return Page();
    }

    private JsonObject Start(ContentTypeDefinition type) =>
        type.Has("LocalizationPart") ? new() { ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = ItemIds.New(), ["Culture"] = Language } } : [];
}
