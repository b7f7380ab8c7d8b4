using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Admin.Today;

internal sealed class ShowModel(AppDb db, TimeProvider clock, IEnumerable<ITodaySource> sources, IAuthorizationService authorization) : PageModel
{
    public List<Waiting> Waiting { get; } = [];

    public DateTimeOffset Now { get; private set; }

    public async Task OnGetAsync()
    {
        Now = clock.Instant();
        foreach (var source in sources)
        {
            if ((await authorization.AuthorizeAsync(User, source.Permission)).Succeeded)
                Waiting.AddRange((await source.WaitingAsync(db, Now, HttpContext.RequestAborted)).Where(w => w.Count > 0));
        }
        Waiting.Sort((a, b) => (b.IsUrgent, a.Since ?? Now).CompareTo((a.IsUrgent, b.Since ?? Now)));
    }
}
