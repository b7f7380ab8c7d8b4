using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>After a POST: a sentence that the next page shows once.</summary>
public static class Flash
{
    private const string Key = "Flash";

    /// <summary>Redirects to a page of the site and says there, in the reader's language, what was done.</summary>
    public static IActionResult Done(this PageModel page, string key, string url, params object?[] arguments)
    {
        page.TempData[Key] = page.HttpContext.RequestServices.GetRequiredService<Texts>()[key, arguments];
        return new LocalRedirectResult(url) { Permanent = false };
    }

    public static string? Take(Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary tempData) => tempData[Key] as string;
}
