using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Rounds;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Invitations;

internal sealed class ProfileInput
{
    public string Name { get; set; } = "";
    public string Organisation { get; set; } = "";
    public string Municipality { get; set; } = "";
    public List<string> Languages { get; set; } = [];
    public List<string> Themes { get; set; } = [];
    public string BioNl { get; set; } = "";
    public string BioFr { get; set; } = "";
    public string BioEn { get; set; } = "";

    public static ProfileInput From(Juror juror)
    {
        var bio = Worded.Read(juror.BioJson);
        return new()
        {
            Name = juror.Name,
            Organisation = juror.Organisation,
            Municipality = juror.Municipality,
            Languages = [.. juror.Languages],
            Themes = [.. juror.Themes],
            BioNl = bio.GetValueOrDefault("nl", ""),
            BioFr = bio.GetValueOrDefault("fr", ""),
            BioEn = bio.GetValueOrDefault("en", ""),
        };
    }
}

/// <summary>What a profile is made with.</summary>
internal sealed record ProfileParts(Forms Forms, Languages Languages, JurorPortrait Portrait);

/// <summary>What jurors tell of themselves: for the public page of the jury, and to keep conflicts away from them.</summary>
internal sealed class ProfileModel(AppDb db, Actor actor, ProfileParts parts) : PageModel, IReload
{
    [FromRoute] public JurorId Id { get; set; }
    [BindProperty] public ProfileInput Input { get; set; } = new();
    [BindProperty] public IFormFile? Picture { get; set; }
    [BindProperty] public bool Drop { get; set; }

    public Juror? Juror { get; private set; }
    public IReadOnlyList<string> AllLanguages => parts.Languages.All;
    public IReadOnlyList<SelectListItem> AllThemes { get; private set; } = [];
    public PortraitFields PortraitFields => parts.Portrait.FieldsOf(Juror!);

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Input = ProfileInput.From(Juror!);
    }

    public async Task ReloadAsync()
    {
        Response.Headers.CacheControl = "no-store";
        await FindAsync();
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        AllThemes = [.. (await parts.Forms.TermsOfAsync("themes", HttpContext.RequestAborted)).Select(term => new SelectListItem(term.Label.In(language), term.Slug))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await FindAsync();
        Juror!.Introduce(Input.Name, Input.Organisation, Input.Municipality, CriterionInput.Words(Input.BioNl, Input.BioFr, Input.BioEn), Input.Languages, Input.Themes);
        await parts.Portrait.WriteAsync(Juror, Picture, Drop, HttpContext.RequestAborted);
        return this.Done("Profile.Saved", $"/jury/invitations/{Id.Value}/profile");
    }

    private async Task FindAsync()
    {
        Juror = await db.MyJurorAsync(Id, actor, HttpContext.RequestAborted);
        if (!Juror.HasAgreed)
            throw new Unanswered(Id);
    }
}
