using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

internal sealed class ListModel(AppDb db, LibraryParts parts, Actor actor, TimeProvider clock) : PageModel, IReload
{
    private const int PageSize = 48;
    private const int MostFolders = 200;

    public sealed class Upload
    {
        public IFormFile? File { get; set; }

        [StringLength(MediaFile.LongestText)]
        public string AltText { get; set; } = "";

        [StringLength(MediaFile.LongestText)]
        public string Credit { get; set; } = "";
    }

    public sealed record Card(MediaFile File, bool IsPublic, string? Thumbnail);

    public sealed record Folder(string Path, string Name, int Files);

    [BindProperty(SupportsGet = true, Name = "folder")]
    public string? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "show")]
    public MediaSelection Selection { get; set; }

    [BindProperty(SupportsGet = true, Name = "sort")]
    public MediaOrder Order { get; set; }

    /// <summary><c>list</c>, or a grid.</summary>
    [BindProperty(SupportsGet = true, Name = "view")]
    public string? Look { get; set; }

    /// <summary>The file that the page before ended with.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public Guid? Last { get; set; }

    [BindProperty]
    public Upload Input { get; set; } = new();

    public IReadOnlyList<Card> Cards { get; private set; } = [];
    public IReadOnlyList<Folder> Folders { get; private set; } = [];
    public bool HasMoreFolders { get; private set; }
    public int Total { get; private set; }
    public string? Next { get; private set; }
    public string Ticket { get; private set; } = "";

    public string Place => Asked ?? "";
    public bool IsList => Look == "list";
    public bool IsSearching => !string.IsNullOrWhiteSpace(Words) || Selection != MediaSelection.All;
    /// <summary>The folder and those above it, from the top.</summary>
    public IEnumerable<Folder> Trail => Place.Split('/', StringSplitOptions.RemoveEmptyEntries).Select((name, i) => new Folder(string.Join('/', Place.Split('/').Take(i + 1)), name, 0));
    public string Target => Place.Length > 0 ? Place : MediaImportCommand.Folder;

    public Task OnGetAsync() => ReloadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Input.File is not { } part)
            throw new Refusal("Media.Refused.NoFile") { Field = "Input.File" };
        Asked = Place.Length > 0 ? MediaPath.Folder(Place) : "";
        if ((await parts.Rights.ClosedToAsync(User)).Contains(MediaFolder.TopOf(Place + "/")))
            throw new NotFound();
        var file = await parts.Uploads.ReceiveAsync(part, Target, part.FileName, MediaUse.Library, actor.User, "Input.File", HttpContext.RequestAborted);
        file.Describe(Input.AltText, Input.Credit, "", "");
        file.Publish(clock.Instant());
        return this.Done("Media.Uploaded", $"/admin/media/{file.Id.Value}");
    }

    public async Task ReloadAsync()
    {
        var now = clock.Instant();
        var closed = await parts.Rights.ClosedToAsync(User);
        if (closed.Contains(MediaFolder.TopOf(Place + "/")))
            throw new NotFound();
        var files = db.MediaFiles.AsNoTracking().Selected(Selection, now).Outside(closed).In(Place, below: IsSearching).Matching(Words);
        Total = await files.CountAsync();
        var last = Last is { } id ? await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == Id.From<MediaId>(id)) : null;
        var shown = await files.Behind(Order, last).Take(PageSize + 1).ToListAsync();
        Cards = [.. shown.Take(PageSize).Select(f => new Card(f, f.IsPublicAt(now), f.IsPicture && f.Trashed is null ? parts.Urls.ForTeam(f, 320, 240, "crop", now) : null))];
        Next = shown.Count > PageSize ? Address(("after", Cards[^1].File.Id.Value.ToString())) : null;
        Folders = Last is not null ? [] : !IsSearching ? await FoldersAsync(closed) : string.IsNullOrWhiteSpace(Words) ? [] : await FoundFoldersAsync(closed);
        HasMoreFolders = Folders.Count > MostFolders;
        Folders = [.. Folders.Take(MostFolders)];
        Ticket = new UploadTicket(Target, MediaUse.Library, parts.Options.LargestVideo, actor.User, IsShown: true).Write(parts.Signer, now);
    }

    /// <summary>This list with other values in its address.</summary>
    public string Address(params (string Name, string? Value)[] changes)
    {
        var query = Request.Query.Where(q => q.Key is "folder" or "q" or "show" or "sort" or "view" && changes.All(c => c.Name != q.Key))
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString())).Concat(changes.Select(c => KeyValuePair.Create(c.Name, c.Value))).Where(q => !string.IsNullOrEmpty(q.Value));
        return Request.Path + QueryString.Create(query);
    }

    // The folders straight below: those with files somewhere in them, and those that were made. Two queries, whatever there is.
    private async Task<IReadOnlyList<Folder>> FoldersAsync(IReadOnlyList<string> closed)
    {
        var prefix = Place.Length == 0 ? "" : Place + "/";
        return [.. (await BelowAsync(prefix, [])).GroupBy(f => prefix + f.Path[prefix.Length..].Split('/')[0], f => f.Files).Where(g => !closed.Contains(g.Key))
            .Select(g => new Folder(g.Key, g.Key[prefix.Length..], g.Sum())).OrderBy(f => f.Name, StringComparer.Ordinal).Take(MostFolders + 1)];
    }

    // Anywhere below, by the words of its path.
    private async Task<IReadOnlyList<Folder>> FoundFoldersAsync(IReadOnlyList<string> closed)
    {
        var prefix = Place.Length == 0 ? "" : Place + "/";
        return [.. (await BelowAsync(prefix, MediaQueries.WordsOf(Words))).Where(f => !closed.Contains(MediaFolder.TopOf(f.Path + "/"))).GroupBy(f => f.Path, f => f.Files)
            .Select(g => new Folder(g.Key, g.Key[prefix.Length..], g.Sum())).OrderBy(f => f.Name, StringComparer.Ordinal).Take(MostFolders + 1)];
    }

    private async Task<IEnumerable<(string Path, int Files)>> BelowAsync(string prefix, IReadOnlyList<string> words)
    {
        var files = db.MediaFiles.Where(f => f.Trashed == null && f.Folder.StartsWith(prefix) && f.Folder != Place);
        var folders = db.MediaFolders.Where(f => f.Path.StartsWith(prefix) && f.Path != Place);
        foreach (var word in words)
        {
            files = files.Where(f => f.Folder.Contains(word));
            folders = folders.Where(f => f.Path.Contains(word));
        }
        var filled = await files.GroupBy(f => f.Folder).Select(g => new { Path = g.Key, Files = g.Count() }).ToListAsync();
        var made = await folders.Select(f => f.Path).ToListAsync();
        return filled.Select(f => (f.Path, f.Files)).Concat(made.Select(path => (path, 0)));
    }
}
