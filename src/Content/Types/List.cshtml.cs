using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content.Types;

/// <summary>A line of the list.</summary>
internal sealed record TypeLine(ContentTypeDefinition Type, int Fields, int Items);

internal sealed class ListModel(AppDb db, ContentTypes types) : PageModel, IReload
{
    [BindProperty] public string NewLabel { get; set; } = "";
    [BindProperty] public string NewName { get; set; } = "";

    public IReadOnlyList<TypeLine> Lines { get; private set; } = [];
    public bool MayEdit => User.May(Permissions.EditContentTypes);
    public string Language { get; } = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        var items = await db.Set<ContentItem>().AsNoTracking().Where(i => i.IsLatest).GroupBy(i => i.ContentType).Select(g => new { Type = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Type, g => g.Count, HttpContext.RequestAborted);
        Lines = [.. (await types.AllAsync(HttpContext.RequestAborted)).All.Select(t => new TypeLine(t, t.Parts.Sum(p => p.Part.Fields.Count), items.GetValueOrDefault(t.Name)))];
    }

    /// <summary>A new type, with a title and room for fields.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var made = EditedType.New(await types.AllAsync(HttpContext.RequestAborted), NewLabel.Trim(), NewName.Trim());
        await types.ChangeAsync(made.In, HttpContext.RequestAborted);
        return this.Done("Type.WasMade", $"/admin/content/types/{made.Name}");
    }
}
