using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>An instant as Belgians read it, with the exact instant for machines: <c>&lt;when at="Model.Closes" zone /&gt;</c>.</summary>
[HtmlTargetElement("when", Attributes = "at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhenTagHelper : TagHelper
{
    public DateTimeOffset? At { get; set; }
    public bool Zone { get; set; }
    public bool Day { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (At is not { } at)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        output.Content.SetContent(Day ? Brussels.SayDay(at, CultureInfo.CurrentUICulture) : Brussels.Say(at, CultureInfo.CurrentUICulture, Zone));
    }
}

/// <summary>Links to the pages of a list. Keeps the other query values of the address.</summary>
[HtmlTargetElement("pager", Attributes = "page,pages", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Texts texts) : TagHelper
{
    public int Page { get; set; }
    public int Pages { get; set; }

    [Microsoft.AspNetCore.Mvc.ViewFeatures.ViewContext, HtmlAttributeNotBound]
    public required Microsoft.AspNetCore.Mvc.Rendering.ViewContext ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", texts["Pager.Label"]);
        if (Page > 1)
            Link(output, Page - 1, texts["Pager.Previous"], "prev");
        output.Content.AppendHtml("<span>").Append(texts["Pager.Position", Page, Pages]).AppendHtml("</span>");
        if (Page < Pages)
            Link(output, Page + 1, texts["Pager.Next"], "next");
    }

    private void Link(TagHelperOutput output, int page, string text, string rel)
    {
        var request = ViewContext.HttpContext.Request;
        var query = request.Query.Where(q => q.Key != "page").SelectMany(q => q.Value.Select(v => new KeyValuePair<string, string?>(q.Key, v)))
            .Append(new("page", page.ToString(CultureInfo.InvariantCulture)));
        var url = request.Path + Microsoft.AspNetCore.Http.QueryString.Create(query);
        var link = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("a");
        link.Attributes["href"] = url;
        link.Attributes["rel"] = rel;
        link.InnerHtml.Append(text);
        output.Content.AppendHtml(link);
    }
}
