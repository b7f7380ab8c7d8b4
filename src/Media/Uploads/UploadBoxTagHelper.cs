using Microsoft.AspNetCore.Razor.TagHelpers;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Media;

/// <summary>Around a file input: <c>&lt;upload-box ticket="Model.Ticket" place="library/pers"&gt;…&lt;/upload-box&gt;</c>. With the script <c>upload</c> on the page, files then go ahead of the form, in pieces that can be resumed; without it the form sends them.</summary>
[HtmlTargetElement("upload-box", Attributes = "ticket,place")]
public sealed class UploadBoxTagHelper(Texts texts) : TagHelper
{
    private static readonly string[] Words = ["Drop", "Waiting", "Sending", "Paused", "Checking", "Ready", "Failed", "Pause", "Resume", "Cancel", "Remove", "Again", "Describe", "Left", "Text", "Maker", "MakerAsk", "Save", "Saved"];

    /// <summary>A <see cref="UploadTicket"/>; without one the box is only a box.</summary>
    public string? Ticket { get; set; }
    /// <summary>What the file is for: the same file for something else is another upload.</summary>
    public required string Place { get; set; }
    /// <summary>The name of a media field: each file that is ready is added to its form.</summary>
    public string? Field { get; set; }

    /// <summary>Whether a picture is asked who made it, as soon as it is there.</summary>
    public bool AsksMaker { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.TagName = "div";
        if (string.IsNullOrEmpty(Ticket))
            return;
        output.Attributes.SetAttribute("class", "uploads");
        output.Attributes.SetAttribute("data-upload", Ticket);
        output.Attributes.SetAttribute("data-place", Place);
        if (Field is not null)
            output.Attributes.SetAttribute("data-for", Field);
        if (AsksMaker)
            output.Attributes.SetAttribute("data-asks-maker", "");
        output.Attributes.SetAttribute("data-say-toobig", texts["Media.Refused.TooBig"]);
        foreach (var word in Words)
            output.Attributes.SetAttribute("data-say-" + word.ToLowerInvariant(), texts["Media.Upload." + word]);
    }
}
