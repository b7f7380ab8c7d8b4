using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace RadicaleVernieuwers.Content.Menus;

/// <summary>The menus of the site, each with a way to its editor.</summary>
internal sealed class ListModel(ContentItems items) : PageModel
{
    public IReadOnlyList<MenuRow> Menus { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var rows = await items.All.AsNoTracking().Where(i => i.ContentType == "Menu" && i.Shelf == Shelf.Present).OrderBy(i => i.TitleKey).ThenBy(i => i.ItemId).ToListAsync(HttpContext.RequestAborted);
        Menus = [.. rows.Select(i => (Item: i, Parts: i.Parts())).Select(m => new MenuRow(m.Item.ItemId, m.Item.DisplayText, m.Parts.Object("AliasPart").Text("Alias") ?? "", MenuItemsListPart.Tree.All(m.Parts.Object("MenuItemsListPart").Array("MenuItems")).Count()))];
    }
}

/// <param name="Alias">What a theme knows it by.</param>
internal sealed record MenuRow(string ItemId, string Title, string Alias, int Items);
