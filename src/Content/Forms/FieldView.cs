using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RadicaleVernieuwers.Content;

/// <summary>One field as a page asks it: the value, or what was just typed where that could not be taken over.</summary>
public sealed record FieldView(FormField Field, JsonObject Value, Wording Wording, PostedField? Posted, IReadOnlyList<FieldError> Errors)
{
    /// <summary>What is wrong anywhere in the form: for the forms of items that this part holds.</summary>
    public IReadOnlyList<FieldError> AllErrors { get; init; } = [];

    /// <summary>The post that is being answered, for the forms of items that this part holds.</summary>
    public FormReading? Reading { get; init; }

    /// <summary>What writes upload tickets, for the forms of items that this part holds.</summary>
    public Func<FormField, string>? Ticket { get; init; }

    /// <summary>Whether whoever sends a picture ahead is asked who made it.</summary>
    public bool AsksMaker { get; init; }

    public string Id => Field.InputId;
    public string Name => Field.InputName;
    public string? Placeholder => Field.Placeholder;
    public bool IsInvalid => Errors.Count > 0;
    public bool HasHint => !Field.Hint.IsEmpty;
    public bool IsRequired => Field.Required != Requirement.Never || Editor == "Culture";
    public bool CountsWords => Field.MaximumWords > 0 || Field.MinimumWords > 0;

    /// <summary>One question of several inputs: a fieldset with a legend.</summary>
    public bool IsGroup => Field.Type.IsGroup(Field);

    /// <summary>Asked by a partial of its own and not by one of <c>Forms/</c>.</summary>
    public bool HasOwnEditor => Editor.StartsWith('/');

    public string Partial => HasOwnEditor ? Editor : $"/Content/Forms/Field.{(Editor is "Number" or "Date" ? "Line" : Editor)}.cshtml";

    public string Editor => Field.Type.EditorOf(Field) ?? "";

    /// <summary>The ids of what describes the input: hint, counter, error.</summary>
    public string? DescribedBy => string.Join(' ', new[] { HasHint ? Id + "-hint" : null, CountsWords ? Id + "-count" : null, IsInvalid ? Id + "-error" : null }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public string Text(string suffix = "") => Posted?.First(suffix) ?? Field.Type.Shown(Value, Wording, suffix);

    /// <summary>The text of a box, such that the browser gives the same characters back.</summary>
    public IHtmlContent Typed(string suffix = "") => new HtmlString(Content.Verbatim.Encode(Text(suffix)));

    public bool IsChosen(FieldOption option)
    {
        var chosen = Posted is { } posted && posted.Has() ? posted.Chosen() : Field.Type.Chosen(Value);
        return chosen.Contains(option.Value) || (chosen.Count == 0 && Value.Count == 0 && option.IsDefault);
    }

    /// <summary>Choices that were made before and are no longer on the list: they stay until someone takes them away.</summary>
    public IEnumerable<string> ChosenElsewhere => Field.Type.Chosen(Value).Where(c => Field.Options.All(o => o.Value != c));

    public string WordsSoFar => Field.MaximumWords > 0
        ? Wording["Field.WordsOf", WordCount.Of(Text()), Field.MaximumWords] : Wording["Field.WordsAtLeast", WordCount.Of(Text()), Field.MinimumWords];

    public bool HasTooManyWords => Field.MaximumWords > 0 && WordCount.Of(Text()) > Field.MaximumWords;

    /// <summary>Which kind of box. A browser's own number and date boxes throw away what they do not understand, so they only get what they do.</summary>
    public string InputType => (Field.Type, Field.Editor) switch
    {
        (TextField, "Email") => "email",
        (TextField, "Tel") => "tel",
        (DateField, _) => Text().Length == 0 || DateOnly.TryParseExact(Text(), "yyyy-MM-dd", out _) ? "date" : "text",
        (DateTimeField, _) => Text().Length == 0 || DateTime.TryParseExact(Text(), "yyyy-MM-dd'T'HH:mm", null, System.Globalization.DateTimeStyles.None, out _) ? "datetime-local" : "text",
        _ => "text",
    };

    public string? InputMode => (Field.Type, Field.Editor) switch
    {
        (NumericField, _) => "decimal",
        (TextField, "Url") => "url",
        _ => null,
    };

    public string? AutoComplete => (Field.Type, Field.Editor) switch
    {
        (TextField, "Email") => "email",
        (TextField, "Tel") => "tel",
        _ => null,
    };

    public int Rows => Field.Name is null ? 20 : Field.MaximumWords is 0 or > 200 ? 10 : 5;

    public IHtmlContent Verbatim(string text) => new HtmlString(Content.Verbatim.Encode(text));

    public bool AsksWhichHour => Errors.Any(e => e.Key == "Field.HourTwice");

    /// <summary>What the rich-text editor says, for its script.</summary>
    public string EditorWords => Content.EditorWords.In(Wording);

    public bool AsksMediaText => MediaField.AsksText(Field);

    public bool AsksAnchors => MediaField.AsksAnchors(Field);

    /// <summary>The point of a picture as the form asks it, in hundredths.</summary>
    public (string X, string Y) AnchorOf(int index)
    {
        var (x, y) = MediaField.AnchorOf(Value, index);
        return (NumericField.Say(x * 100, Wording.Culture), NumericField.Say(y * 100, Wording.Culture));
    }

    public string? LinkTextHint => Field.Own.Text("HintLinkText") is { Length: > 0 } hint ? hint : null;

    public string? LinkTextPlaceholder => Field.Own.Text("TextPlaceholder") is { Length: > 0 } text ? text : null;

    /// <summary>Whether one thing at most can be picked.</summary>
    public bool PicksOne => Field.Type is ContentPickerField && !ContentPickerField.AllowsMany(Field);

    /// <summary>Whether a choice can be made; one that was made before can always be taken away.</summary>
    public bool IsOffered(FieldOption option) => Field.Type.Offers(Field, option) || Field.Type.Chosen(Value).Contains(option.Value);

    public bool AsksLinkText => LinkField.AsksText(Field);

    /// <summary>For a media field whose files may go ahead of the form.</summary>
    public string? UploadTicket { get; init; }

    /// <summary>The same file for another field or another entry is another upload.</summary>
    public string UploadPlace => UploadTicket is { } ticket ? $"{ticket.Split("&name")[0]}/{Field.Key}" : "";

    public bool AllowsManyFiles => MediaField.AllowsMany(Field);

    public bool IsPicture(MediaItem item) => !item.Path.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    public string? AcceptedFiles => Field.Own.Texts("AllowedExtensions") is { Count: > 0 } extensions ? string.Join(',', extensions) : null;
}

/// <summary>The label of a field, or the legend of a group, and whether it may stay empty.</summary>
[HtmlTargetElement("content-label", Attributes = "view", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ContentLabelTagHelper : TagHelper
{
    public required FieldView View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = View.IsGroup ? "legend" : "label";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!View.IsGroup)
            output.Attributes.SetAttribute("for", View.Id);
        output.Content.Append(View.Field.LabelIn(View.Wording));
        if (!View.IsRequired)
            output.Content.AppendHtml(" <small>").Append(View.Wording["Field.Optional"]).AppendHtml("</small>");
    }
}
