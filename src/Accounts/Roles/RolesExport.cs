using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Roles with their permissions, in the words of the target; people only where they are asked for, and never a password.</summary>
internal sealed class RolesExport(AppDb db) : IRecipeExport
{
    public int Order => 200;

    public async Task WriteAsync(RecipeWriter writer, ExportWishes wishes, CancellationToken cancellationToken)
    {
        if (!wishes.IsWhole)
            return;
        var roles = await db.Roles.AsNoTracking().OrderBy(r => r.Name).ToListAsync(cancellationToken);
        if (roles.Count > 0)
            writer.Step(new JsonObject { ["name"] = "Roles", ["Roles"] = new JsonArray([.. roles.Select(r => (JsonNode)Of(r, wishes.Target))]) });
        if (wishes.WithUsers)
            await UsersAsync(writer, cancellationToken);
        else if (await db.Users.CountAsync(cancellationToken) is var people and > 0)
            writer.LeftOut.Add($"{people} × Users");
    }

    private async Task UsersAsync(RecipeWriter writer, CancellationToken cancellationToken)
    {
        writer.BeginList("Users", "Users");
        await foreach (var user in db.Users.AsNoTracking().OrderBy(u => u.Email).AsAsyncEnumerable().WithCancellation(cancellationToken))
            writer.Item("Users", Of(user));
        writer.EndList();
    }

    private static JsonObject Of(Role role, ExportTarget target) => new()
    {
        ["Name"] = role.Name,
        ["Description"] = role.Description,
        ["Permissions"] = new JsonArray([.. role.Permissions.Select(p => (JsonNode)JsonValue.Create(SearchSteps.Permission(target, p)))]),
        ["PermissionBehavior"] = "Replace",
    };

    private static JsonObject Of(User user) => new()
    {
        ["UserId"] = OrchardId.From("user", user.Email!),
        ["UserName"] = user.DisplayName,
        ["Email"] = user.Email,
        ["EmailConfirmed"] = true,
        ["IsEnabled"] = user.Blocked is null,
        ["RoleNames"] = new JsonArray([.. user.Memberships.Select(m => m.Role).Order(StringComparer.Ordinal).Select(r => (JsonNode)JsonValue.Create(r))]),
    };
}
