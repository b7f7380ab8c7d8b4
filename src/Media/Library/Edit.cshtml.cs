using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Media.Library;

internal sealed class EditModel(AppDb db, MediaUrls urls, TimeProvider clock) : PageModel, IReload
{
    public sealed class Description
    {
        [StringLength(MediaFile.LongestText)]
        public string AltText { get; set; } = "";

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

    [FromRoute]
    public required MediaId Id { get; init; }

    [BindProperty]
    public Description Input { get; set; } = new();

    public MediaFile Shown { get; private set; } = null!;
    public string? Preview { get; private set; }
    public string? Download { get; private set; }

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Input = new Description
        {
            AltText = Shown.AltText,
            Credit = Shown.Credit,
            Licence = Shown.Licence,
            Consent = Shown.Consent,
            FocalX = (int)Math.Round(Shown.FocalX * 100),
            FocalY = (int)Math.Round(Shown.FocalY * 100),
            IsPublic = Shown.IsPublicAt(clock.Instant()),
        };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        Shown.Describe(Input.AltText, Input.Credit, Input.Licence, Input.Consent);
        if (Shown.IsPicture)
            Shown.FocusOn(Input.FocalX / 100.0, Input.FocalY / 100.0);
        if (!Input.IsPublic)
            Shown.Hide();
        else if (!Shown.IsPublicAt(clock.Instant()))
            Shown.Publish(clock.Instant());
        return this.Done("Media.Saved", $"/admin/media/{Id.Value}");
    }

    public async Task ReloadAsync()
    {
        var now = clock.Instant();
        Shown = await db.MediaFiles.FindAsync(Id) ?? throw new NotFound();
        Preview = Shown.IsPicture ? urls.ForTeam(Shown, 800, null, "max", now) : null;
        Download = Shown.IsPicture ? null : urls.Private(Shown.Path, now.AddHours(1));
    }
}
