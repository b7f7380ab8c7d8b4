using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content.Packages;

internal sealed class ListModel(AppDb db, IBlobStore blobs, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private const int Shown = 50;

    public sealed class Upload
    {
        public IFormFile? File { get; set; }
    }

    [BindProperty] public Upload Input { get; set; } = new();

    public IReadOnlyList<Transfer> Transfers { get; private set; } = [];

    public Task OnGetAsync() => ReloadAsync();

    public async Task ReloadAsync() =>
        Transfers = await db.Set<Transfer>().AsNoTracking().OrderByDescending(t => t.At).Take(Shown).ToListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.File is not { Length: > 0 } given)
            throw new Refusal("Package.NoFile") { Field = "Input.File" };
        var name = Path.GetFileName(given.FileName);
        if (Path.GetExtension(name).ToLowerInvariant() is not (".zip" or ".json") || name.Any(char.IsControl))
            throw new Refusal("Package.WrongKind") { Field = "Input.File" };
        var transfer = await KeepAsync(given, name, HttpContext.RequestAborted);
        db.Add(transfer);
        TransferWork.Plan(db, transfer, clock.Instant());
        await db.PlanAsync(ForgetTransfer.DueKind, transfer.Id.Value.ToString(), clock.Instant() + Transfer.Kept, HttpContext.RequestAborted);
        return new LocalRedirectResult($"/admin/recipes/{transfer.Id.Value}");
    }

    /// <summary>What would do harm is refused here, before anything of it is kept.</summary>
    private async Task<Transfer> KeepAsync(IFormFile given, string name, CancellationToken cancellationToken)
    {
        var (id, ending) = (Id.New<TransferId>(), Path.GetExtension(name).ToLowerInvariant());
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);
        try
        {
            await using (var file = System.IO.File.Create(path))
                await given.CopyToAsync(file, cancellationToken);
            var transfer = Transfer.In(id, name, NameOf(path, name), Transfer.BlobOf(id, ending), actor.User, clock.Instant());
            await using var content = System.IO.File.OpenRead(path);
            await blobs.WriteAsync(BlobName.Of(transfer.Blob), content, onlyNew: true, cancellationToken);
            return transfer;
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    private static string NameOf(string path, string name)
    {
        try
        {
            using var recipe = new RecipeFile(path, fromOutside: true);
            return recipe.Recipe.Name;
        }
        catch (Refusal refusal)
        {
            throw new Refusal(refusal.Key, [.. refusal.Arguments.Select(a => a is string told && told.Contains(Path.GetFileName(path), StringComparison.Ordinal) ? name : a)]) { Field = "Input.File" };
        }
    }
}
