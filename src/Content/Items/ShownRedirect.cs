using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content;

/// <summary>Waits, at most two seconds, until this node shows what was just saved, and then goes on.</summary>
internal sealed class ShownRedirect(IActionResult then) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        await services.GetRequiredService<IndexPosition>().WaitForAsync(services.GetRequiredService<AppDb>(), context.HttpContext.RequestAborted);
        await then.ExecuteResultAsync(context);
    }
}
