using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content.Work;

/// <summary>Who works on an item. Whose it is does not change.</summary>
internal sealed class AssignModel(AppDb db, EditorDesk desk) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    [BindProperty] public string Assignee { get; set; } = "";

    public ContentItem Item { get; private set; } = null!;
    public IReadOnlyList<Colleague> Colleagues { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Assignee = Item.Assignee?.Value.ToString() ?? "";
    }

    public async Task ReloadAsync()
    {
        Item = (await desk.OpenAsync(Id, null, HttpContext.RequestAborted)).Item;
        var writing = (await db.Roles.AsNoTracking().ToListAsync(HttpContext.RequestAborted)).Where(r => r.Name == Role.Administrator || r.Permissions.Contains(Permissions.EditContent)).Select(r => r.Name).ToArray();
        var people = await db.Users.AsNoTracking().Where(u => u.Blocked == null && u.Memberships.Any(m => writing.Contains(m.Role))).OrderBy(u => u.DisplayName).Select(u => new { u.Id, u.DisplayName }).ToListAsync(HttpContext.RequestAborted);
        Colleagues = [.. people.Select(p => new Colleague(p.Id.Value.ToString(), p.DisplayName))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (Assignee.Length > 0 && Colleagues.All(c => c.Id != Assignee))
            throw new Refusal("Work.Unknown") { Field = nameof(Assignee) };
        Item.AssignTo(Assignee.Length > 0 ? Data.Id.From<UserId>(Guid.Parse(Assignee)) : null);
        db.Note(Item.Subject, "Item.Assigned", new { Assignee });
        return this.Done("Work.WasAssigned", $"/admin/content/{Id}");
    }

    internal sealed record Colleague(string Id, string Name);
}
