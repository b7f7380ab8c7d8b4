using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>A remark in a list, or beside the text it is about.</summary>
internal sealed record RemarkView(Remark Remark, bool BesideText);

/// <summary>Who works on an item, and what its readers said that is not settled yet.</summary>
internal sealed record WorkView(string ItemId, string? Assignee, IReadOnlyList<Remark> Remarks);

/// <summary>Beside an editor: <c>&lt;item-work item="item" /&gt;</c>. Two questions to the database.</summary>
[HtmlTargetElement("item-work", Attributes = "item", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ItemWorkTagHelper(IHtmlHelper html, AppDb db) : TagHelper
{
    public required ContentItem Item { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        var assignee = await db.Users.AsNoTracking().Where(u => u.Id == Item.Assignee).Select(u => u.DisplayName).SingleOrDefaultAsync();
        var remarks = await db.Set<Remark>().AsNoTracking().Where(r => r.ItemId == Item.ItemId && r.Resolved == null).OrderBy(r => r.Paragraph).ThenBy(r => r.At).ToListAsync();
        output.Content.AppendHtml(await html.PartialAsync("/Content/Work/_Work.cshtml", new WorkView(Item.ItemId, assignee, remarks)));
    }
}
