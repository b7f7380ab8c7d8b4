using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;

namespace RadicaleVernieuwers.Mail.Viewer;

internal sealed partial class ShowModel(EmlFolder folder) : PageModel
{
    [FromRoute]
    public required string Name { get; init; }

    public MimeMessage Mail { get; private set; } = null!;

    public IReadOnlyList<string> Links { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Mail = await folder.FindAsync(Name, HttpContext.RequestAborted);
        Links = [.. Addresses().Matches(Mail.TextBody ?? "").Select(m => m.Value).Distinct()];
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Addresses();
}
