using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Who may do what with an item, by Orchard's permission names: with every item, or with those one owns.</summary>
public static class ItemAccess
{
    /// <summary>The policy of the editors' pages: may edit items, if only one's own.</summary>
    public const string Policy = "EditSomeContent";

    public static bool EditsAll(this ClaimsPrincipal person) => person.May(Permissions.EditContent);

    public static bool MayEdit(this ClaimsPrincipal person, string? owner) => May(person, owner, Permissions.EditContent, Permissions.EditOwnContent);

    public static bool MayPublish(this ClaimsPrincipal person, string? owner) => May(person, owner, Permissions.PublishContent, Permissions.PublishOwnContent);

    public static bool MayDelete(this ClaimsPrincipal person, string? owner) => May(person, owner, Permissions.DeleteContent, Permissions.DeleteOwnContent);

    /// <summary>What stands in <see cref="ContentItem.Owner"/> for this person.</summary>
    public static string? OwnerId(this ClaimsPrincipal person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.FindFirstValue(ClaimTypes.NameIdentifier);
    }

    /// <summary>Lets an endpoint with an <c>{id}</c> answer only for items that the person may edit; 403 for others.</summary>
    public static TBuilder ForEditableItems<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.RequireAuthorization(Policy).AddEndpointFilter(async (context, next) =>
        await IsTheirsAsync(context.HttpContext) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden));

    internal static void AddItemPolicy(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireAssertion(context =>
            context.User.May(Permissions.AccessAdminPanel) && (context.User.May(Permissions.EditContent) || context.User.May(Permissions.EditOwnContent))));
    }

    /// <summary>One question to the database, and none for whoever edits every item. An item that is not there is for the page to say.</summary>
    internal static async Task<bool> IsTheirsAsync(HttpContext http)
    {
        if (http.User.EditsAll() || http.Request.RouteValues["id"] is not string id)
            return true;
        var owner = await http.RequestServices.GetRequiredService<AppDb>().Set<ContentItem>().AsNoTracking()
            .Where(i => i.LatestOf == id).Select(i => new { i.Owner }).SingleOrDefaultAsync(http.RequestAborted);
        return owner is null || http.User.MayEdit(owner.Owner);
    }

    private static bool May(ClaimsPrincipal person, string? owner, string all, string own) =>
        person.May(all) || (person.May(own) && owner is not null && owner == person.OwnerId());
}

/// <summary>Keeps everyone's pages of one item to those who may edit that item. It hangs on the folder, so that no page can forget it.</summary>
internal sealed class EditableItemsOnly : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (context.HttpContext.User.Identity?.IsAuthenticated == true && !await ItemAccess.IsTheirsAsync(context.HttpContext))
            context.Result = new ForbidResult();
    }
}
