using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>Who may see types and who may change them, by Orchard's permission names. It hangs on the folder, so that no page can forget it.</summary>
internal sealed class TypeAccess : IAsyncAuthorizationFilter
{
    /// <summary>The policy of the pages: may see types, or change them.</summary>
    public const string Policy = "SeeContentTypes";

    public static void Add(IServiceCollection services) => services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireAssertion(context =>
        context.User.May(Permissions.AccessAdminPanel) && (context.User.May(Permissions.ViewContentTypes) || context.User.May(Permissions.EditContentTypes))));

    /// <summary>Whoever may only look gets 403 for anything that is sent.</summary>
    public Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (http.User.Identity?.IsAuthenticated == true && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !http.User.May(Permissions.EditContentTypes))
            context.Result = new ForbidResult();
        return Task.CompletedTask;
    }
}
