using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Answers of the sign-in pages that are no refusals: what was tried is kept, and counted.</summary>
internal static class TooMany
{
    /// <summary>The page again with 429, the minutes to wait and Retry-After.</summary>
    public static IActionResult WaitFirst(this PageModel page, TimeSpan wait)
    {
        page.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        var texts = page.HttpContext.RequestServices.GetRequiredService<Texts>();
        page.ModelState.AddModelError("", texts.Count("SignIn.Wait", (int)Math.Ceiling(wait.TotalMinutes)));
        return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
    }

    /// <summary>The page again with 400 and a sentence. Unlike a refusal, what the handler changed is saved: wrong tries count.</summary>
    public static IActionResult Wrong(this PageModel page, string field, string key, params object?[] arguments)
    {
        page.ModelState.AddModelError(field, page.HttpContext.RequestServices.GetRequiredService<Texts>()[key, arguments]);
        return new PageResult { StatusCode = StatusCodes.Status400BadRequest };
    }
}
