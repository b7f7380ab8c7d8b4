using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>A label, its hint, its input and its error, tied together for every reader: <c>&lt;field for="Input.Name" label="Edition.Name" hint="Edition.NameHint" /&gt;</c>.
/// <c>type</c> is any HTML input type, <c>area</c>, <c>select</c> (with <c>options</c>), <c>checkbox</c>, <c>radio</c> or <c>datetime</c>.</summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(Texts texts) : TagHelper
{
    public required ModelExpression For { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public int Rows { get; set; } = 4;
    public int? Maxlength { get; set; }
    public bool Required { get; set; }
    public bool Autofocus { get; set; }
    public IEnumerable<SelectListItem>? Options { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    private string FieldId => TagBuilder.CreateSanitizedId(For.Name, "_");

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ViewContext.ViewData.ModelState.TryGetValue(For.Name, out var state);
        var error = state?.Errors.FirstOrDefault()?.ErrorMessage;
        var value = state?.AttemptedValue ?? Written(For.Model);
        output.TagName = Type == "radio" ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field" + (error is null ? "" : " field--invalid"));
        var box = Type == "checkbox" ? Checkbox(value) : Input(value);
        if (error is not null)
            box.Attributes["aria-invalid"] = "true";
        var described = string.Join(' ', new[] { Hint is null ? null : FieldId + "-hint", error is null ? null : FieldId + "-error" }.OfType<string>());
        if (described.Length > 0)
            box.Attributes["aria-describedby"] = described;
        if (Type != "checkbox")
            output.Content.AppendHtml(Tag(Type == "radio" ? "legend" : "label", texts[Label], Type == "radio" ? [] : [("for", FieldId)]));
        if (Hint is not null)
            output.Content.AppendHtml(Tag("p", texts[Hint], [("class", "field__hint"), ("id", FieldId + "-hint")]));
        output.Content.AppendHtml(Type == "checkbox" ? CheckboxLabel(box) : box);
        if (error is not null)
            output.Content.AppendHtml(Tag("p", error, [("class", "field__error"), ("id", FieldId + "-error")]));
    }

    private TagBuilder Input(string value) => Type switch
    {
        "area" => Area(value),
        "select" => Select(value),
        "radio" => Radios(value),
        "datetime" => Box("datetime-local", value),
        _ => Box(Type, value),
    };

    private TagBuilder Box(string type, string value)
    {
        var input = Named("input");
        input.TagRenderMode = TagRenderMode.SelfClosing;
        input.Attributes["type"] = type;
        if (type is not ("password" or "file"))
            input.Attributes["value"] = value;
        if (Inputmode is not null)
            input.Attributes["inputmode"] = Inputmode;
        return input;
    }

    private TagBuilder Area(string value)
    {
        var area = Named("textarea");
        area.Attributes["rows"] = Rows.ToString(System.Globalization.CultureInfo.InvariantCulture);
        area.InnerHtml.AppendHtml("\n").Append(value);
        return area;
    }

    private TagBuilder Select(string value)
    {
        var select = Named("select");
        foreach (var option in Options ?? [])
        {
            var tag = Tag("option", option.Text, [("value", option.Value)]);
            if (option.Value == value)
                tag.Attributes["selected"] = "selected";
            select.InnerHtml.AppendHtml(tag);
        }
        return select;
    }

    private TagBuilder Radios(string value)
    {
        var list = new TagBuilder("div");
        list.AddCssClass("choices");
        foreach (var (option, i) in (Options ?? []).Select((o, i) => (o, i)))
        {
            var radio = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            radio.Attributes["type"] = "radio";
            radio.Attributes["name"] = For.Name;
            radio.Attributes["value"] = option.Value;
            radio.Attributes["id"] = i == 0 ? FieldId : $"{FieldId}_{i}";
            if (option.Value == value)
                radio.Attributes["checked"] = "checked";
            var label = new TagBuilder("label");
            label.InnerHtml.AppendHtml(radio).AppendHtml(Tag("span", option.Text, []));
            list.InnerHtml.AppendHtml(label);
        }
        return list;
    }

    private TagBuilder Checkbox(string value)
    {
        var box = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        box.Attributes["type"] = "checkbox";
        box.Attributes["name"] = For.Name;
        box.Attributes["id"] = FieldId;
        box.Attributes["value"] = "true";
        if (value.Split(',')[0].Equals("true", StringComparison.OrdinalIgnoreCase))
            box.Attributes["checked"] = "checked";
        return box;
    }

    private TagBuilder CheckboxLabel(TagBuilder box)
    {
        var wrapper = new TagBuilder("div");
        wrapper.AddCssClass("choices");
        var label = Tag("label", null, [("for", FieldId)]);
        label.InnerHtml.AppendHtml(box).AppendHtml(Tag("span", texts[Label], []));
        wrapper.InnerHtml.AppendHtml(label);
        return wrapper;
    }

    private TagBuilder Named(string name)
    {
        var tag = new TagBuilder(name);
        tag.Attributes["id"] = FieldId;
        tag.Attributes["name"] = For.Name;
        if (Required)
            tag.Attributes["aria-required"] = "true";
        if (Autofocus)
            tag.Attributes["autofocus"] = "autofocus";
        if (Autocomplete is not null)
            tag.Attributes["autocomplete"] = Autocomplete;
        if (Maxlength is { } most)
            tag.Attributes["maxlength"] = most.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return tag;
    }

    private static TagBuilder Tag(string name, string? text, (string Name, string? Value)[] attributes)
    {
        var tag = new TagBuilder(name);
        foreach (var (attribute, value) in attributes)
            tag.Attributes[attribute] = value;
        if (text is not null)
            tag.InnerHtml.Append(text);
        return tag;
    }

    private static string Written(object? value) => value switch
    {
        null => "",
        bool yes => yes ? "true" : "false",
        DateTime local => local.ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>The sentences that belong to no single field, above a form, and a way to the first wrong field.</summary>
[HtmlTargetElement("form-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormErrorsTagHelper(Texts texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var state = ViewContext.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice notice--error");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("id", "errors");
        var general = state.Where(s => s.Key.Length == 0).SelectMany(s => s.Value!.Errors).ToArray();
        foreach (var error in general)
            output.Content.AppendHtml("<p>").Append(error.ErrorMessage).AppendHtml("</p>");
        var fields = state.Where(s => s.Key.Length > 0 && s.Value!.Errors.Count > 0).ToArray();
        if (fields.Length == 0)
            return;
        output.Content.AppendHtml("<p>").Append(texts.Count("Form.Errors", fields.Length)).AppendHtml("</p><ul>");
        foreach (var (key, entry) in fields)
            output.Content.AppendHtml("<li><a href=\"#").Append(TagBuilder.CreateSanitizedId(key, "_")).AppendHtml("\">").Append(entry!.Errors[0].ErrorMessage).AppendHtml("</a></li>");
        output.Content.AppendHtml("</ul>");
    }
}
