using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content.Items;

internal sealed class EditModel(EditorDesk desk, DraftKeeper keeper, ContentItems items, ItemSurroundings surroundings, Texts texts) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    /// <summary>Words to find items by that can be picked.</summary>
    [BindProperty(SupportsGet = true)] public string? Pick { get; set; }
    /// <summary>The state that the form was made from.</summary>
    [BindProperty] public string? Stamp { get; set; }

    public OpenItem Open { get; private set; } = null!;
    public Surroundings Around { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];
    public FormReading? Reading { get; private set; }
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];
    /// <summary>What stands on the server where this tab is behind it.</summary>
    public IReadOnlyList<Clash> Theirs { get; private set; } = [];
    /// <summary>Where a block was just removed: the version that still has it.</summary>
    public ContentItem? Former { get; private set; }
    /// <summary>A term that is about to go while items use it.</summary>
    public UsedTerm? Used { get; private set; }
    public Wording Wording { get; } = Wording.Here(texts);
    public ItemState State => Open.Item.StateAt(Around.Now);
    public bool MayPublish => User.MayPublish(Open.Item.Owner);
    public bool MayDelete => User.MayDelete(Open.Item.Owner);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Answers = Open.Item.Parts();
        Stamp = Open.Item.Stamp;
    }

    /// <summary>After a refusal: the page again, with what was typed.</summary>
    public async Task ReloadAsync()
    {
        await LoadAsync();
        Reading = FormReading.Read(Open.Form, Open.Item.Parts(), PostedForm.From(Request.Form));
        Answers = Reading.Content;
        Stamp ??= Open.Item.Stamp;
    }

    /// <summary>Keeps the draft.</summary>
    public async Task<IActionResult> OnPostAsync([FromServices] TermsInUse terms)
    {
        if (await AskAsync(terms))
            return Page();
        if (!await KeepAsync())
            return Page();
        var pressed = HeldButton.In(Request.Form);
        if (Errors.Count == 0 && string.IsNullOrEmpty(Pick))
        {
            var done = this.Done(pressed?.Said ?? "Item.Saved", Address + pressed?.Anchor);
            return Former is null ? done : done.Undo(this, $"{Address}/versions?version={Former.VersionId}");
        }
        if (pressed is not null)
            Open = Open with { Form = (await desk.FormAsync(Open.Item.ContentType, Answers, Pick, HttpContext.RequestAborted)) };
        ModelState.Add(Open.Form, Answers, Errors, Wording);
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync([FromServices] PublishItem publish)
    {
        if (!await KeepAsync())
            return Page();
        if (!MayPublish)
            return Forbid();
        var (item, missing) = Errors.Count > 0 ? (Open.Item, Open.Form.Validate(Answers, Moment.Submit)) : await publish.RunAsync(Id, HttpContext.RequestAborted);
        Errors = [.. Errors.Concat(missing).DistinctBy(e => (e.Field, e.Key))];
        if (Errors.Count > 0)
        {
            ModelState.Add(Open.Form, Answers, Errors, Wording);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        return new ShownRedirect(item.IsScheduled ? this.Done("Item.WasPlanned", Address, Brussels.Say(item.VisibleFrom!.Value, Wording.Culture, zone: true)) : this.Done("Item.WasPublishedNow", Address));
    }

    /// <summary>Gives up the plan to publish.</summary>
    public async Task<IActionResult> OnPostUnscheduleAsync()
    {
        if (!await MayAsync(User.MayPublish))
            return Forbid();
        await items.UnscheduleAsync(Id, HttpContext.RequestAborted);
        return new ShownRedirect(this.Done("Item.WasUnplanned", Address));
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        await items.DiscardAsync(Id, HttpContext.RequestAborted);
        return new ShownRedirect(this.Done("Item.WasDiscarded", Address));
    }

    /// <summary>Out of the archive or the trash.</summary>
    public async Task<IActionResult> OnPostBringBackAsync()
    {
        if (!await MayAsync(User.MayDelete))
            return Forbid();
        await items.BringBackAsync(Id, HttpContext.RequestAborted);
        return this.Done("Item.WasBroughtBack", Address);
    }

    /// <summary>Files go ahead of the form.</summary>
    public string TicketFor(FormField field) => desk.TicketFor(Open, field);

    /// <summary>Whether a term was to go that items use, and nobody said so yet. Then nothing is kept, and the page asks.</summary>
    private async Task<bool> AskAsync(TermsInUse terms)
    {
        await LoadAsync();
        Used = await terms.AskAsync(Open, Request.Form, HttpContext.RequestAborted);
        if (Used is null)
            return false;
        Reading = await desk.ReadAsync(Open, TermsInUse.Unpressed(Request.Form, Used), HttpContext.RequestAborted);
        Answers = Reading.Content;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return true;
    }

    private string Address => $"/admin/content/{Id}";

    /// <summary>Puts what was typed in the draft; where someone else was quicker it shows both and keeps theirs among the versions.</summary>
    private async Task<bool> KeepAsync()
    {
        await LoadAsync();
        var kept = await keeper.KeepAsync(Open, Stamp, Request.Form, User.Identity?.Name, HttpContext.RequestAborted);
        (Reading, Answers, Errors, Theirs, Former) = (kept.Reading, kept.Answers, kept.Errors, kept.Clashes, kept.Former);
        Open = Open with { Item = kept.Item };
        ModelState.Remove(nameof(Stamp));
        Stamp = kept.Item.Stamp;
        if (Theirs.Count == 0)
            return true;
        ModelState.AddModelError("", Wording["Item.ChangedMeanwhile"]);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return false;
    }

    private async Task<bool> MayAsync(Func<string?, bool> may) => may((await desk.OpenAsync(Id, null, HttpContext.RequestAborted)).Item.Owner);

    private async Task LoadAsync()
    {
        Open = await desk.OpenAsync(Id, Pick, HttpContext.RequestAborted);
        Around = await surroundings.OfAsync(Open.Item, User, HttpContext.RequestAborted);
    }
}
