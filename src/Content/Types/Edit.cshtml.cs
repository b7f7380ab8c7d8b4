using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content.Types;

internal sealed class EditModel(ContentTypes types, Forms forms, TypeRisks risks, IEnumerable<ITypeUse> uses, Texts texts) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Name { get; set; } = "";
    /// <summary>The state that the page was made from.</summary>
    [BindProperty] public string? Stamp { get; set; }
    [BindProperty] public string? AddLabel { get; set; }
    [BindProperty] public string? AddName { get; set; }
    [BindProperty] public string? AddKind { get; set; } = nameof(TextField);
    [BindProperty] public string? AddPart { get; set; }
    /// <summary>The buttons: the field or part they stand beside.</summary>
    [BindProperty] public string? Up { get; set; }
    [BindProperty] public string? Down { get; set; }
    [BindProperty] public string? Remove { get; set; }
    [BindProperty] public string? Add { get; set; }
    /// <summary>Said after the question whether values may be lost.</summary>
    [BindProperty] public bool Sure { get; set; }

    public ContentDefinitions All { get; private set; } = ContentDefinitions.Empty;
    public EditedType Edited { get; private set; } = null!;
    public PostedForm? Posted { get; private set; }
    public IReadOnlyList<TypeRisk> Risks { get; private set; } = [];
    public IReadOnlyList<string> Uses { get; private set; } = [];
    public IReadOnlyDictionary<string, string> Taxonomies { get; private set; } = new Dictionary<string, string>();
    public Wording Wording { get; } = Wording.Here(texts);
    public bool MayEdit => User.May(Permissions.EditContentTypes);
    public string Label => Edited.TypeSettings.Object("RadicaleFormSettings").Words("Label", Edited.Type.Text("DisplayName")).In(Wording.Language);

    /// <summary>Kinds of parts that can still be added, by name.</summary>
    public IEnumerable<string> Attachable => PartTypes.All.Select(p => p.Name)
        .Concat(All.PartsAsJson.Where(p => p.Value.Object("Settings").Object("ContentPartSettings").Truth("Attachable") == true).Select(p => p.Key))
        .Except(Edited.Attached.Select(p => p.Name)).Order(StringComparer.Ordinal);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Stamp = Edited.Stamp;
    }

    /// <summary>After a refusal: the page again, with what was typed.</summary>
    public async Task ReloadAsync()
    {
        await LoadAsync();
        Posted = PostedForm.From(Request.Form);
        Edited = Edited.Read(Posted).Type;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        Posted = PostedForm.From(Request.Form);
        var before = Edited;
        (Edited, var wrong) = before.Read(Posted);
        foreach (var (input, key) in wrong)
            ModelState.AddModelError(input, Wording[key]);
        if (wrong.Count > 0)
            return Shown(StatusCodes.Status400BadRequest);
        if (Stamp != before.Stamp)
        {
            ModelState.AddModelError("", Wording["Type.ChangedMeanwhile"]);
            ModelState.Remove(nameof(Stamp));
            Stamp = before.Stamp;
            return Shown(StatusCodes.Status409Conflict);
        }
        var typed = Edited;
        var (changed, at) = Pressed(typed);
        var after = changed.In(All);
        if (!Sure && await risks.OfAsync(Name, All, after, HttpContext.RequestAborted) is { Count: > 0 } found)
        {
            Risks = found;
            return Shown(StatusCodes.Status409Conflict);
        }
        await types.ChangeLiveAsync(_ => after, HttpContext.RequestAborted);
        return this.Done(at.Length > 0 ? "Type.WasChanged" : "Type.WasSaved", $"/admin/content/types/{Name}{(at.Length > 0 ? "#" + at : "")}");
    }

    /// <summary>The form as it would be, for the side of the page. Nothing is kept.</summary>
    public async Task<IActionResult> OnPostPreviewAsync()
    {
        await LoadAsync();
        Edited = Edited.Read(PostedForm.From(Request.Form)).Type;
        return Partial("/Content/Types/_Preview.cshtml", await PreviewAsync());
    }

    /// <summary>The form that the type makes as it stands on the page.</summary>
    public async Task<FormDefinition> PreviewAsync()
    {
        var definitions = Edited.In(All);
        return FormDefinition.From(definitions.Find(Name)!, new TypesAround(definitions, await forms.TermsAsync(HttpContext.RequestAborted)));
    }

    /// <summary>What the page says of a field or part: the question, or the name of the part.</summary>
    public string LabelOf(Element element) => element.Settings.Object("RadicaleFieldSettings").Words("Label", element.Settings.Object("ContentPartFieldSettings").Text("DisplayName")).In(Wording.Language) is { Length: > 0 } label ? label
        : !element.IsField && element.Name == Name ? Wording["Type.OwnFields"] : !element.IsField && PartTypes.Find(element.Kind) is IPart part ? Wording["Part." + part.Key] : element.Name;

    public SettingView ViewOf(string input, JsonObject settings, Setting setting) =>
        new(setting, EditedType.InputOf(input, setting), settings, Posted, ModelState[EditedType.InputOf(input, setting)]?.Errors.FirstOrDefault()?.ErrorMessage, Wording, All, Taxonomies, !MayEdit);

    private (EditedType Type, string At) Pressed(EditedType type) => this switch
    {
        { Up: { Length: > 0 } up } => (type.Move(up, -1), up),
        { Down: { Length: > 0 } down } => (type.Move(down, 1), down),
        { Remove: { Length: > 0 } gone } => (type.Without(gone), "fields"),
        { Add: "Field" } => type.WithField(AddLabel?.Trim() ?? "", AddName?.Trim() ?? "", AddKind ?? "") is var more ? (more, more.Fields[^1].Input) : default,
        { Add: "Part", AddPart: { } part } when Attachable.Contains(part) => (type.WithPart(part), "Part." + part),
        _ => (type, ""),
    };

    private PageResult Shown(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private async Task LoadAsync()
    {
        All = await types.AllAsync(HttpContext.RequestAborted);
        Edited = EditedType.Of(All, Name);
        Taxonomies = await forms.TaxonomiesAsync(HttpContext.RequestAborted);
        var said = new List<string>();
        foreach (var use in uses)
            said.AddRange(await use.OfAsync(Name, HttpContext.RequestAborted));
        Uses = said;
    }
}
