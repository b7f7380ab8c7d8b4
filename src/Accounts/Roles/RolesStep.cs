using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Orchard's <c>Roles</c>: <c>{Name, Description, Permissions[], PermissionBehavior: Replace|Add|Remove}</c>.</summary>
internal sealed class RolesStep : IRecipeStep
{
    public string Name => "Roles";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var given in step["Roles"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var name = given.Text("Name") ?? throw new Refusal("Recipe.RoleNameMissing");
            if (name.Length > Role.LongestName)
                throw new Refusal("Recipe.RoleNameLong", name);
            var role = run.Db.Roles.Local.FirstOrDefault(r => r.Name == name) ?? await run.Db.Roles.SingleOrDefaultAsync(r => r.Name == name, cancellationToken);
            if (role is null)
            {
                role = Role.Create(name, "");
                run.Db.Roles.Add(role);
                Apply(role, given);
                run.Report.Added($"role {name}");
                continue;
            }
            var before = (role.Description, role.PermissionNames);
            Apply(role, given);
            if (before == (role.Description, role.PermissionNames))
                run.Report.Unchanged($"role {name}");
            else
                run.Report.Changed($"role {name}");
        }
    }

    private static void Apply(Role role, JsonObject given)
    {
        if (given.Text("Description") is { } description)
            role.Describe(description);
        var names = (given["Permissions"]?.AsArray() ?? []).Select(p => SearchSteps.Permission(ExportTarget.Site, p?.GetValue<string>() ?? "")).ToArray();
        if (names.FirstOrDefault(n => n.Contains(' ', StringComparison.Ordinal)) is { } odd)
            throw new Refusal("Recipe.PermissionOdd", odd);
        switch (given.Text("PermissionBehavior")?.ToUpperInvariant())
        {
            case null or "REPLACE":
                if (given["Permissions"] is not null)
                    role.Allow(names);
                break;
            case "ADD":
                role.Allow(role.Permissions.Concat(names));
                break;
            case "REMOVE":
                role.Allow(role.Permissions.Except(names));
                break;
            default:
                throw new Refusal("Recipe.PermissionBehavior", given.Text("PermissionBehavior"));
        }
    }
}

internal static class JsonWords
{
    /// <summary>A string of that name, in any case of letters; null where it is absent or no string.</summary>
    public static string? Text(this JsonObject json, string name) =>
        json.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
