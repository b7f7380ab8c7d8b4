using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content.Items;

internal sealed class EditModel(EditorDesk desk, ContentItems items, ShowPictures pictures, Texts texts, IAuthorizationService authorization) : PageModel, IReload
{
    [BindProperty(SupportsGet = true)] public string Id { get; set; } = "";
    /// <summary>Words to find items by that can be picked.</summary>
    [BindProperty(SupportsGet = true)] public string? Pick { get; set; }
    /// <summary>The state that the form was made from.</summary>
    [BindProperty] public string? Stamp { get; set; }

    public OpenItem Open { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];
    public FormReading? Reading { get; private set; }
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];
    /// <summary>What stands on the server where this tab is behind it.</summary>
    public IReadOnlyList<ComparedField> Theirs { get; private set; } = [];
    public ContentItem? Published { get; private set; }
    public bool MayPublish { get; private set; }
    public Wording Wording { get; } = Wording.Here(texts);

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
    }

    /// <summary>Keeps the draft.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await KeepAsync())
            return Page();
        if (Errors.Count == 0 && string.IsNullOrEmpty(Pick))
            return this.Done("Item.Saved", Address);
        ModelState.Add(Open.Form, Errors, Wording);
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync()
    {
        if (!await MayAsync(Permissions.PublishContent))
            return Forbid();
        if (!await KeepAsync())
            return Page();
        Errors = [.. Errors.Concat(Open.Form.Validate(Answers, Moment.Submit)).DistinctBy(e => (e.Field, e.Key))];
        if (Errors.Count > 0)
        {
            ModelState.Add(Open.Form, Errors, Wording);
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }
        await pictures.OfAsync(await items.PublishAsync(Id, HttpContext.RequestAborted), HttpContext.RequestAborted);
        return new ShownRedirect(this.Done("Item.WasPublishedNow", Address));
    }

    public async Task<IActionResult> OnPostUnpublishAsync()
    {
        await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        if (!await MayAsync(Permissions.PublishContent))
            return Forbid();
        await items.UnpublishAsync(Id, HttpContext.RequestAborted);
        return new ShownRedirect(this.Done("Item.WasUnpublished", Address));
    }

    public async Task<IActionResult> OnPostDiscardAsync()
    {
        await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        await items.DiscardAsync(Id, HttpContext.RequestAborted);
        return this.Done("Item.WasDiscarded", Address);
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        await items.DeleteAsync(Id, HttpContext.RequestAborted);
        return this.Done("Item.WasDeleted", "/admin/content");
    }

    public async Task<IActionResult> OnPostTranslateAsync(string language, [FromServices] Languages languages)
    {
        await desk.OpenAsync(Id, null, HttpContext.RequestAborted);
        if (!languages.Has(language))
            throw new NotFound();
        var translation = await items.TranslateAsync(Id, language, User.Identity?.Name, HttpContext.RequestAborted);
        return this.Done("Item.TranslationStarted", $"/admin/content/{translation.ItemId}");
    }

    private string Address => $"/admin/content/{Id}";

    /// <summary>Puts what was typed in the draft; where someone else was quicker it shows both and keeps theirs among the versions.</summary>
    private async Task<bool> KeepAsync()
    {
        await LoadAsync();
        Reading = await desk.TakeAsync(Open, Request.Form, HttpContext.RequestAborted);
        Answers = Reading.Content;
        Errors = Reading.Errors;
        var theirs = Open.Item.Parts();
        if (Stamp != Open.Item.Stamp && CompareAnswers.Differ(Open.Form, Answers, theirs))
        {
            Open.Item.Seal();
            Theirs = [.. CompareAnswers.Between(Open.Form, Answers, theirs, Wording).Where(c => c.Differs)];
            ModelState.Remove(nameof(Stamp));
            Stamp = Open.Item.Stamp;
            ModelState.AddModelError("", Wording["Item.ChangedMeanwhile"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return false;
        }
        var kept = items.SaveDraft(Open.Item, Answers, User.Identity?.Name);
        Open = Open with { Item = kept };
        ModelState.Remove(nameof(Stamp));
        Stamp = kept.Stamp;
        return true;
    }

    private async Task LoadAsync()
    {
        Open = await desk.OpenAsync(Id, Pick, HttpContext.RequestAborted);
        Published = Open.Item.IsPublished ? Open.Item : await items.PublishedAsync(Id, HttpContext.RequestAborted);
        MayPublish = await MayAsync(Permissions.PublishContent);
    }

    private async Task<bool> MayAsync(string permission) => (await authorization.AuthorizeAsync(User, permission)).Succeeded;
}
