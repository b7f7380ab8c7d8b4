using Microsoft.AspNetCore.Mvc.RazorPages;
using MimeKit;

namespace RadicaleVernieuwers.Mail.Viewer;

internal sealed class ListModel(EmlFolder folder) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<(string Name, MimeMessage Mail)> Mails { get; private set; } = [];

    public async Task OnGetAsync() => Mails = await folder.ReadAsync(Most, HttpContext.RequestAborted);
}
