using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RadicaleVernieuwers.Jury.Scores.Offline;

/// <summary>The page that a device keeps: it holds no entry and no round, and draws what the device took along.</summary>
internal sealed class AwayModel : PageModel
{
    public void OnGet() => Response.Headers.CacheControl = "no-store";
}
