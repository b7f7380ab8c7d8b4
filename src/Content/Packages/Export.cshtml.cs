using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content.Packages;

internal sealed class ExportModel(AppDb db, IEnumerable<IExportChoices> choices, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private const int MostChosen = 500;

    public sealed class Wanted
    {
        public ExportTarget Target { get; set; }
        public string Edition { get; set; } = "";
        public bool WithMedia { get; set; }
        public bool WithUsers { get; set; }
    }

    [BindProperty] public Wanted Input { get; set; } = new() { WithMedia = true };

    /// <summary>Items that were chosen in the list of content.</summary>
    [BindProperty(SupportsGet = true, Name = "chosen")] public string[] ChosenIds { get; set; } = [];

    public IReadOnlyList<(string Id, string Title)> Chosen { get; private set; } = [];
    public IReadOnlyList<(string Slug, string Name)> Editions { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        var ids = ChosenIds.Take(MostChosen).ToArray();
        if (ids.Length > 0)
            Chosen = [.. (await db.Set<ContentItem>().AsNoTracking().Where(i => i.IsLatest && ids.Contains(i.ItemId) && i.Shelf != Shelf.Trash).OrderBy(i => i.TitleKey).Select(i => new { i.ItemId, i.DisplayText }).ToListAsync(HttpContext.RequestAborted)).Select(i => (i.ItemId, i.DisplayText))];
        foreach (var choice in choices)
            Editions = [.. Editions, .. await choice.EditionsAsync(HttpContext.RequestAborted)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        if (ChosenIds.Length > 0 && Chosen.Count == 0)
            throw new Refusal("Bulk.NothingChosen");
        if (Input.Edition.Length > 0 && Editions.All(e => e.Slug != Input.Edition))
            throw new Refusal("Package.NoEdition") { Field = "Input.Edition" };
        var wishes = new ExportWishes(Input.Target)
        {
            Edition = Input.Edition is { Length: > 0 } edition && Chosen.Count == 0 ? edition : null,
            Items = [.. Chosen.Select(c => c.Id)],
            WithMedia = Input.WithMedia,
            WithUsers = Input.WithUsers && Chosen.Count == 0,
        };
        var now = clock.Instant();
        var transfer = Transfer.Out($"{wishes.Edition ?? (Chosen.Count > 0 ? "selection" : "site")}-{Brussels.Local(now):yyyy-MM-dd-HHmm}", wishes, actor.User, now);
        db.Add(transfer);
        TransferWork.Plan(db, transfer, now);
        await db.PlanAsync(ForgetTransfer.DueKind, transfer.Id.Value.ToString(), now + Transfer.Kept, HttpContext.RequestAborted);
        return new LocalRedirectResult($"/admin/recipes/{transfer.Id.Value}");
    }
}
