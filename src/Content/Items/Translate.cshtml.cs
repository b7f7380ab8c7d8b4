using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content.Items;

/// <summary>The original on one side, its translation on the other, question by question.</summary>
internal sealed class TranslateModel(EditorDesk desk, DraftKeeper keeper, ContentItems items, ItemLanguages languages, Texts texts) : PageModel, IReload
{
    /// <summary>Any item of the set; the page is about the set's original.</summary>
    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    [BindProperty(SupportsGet = true)] public string To { get; set; } = "";
    [BindProperty] public string? Stamp { get; set; }
    /// <summary>The translation says what the original says now.</summary>
    [BindProperty] public bool IsSame { get; set; }

    public ContentItem Original { get; private set; } = null!;
    public LanguageRow Row { get; private set; } = LanguageRow.None;
    /// <summary>The translation; null until it is begun.</summary>
    public OpenItem? Open { get; private set; }
    public JsonObject Answers { get; private set; } = [];
    public FormReading? Reading { get; private set; }
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];
    public IReadOnlyList<Clash> Theirs { get; private set; } = [];
    public Wording Wording { get; } = Wording.Here(texts);
    public bool MayPublish => Open is { Item.Shelf: Shelf.Present } && User.MayPublish(Open.Item.Owner);
    public TranslationState State => Row.In(To)?.State ?? TranslationState.None;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        (Answers, Stamp, IsSame) = (Open?.Item.Parts() ?? [], Open?.Item.Stamp, true);
    }

    public async Task ReloadAsync()
    {
        await LoadAsync();
        if (Open is null)
            return;
        Reading = FormReading.Read(Open.Form, Open.Item.Parts(), PostedForm.From(Request.Form));
        Answers = Reading.Content;
        Stamp ??= Open.Item.Stamp;
    }

    /// <summary>Files go ahead of the form.</summary>
    public string TicketFor(FormField field) => desk.TicketFor(Open!, field);

    /// <summary>Begins the translation: pictures and choices come along, words do not.</summary>
    public async Task<IActionResult> OnPostBeginAsync()
    {
        await LoadAsync();
        if (Open is null)
            await items.TranslateAsync(Original.ItemId, To, User.OwnerId(), User.Identity?.Name, (await desk.OpenAsync(Original.ItemId, null, HttpContext.RequestAborted)).Form.WithoutWords, HttpContext.RequestAborted);
        return this.Done("Item.TranslationStarted", Address);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await KeepAsync())
            return Page();
        if (Errors.Count == 0)
            return this.Done("Item.Saved", Address);
        ModelState.Add(Open!.Form, Errors, Wording);
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync([FromServices] PublishItem publish)
    {
        if (!await KeepAsync())
            return Page();
        if (!MayPublish)
            return Forbid();
        var (item, missing) = Errors.Count > 0 ? (Open!.Item, Open.Form.Validate(Answers, Moment.Submit)) : await publish.RunAsync(Open!.Item.ItemId, HttpContext.RequestAborted);
        Errors = [.. Errors.Concat(missing).DistinctBy(e => (e.Field, e.Key))];
        if (Errors.Count > 0)
        {
            ModelState.Add(Open.Form, Errors, Wording);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        return new ShownRedirect(item.IsScheduled ? this.Done("Item.WasPlanned", Address, Brussels.Say(item.VisibleFrom!.Value, Wording.Culture, zone: true)) : this.Done("Item.WasPublishedNow", Address));
    }

    private string Address => $"/admin/content/{Original.ItemId}/translate/{To}";

    private async Task<bool> KeepAsync()
    {
        await LoadAsync();
        var kept = await keeper.KeepAsync(Open ?? throw new NotFound(), Stamp, Request.Form, User.Identity?.Name, HttpContext.RequestAborted);
        (Reading, Answers, Errors, Theirs) = (kept.Reading, kept.Answers, kept.Errors, kept.Clashes);
        Open = Open with { Item = kept.Item };
        ModelState.Remove(nameof(Stamp));
        Stamp = kept.Item.Stamp;
        if (Theirs.Count == 0)
        {
            if (IsSame)
                kept.Item.SaySameAs(Original);
            return true;
        }
        ModelState.AddModelError("", Wording["Item.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return false;
    }

    private async Task LoadAsync()
    {
        var asked = (await desk.OpenAsync(Id, null, HttpContext.RequestAborted)).Item;
        Row = await languages.OfAsync(asked, HttpContext.RequestAborted);
        if (Row.In(To) is not { } cell)
            throw new NotFound();
        if (cell.IsOriginal)
            throw new NotFound();
        Original = cell.Original == asked.ItemId ? asked : await items.GetLatestAsync(cell.Original, HttpContext.RequestAborted);
        if (cell.ItemId is not { } id)
            return;
        Open = await desk.OpenAsync(id, null, HttpContext.RequestAborted);
        if (!User.MayEdit(Open.Item.Owner))
            throw new NotFound();
    }
}
