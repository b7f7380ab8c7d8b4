using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>The fields of a form, or of one step of it: <c>&lt;content-form form="Model.Form" content="Model.Answers" step="Model.Step" errors="Model.Errors" reading="Model.Reading" /&gt;</c>.
/// The form element around it, its buttons and its sentences are the page's.</summary>
[HtmlTargetElement("content-form", Attributes = "form,content", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ContentFormTagHelper(IHtmlHelper html, Texts texts) : TagHelper
{
    public required FormDefinition Form { get; set; }
    public required JsonObject Content { get; set; }
    /// <summary>Only the fields of this step.</summary>
    public string? Step { get; set; }
    /// <summary>Only the field with this key.</summary>
    public string? Only { get; set; }
    /// <summary>What is wrong, beside its field. Those of <see cref="Reading"/> come by themselves.</summary>
    public IReadOnlyList<FieldError>? Errors { get; set; }
    /// <summary>The post that is being answered: what could not be taken over is shown back.</summary>
    public FormReading? Reading { get; set; }

    /// <summary>What may be uploaded ahead of the form for a media field: a written <see cref="Media.UploadTicket"/>; null where files come with the form only.</summary>
    public Func<FormField, string>? Ticket { get; set; }

    /// <summary>Whether whoever sends a picture ahead is asked who made it.</summary>
    public bool AsksMaker { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        var fields = Step is null ? Form.Fields : Form.Step(Step)?.Fields ?? [];
        FieldError[] all = [.. (Errors ?? []).Concat(Reading?.Errors ?? []).Distinct()];
        var errors = all.ToLookup(e => e.Field);
        var wording = Wording.Here(texts);
        foreach (var field in fields.Where(f => f.Type.EditorOf(f) is not null && IsWanted(f) && (Only is null || f.Key == Only)))
        {
            PostedField? posted = Reading?.Refused.Contains(field.Key) == true ? Reading.Posted.For(field) : null;
            var view = new FieldView(field, field.Value(Content) ?? field.Type.Default(field) ?? [], wording, posted, [.. errors[field.Key]])
            {
                AllErrors = all,
                Reading = Reading,
                Ticket = Ticket,
                AsksMaker = AsksMaker,
                UploadTicket = field.Type is MediaField ? Ticket?.Invoke(field) : null,
            };
            output.Content.AppendHtml(await html.PartialAsync("/Content/Forms/Field.cshtml", view));
        }
    }

    /// <summary>A question that hangs on an answer of another step is left out here; on its own step the script hides and shows it.</summary>
    private bool IsWanted(FormField field) =>
        field.ShowIf is not { } condition || Step is null || Form.Step(Step)!.Fields.Any(f => f.Key == condition.Field) || Form.Asks(field, Content);
}

/// <summary>Puts what is wrong with a form where <c>&lt;form-errors /&gt;</c> finds it.</summary>
public static class FormErrors
{
    public static void Add(this ModelStateDictionary state, FormDefinition form, IEnumerable<FieldError> errors, Wording wording) => state.Add(form, [], errors, wording);

    /// <summary>The same where items may be held by the item: theirs are named too.</summary>
    public static void Add(this ModelStateDictionary state, FormDefinition form, JsonObject content, IEnumerable<FieldError> errors, Wording wording)
    {
        foreach (var error in errors)
        {
            var field = form.Field(error.Field) ?? form.Everything(content).Select(f => f.Field).FirstOrDefault(f => f.Key == error.Field);
            state.AddModelError(field?.InputName ?? "", field is null ? wording.Say(error) : $"{field.LabelIn(wording)}: {wording.Say(error)}");
        }
    }
}
