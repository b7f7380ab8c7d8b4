using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content.Items;

internal sealed class ListModel(ContentItems items, EditorDesk desk) : PageModel
{
    public const int Size = 50;

    [BindProperty(SupportsGet = true)] public string Type { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Status { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string Q { get; set; } = "";
    /// <summary>Read by hand: to Razor Pages <c>page</c> is the name of this page.</summary>
    public int PageNumber { get; private set; } = 1;

    public IReadOnlyList<ContentTypeDefinition> Types { get; private set; } = [];
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
    public string Language { get; } = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task OnGetAsync()
    {
        Types = await desk.TypesAsync(HttpContext.RequestAborted);
        var found = Found();
        PageNumber = Request.Query["page"] is [{ } number, ..] ? int.TryParse(number, out var wanted) ? wanted : 0 : 1;
        Total = await found.CountAsync(HttpContext.RequestAborted);
        if (PageNumber < 1 || PageNumber > Pages)
            throw new NotFound();
        var all = items.All;
        Rows = await found.OrderByDescending(i => i.Modified).ThenBy(i => i.VersionId).Skip((PageNumber - 1) * Size).Take(Size)
            .Select(i => new Row(i.ItemId, i.ContentType, i.DisplayText, i.Culture, i.IsPublished, all.Any(p => p.PublishedOf == i.ItemId), i.Modified, i.Author)).ToListAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync(string newType)
    {
        var type = await desk.EditableAsync(newType, HttpContext.RequestAborted);
        var item = items.Draft(type.Name, Start(type), null, User.Identity?.Name);
        return RedirectToPage("/Content/Items/Edit", new { id = item.ItemId });
    }

    public string TypeLabel(string name) => Types.FirstOrDefault(t => t.Name == name)?.Label.In(Language) ?? name;

    private JsonObject Start(ContentTypeDefinition type) =>
        type.Has("LocalizationPart") ? new() { ["LocalizationPart"] = new JsonObject { ["LocalizationSet"] = ItemIds.New(), ["Culture"] = Language } } : [];

    private IQueryable<ContentItem> Found()
    {
        var names = Types.Select(t => t.Name).Where(n => Type.Length == 0 || n == Type).ToArray();
        var all = items.All;
        var found = all.AsNoTracking().Where(i => i.IsLatest && names.Contains(i.ContentType));
        found = Status switch
        {
            "published" => found.Where(i => all.Any(p => p.PublishedOf == i.ItemId)),
            "draft" => found.Where(i => !i.IsPublished),
            _ => found,
        };
        var words = Q.Trim().ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Said in SQL.
        return words.Length == 0 ? found : found.Where(i => i.DisplayText.ToLower().Contains(words));
#pragma warning restore CA1304, CA1311, CA1862
    }

    internal sealed record Row(string ItemId, string ContentType, string Title, string? Culture, bool IsPublished, bool HasPublished, DateTimeOffset Modified, string? Author)
    {
        public string State => IsPublished ? "Published" : HasPublished ? "Changed" : "Draft";
        public string Badge => IsPublished ? "good" : "wait";
    }
}
