using Microsoft.AspNetCore.Razor.TagHelpers;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Content;

/// <summary>One side of a comparison, the words that only it has marked for eyes and ears: <c>&lt;diff one="…" other="…" side="Gone" /&gt;</c> shows the first text, <c>New</c> the second.</summary>
[HtmlTargetElement("diff", Attributes = "one,other,side", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DiffTagHelper(Texts texts) : TagHelper
{
    public required string One { get; set; }
    public required string Other { get; set; }
    public required PieceKind Side { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "diff");
        var (tag, says) = Side == PieceKind.Gone ? ("del", texts["Diff.Gone"]) : ("ins", texts["Diff.New"]);
        foreach (var piece in WordDiff.Between(One, Other).Where(p => p.Kind == PieceKind.Same || p.Kind == Side))
        {
            if (piece.Kind == PieceKind.Same)
                output.Content.AppendHtml(Verbatim.Encode(piece.Text));
            else
                output.Content.AppendHtml($"<{tag}><span class=\"visually-hidden\">{Verbatim.Encode(says)} </span>{Verbatim.Encode(piece.Text.TrimEnd())}<span class=\"visually-hidden\"> {Verbatim.Encode(texts["Diff.End"])}</span></{tag}>{(piece.Text.Length > piece.Text.TrimEnd().Length ? Verbatim.Encode(piece.Text[piece.Text.TrimEnd().Length..]) : "")}");
        }
    }
}
