using Fluid;
using Fluid.Values;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Orchard's filters about who reads: <c>{{ User | has_permission: 'EditContent' }}</c>, <c>{{ User | is_in_role: 'Editor' }}</c>. What stands before them does not matter: it is always the reader of the page.</summary>
internal sealed class ReaderFilters : ILiquidExtension
{
    public void Register(TemplateOptions options)
    {
        options.Filters.AddFilter("has_permission", async (_, arguments, context) =>
        {
            var permission = arguments.At(0).ToStringValue();
            return BooleanValue.Create(Permissions.All.Contains(permission)
                && (await context.Http().RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(context.Http().User, permission)).Succeeded);
        });
        options.Filters.AddFilter("is_in_role", (_, arguments, context) => BooleanValue.Create(context.Http().User.IsInRole(arguments.At(0).ToStringValue())));
    }
}
