using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

internal sealed class EditModel(AppDb db, FolderRights rights, MediaUrls urls, IEnumerable<IFindMediaPlaces> finders, TimeProvider clock) : PageModel, IReload
{
    public sealed class Description
    {
        [StringLength(MediaFile.LongestText)]
        public string AltText { get; set; } = "";

        [StringLength(MediaFile.LongestText)]
        public string Caption { get; set; } = "";

        [StringLength(MediaFile.LongestText)]
        public string Credit { get; set; } = "";

        [StringLength(MediaFile.LongestText)]
        public string Licence { get; set; } = "";

        [StringLength(MediaFile.LongestText)]
        public string Consent { get; set; } = "";

        /// <summary>In percents from the left.</summary>
        [Range(0, 100)]
        public int FocalX { get; set; }

        /// <summary>In percents from the top.</summary>
        [Range(0, 100)]
        public int FocalY { get; set; }

        public bool IsPublic { get; set; }
    }

    public sealed record Crop(string Name, string Hint, string Url);

    [FromRoute]
    public required MediaId Id { get; init; }

    [BindProperty]
    public Description Input { get; set; } = new();

    public MediaFile Shown { get; private set; } = null!;
    public string? Preview { get; private set; }
    public string? Download { get; private set; }
    public string? Press { get; private set; }
    public IReadOnlyList<Crop> Crops { get; private set; } = [];
    public IReadOnlyList<MediaPlace> Places { get; private set; } = [];
    public IReadOnlyList<MediaVersion> Versions { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Input = new Description
        {
            AltText = Shown.AltText,
            Caption = Shown.Caption,
            Credit = Shown.Credit,
            Licence = Shown.Licence,
            Consent = Shown.Consent,
            FocalX = (int)Math.Round(Shown.FocalX * 100),
            FocalY = (int)Math.Round(Shown.FocalY * 100),
            IsPublic = Shown.PublicFrom <= clock.Instant(),
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Shown = await rights.GetAsync(Id, User);
        Shown.Describe(Input.AltText, Input.Credit, Input.Licence, Input.Consent, Input.Caption);
        if (Shown.IsPicture)
            Shown.FocusOn(Input.FocalX / 100.0, Input.FocalY / 100.0);
        if (!Input.IsPublic)
            Shown.Hide();
        else if (!(Shown.PublicFrom <= clock.Instant()))
            Shown.Publish(clock.Instant());
        return this.Done("Media.Saved", $"/admin/media/{Id.Value}");
    }

    public async Task ReloadAsync()
    {
        var now = clock.Instant();
        Shown = await rights.GetAsync(Id, User);
        Versions = await db.MediaVersions.AsNoTracking().Where(v => v.MediaId == Id).OrderByDescending(v => v.Replaced).ToListAsync();
        var paths = await db.MediaAliases.Where(a => a.MediaId == Id).Select(a => a.Path).ToListAsync();
        foreach (var finder in finders)
            Places = [.. Places, .. await finder.FindAsync(db, [Shown.Path, .. paths], HttpContext.RequestAborted)];
        if (Shown.Trashed is not null)
            return;
        Preview = Shown.IsPicture ? urls.ForTeam(Shown, 800, null, "max", now) : null;
        Download = Shown.IsPicture ? null : urls.Private(Shown.Path, now.AddHours(1));
        Press = Shown.IsPicture && Shown.Credit.Length > 0 ? urls.Press(Shown.Path, Places.FirstOrDefault(p => p.IsInitiative)?.Title ?? "", now.AddHours(1)) : null;
        if (Shown.IsPicture)
            Crops = [.. (await db.MediaProfiles.AsNoTracking().OrderBy(p => p.Name).ToListAsync()).Select(p => new Crop(p.Name, p.Hint, urls.Private(Shown, p, now.AddHours(1))))];
    }
}
