using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

internal sealed class ListModel(AppDb db, UploadReceiver uploads, MediaUrls urls, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private const int PageSize = 48;

    public sealed class Upload
    {
        public IFormFile? File { get; set; }

        [StringLength(MediaFile.LongestText)]
        public string AltText { get; set; } = "";

        [StringLength(MediaFile.LongestText)]
        public string Credit { get; set; } = "";
    }

    public sealed record Card(MediaId Id, string Path, string ContentType, int Width, int Height, bool HasAltText, bool IsPublic, bool IsTooSmallForPrint, string? Thumbnail);

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "show")]
    public MediaSelection Selection { get; set; }

    [BindProperty]
    public Upload Input { get; set; } = new();

    public IReadOnlyList<Card> Cards { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages => (Total + PageSize - 1) / PageSize;

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.File is not { } part)
            throw new Refusal("Media.Refused.NoFile") { Field = "Input.File" };
        var file = await uploads.ReceiveAsync(part, MediaImportCommand.Folder, part.FileName, MediaUse.Document, actor.User, "Input.File", HttpContext.RequestAborted);
        file.Describe(Input.AltText, Input.Credit, "", "");
        file.Publish(clock.Instant());
        return this.Done("Media.Uploaded", $"/admin/media/{file.Id.Value}");
    }

    public async Task ReloadAsync()
    {
        var now = clock.Instant();
        var files = db.MediaFiles.AsNoTracking().Selected(Selection, now).Matching(Words);
        Total = await files.CountAsync();
        Number = int.TryParse(Request.Query["page"], out var page) ? Math.Clamp(page, 1, Math.Max(1, Pages)) : 1;
        var shown = await files.OrderByDescending(f => f.Added).ThenByDescending(f => f.Id).Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync();
        Cards = [.. shown.Select(f => new Card(f.Id, f.Path, f.ContentType, f.Width, f.Height, f.AltText.Length > 0, f.IsPublicAt(now), f.IsTooSmallForPrint,
            f.IsPicture ? urls.ForTeam(f, 320, 240, "crop", now) : null))];
    }
}
