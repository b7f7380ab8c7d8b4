using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content.Packages;

/// <summary>What would happen, what happened, or what is inside; and the button that makes it happen.</summary>
internal sealed class ShowModel(AppDb db, Texts texts, IBlobStore blobs, TimeProvider clock) : PageModel, IReload
{
    public const int MostShown = 300;

    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }

    public Transfer Transfer { get; private set; } = null!;
    public TransferReport Report { get; private set; } = new();
    /// <summary>How many pieces of a run are saved by now.</summary>
    public int Pieces { get; private set; }

    public IEnumerable<IGrouping<string, TransferLine>> Kinds => Report.Lines.GroupBy(line => line.Kind).OrderBy(kind => kind.Key is "Ignored" or "Neutralised" or "LeftOut" ? 0 : 1);

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync()
    {
        Transfer = await FindAsync();
        Report = Transfer.Report();
        if (!Transfer.IsAtWork)
            return;
        var name = RecipeRunRow.Key(Transfer.Recipe);
        Pieces = await db.RecipeRuns.Where(run => run.Name == name && run.Finished == null).Select(run => run.StepsDone).FirstOrDefaultAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Transfer = await FindAsync();
        Transfer.Run();
        TransferWork.Plan(db, Transfer, clock.Instant());
        return new LocalRedirectResult($"/admin/recipes/{Id}");
    }

    public async Task<IActionResult> OnGetFileAsync()
    {
        if (await FindAsync() is not { Leaves: true, State: TransferState.Done } written)
            throw new NotFound();
        return File(await blobs.OpenAsync(BlobName.Of(written.Blob), cancellationToken: HttpContext.RequestAborted), "application/zip", written.Name + ".zip");
    }

    public string Say(TransferRefusal refusal) => texts[refusal.Key, [.. refusal.Arguments]];

    private async Task<Transfer> FindAsync()
    {
        var id = new TransferId(Id);
        return await db.Set<Transfer>().SingleOrDefaultAsync(t => t.Id == id, HttpContext.RequestAborted) ?? throw new NotFound();
    }
}
