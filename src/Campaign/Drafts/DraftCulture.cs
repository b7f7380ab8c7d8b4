using System.Globalization;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A draft speaks the language in which it was begun, on each of its pages, until its writer signs in: then the person's own setting decides.</summary>
internal sealed class DraftCulture(AppDb db, EntryAccess access) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (!access.IsSignedIn && Guid.TryParse(context.RouteData.Values["id"] as string, out var value))
        {
            var id = Id.From<EntryId>(value);
            if (await db.Entries.IgnoreAutoIncludes().Where(e => e.Id == id).Select(e => e.Culture).SingleOrDefaultAsync(context.HttpContext.RequestAborted) is { } language)
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.Culture(language);
        }
        await next();
    }
}
