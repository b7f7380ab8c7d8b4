using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Invitations;
using RadicaleVernieuwers.Jury.Rounds;

namespace RadicaleVernieuwers.Jury.Jurors;

internal sealed class JurorInput
{
    public string Name { get; set; } = "";
    [EmailAddress] public string? Email { get; set; }
    public string Organisation { get; set; } = "";
    public string Municipality { get; set; } = "";
    public List<string> Languages { get; set; } = [];
    public List<string> Themes { get; set; } = [];
    public int? MostEntries { get; set; }
    public bool IsChair { get; set; }
    public bool IsReader { get; set; }
    public string BioNl { get; set; } = "";
    public string BioFr { get; set; } = "";
    public string BioEn { get; set; } = "";

    public static JurorInput From(Juror juror)
    {
        var bio = Worded.Read(juror.BioJson);
        return new()
        {
            Name = juror.Name,
            Organisation = juror.Organisation,
            Municipality = juror.Municipality,
            Languages = [.. juror.Languages],
            Themes = [.. juror.Themes],
            MostEntries = juror.MostEntries,
            IsChair = juror.IsChair,
            IsReader = juror.IsReader,
            BioNl = bio.GetValueOrDefault("nl", ""),
            BioFr = bio.GetValueOrDefault("fr", ""),
            BioEn = bio.GetValueOrDefault("en", ""),
        };
    }

    public JurorProfile Profile => new(Name, Organisation, CriterionInput.Words(BioNl, BioFr, BioEn), Languages, Themes, MostEntries, IsChair, Municipality) { IsReader = IsReader };
}

/// <summary>One juror of one edition. The id <c>new</c> with an edition adds one, with an account where there is none.</summary>
internal sealed class EditModel(AppDb db, ProfileParts parts, TimeProvider clock) : PageModel, IReload
{
    [FromRoute] public string Id { get; set; } = "";
    [FromQuery(Name = "edition")] public EditionId? Edition { get; set; }
    [BindProperty] public JurorInput Input { get; set; } = new();
    [BindProperty] public IFormFile? Picture { get; set; }
    [BindProperty] public bool Drop { get; set; }

    public Juror? Juror { get; private set; }
    public PortraitFields PortraitFields => Juror is null ? new("", null) : parts.Portrait.FieldsOf(Juror);
    public IReadOnlyList<string> AllLanguages => parts.Languages.All;
    public IReadOnlyList<SelectListItem> AllThemes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        if (Juror is not null)
            Input = JurorInput.From(Juror);
    }

    public async Task ReloadAsync()
    {
        await FindAsync();
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        AllThemes = [.. (await parts.Forms.TermsOfAsync("themes", HttpContext.RequestAborted)).Select(term => new SelectListItem(term.Label.In(language), term.Slug))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await FindAsync();
        if (Juror is null)
            Juror = await AddAsync();
        else
            await DescribeAsync(Juror);
        await parts.Portrait.WriteAsync(Juror, Picture, Drop, HttpContext.RequestAborted);
        await parts.Portrait.FollowAsync(Juror, HttpContext.RequestAborted);
        return this.Done("Juror.Saved", $"/admin/jury/jurors?edition={Edition!.Value.Value}");
    }

    // Whoever becomes the chair gets the chair's rights with it. Nothing opens for a chair who is not one any more, so no right is taken.
    private async Task DescribeAsync(Juror juror)
    {
        juror.Describe(Input.Profile);
        if (juror.IsChair)
            (await db.Users.Include(u => u.Memberships).SingleAsync(u => u.Id == juror.UserId, HttpContext.RequestAborted)).Join(Role.Chair);
    }

    private async Task<Juror> AddAsync()
    {
        if (string.IsNullOrWhiteSpace(Input.Email))
            throw new Refusal("Juror.EmailMissing") { Field = "Input.Email" };
        var user = await db.FindOrCreateUserAsync(Input.Email, parts.Languages.Leading, Input.Name, clock.Instant(), HttpContext.RequestAborted);
        user.Join(Input.IsChair ? Role.Chair : Role.Juror);
        var edition = Edition!.Value;
        if (await db.Jurors.AnyAsync(j => j.EditionId == edition && j.UserId == user.Id, HttpContext.RequestAborted))
            throw new Refusal("Juror.Twice", Input.Email) { Field = "Input.Email" };
        return db.Jurors.Add(Juror.Of(edition, user.Id, Input.Profile)).Entity;
    }

    private async Task FindAsync()
    {
        if (Id == "new")
        {
            var edition = Edition ?? throw new NotFound();
            await db.Editions.GetAsync(edition, HttpContext.RequestAborted);
            return;
        }
        var id = Guid.TryParse(Id, out var value) ? new JurorId(value) : throw new NotFound();
        Juror = await db.Jurors.SingleOrDefaultAsync(j => j.Id == id, HttpContext.RequestAborted) ?? throw new NotFound();
        Edition = Juror.EditionId;
    }
}
