using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Waits, after the save, until this node's public pages show what was changed (two seconds at most), then goes on.</summary>
internal sealed class AfterIndex(IActionResult then) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        await services.GetRequiredService<IndexPosition>().WaitForAsync(services.GetRequiredService<AppDb>(), context.HttpContext.RequestAborted);
        await then.ExecuteResultAsync(context);
    }
}
