using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Admin;

/// <summary>After a POST: a sentence that the next page shows once.</summary>
public static class Flash
{
    private const string Key = "Flash";
    private const string UndoKey = "Flash.Undo";

    /// <summary>Redirects to a page of the site and says there, in the reader's language, what was done.</summary>
    public static IActionResult Done(this PageModel page, string key, string url, params object?[] arguments)
    {
        page.TempData[Key] = page.HttpContext.RequestServices.GetRequiredService<Texts>()[key, arguments];
        return new LocalRedirectResult(url) { Permanent = false };
    }

    /// <summary>Puts a button beside the sentence that takes back what was done.</summary>
    /// <param name="post">The local address that the button posts to.</param>
    public static IActionResult Undo(this IActionResult done, PageModel page, string post)
    {
        page.TempData[UndoKey] = post;
        return done;
    }

    /// <summary>Where to post to undo what the sentence says; null where it cannot be undone.</summary>
    public static string? TakeUndo(Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary tempData) => tempData[UndoKey] as string;

    public static string? Take(Microsoft.AspNetCore.Mvc.ViewFeatures.ITempDataDictionary tempData) => tempData[Key] as string;
}
