using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Orchard's <c>Users</c>. Password hashes and stamps are not taken over: everybody signs in by mail first.</summary>
internal sealed class UsersStep(Languages languages) : IRecipeStep
{
    private static readonly string[] Secrets = ["PasswordHash", "SecurityStamp", "ResetToken"];

    public string Name => "Users";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var given in step["Users"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var email = given.Text("Email") ?? throw new Refusal("Recipe.UserEmailMissing", given.Text("UserName"));
            var roles = given["RoleNames"]?.AsArray().Select(r => r?.GetValue<string>() ?? "").Where(r => r.Length > 0).ToArray() ?? [];
            var user = await PeopleOfRecipe.ApplyAsync(run, new(email, given.Text("UserName") ?? "", languages.Leading, roles), cancellationToken);
            if (given["IsEnabled"] is JsonValue enabled && enabled.TryGetValue<bool>(out var isEnabled) && !isEnabled)
                user.Block(run.Now);
            if (Secrets.Any(s => given.Text(s) is not null))
                run.Report.Ignored($"password of {email}");
        }
    }
}

/// <summary>The people of the demo: <c>{Role, Name, Email, Language}</c>. Everything else about them belongs to other steps.</summary>
internal sealed class DemoPeopleStep(Languages languages) : IRecipeStep
{
    public string Name => "RadicaleDemoPeople";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var given in step["People"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            var email = given.Text("Email") ?? throw new Refusal("Recipe.UserEmailMissing", given.Text("Name"));
            var language = given.Text("Language");
            string[] roles = given.Text("Role") is { } role ? [role] : [];
            await PeopleOfRecipe.ApplyAsync(run, new(email, given.Text("Name") ?? "", languages.Has(language) ? language! : languages.Leading, roles), cancellationToken);
        }
    }
}

/// <summary>A person as a recipe tells it.</summary>
internal sealed record PersonOfRecipe(string Email, string Name, string Language, string[] Roles);

internal static class PeopleOfRecipe
{
    public static async Task<User> ApplyAsync(RecipeRun run, PersonOfRecipe given, CancellationToken cancellationToken)
    {
        if (!given.Email.Contains('@', StringComparison.Ordinal) || given.Email.Length > User.LongestEmail)
            throw new Refusal("Recipe.UserEmailOdd", given.Email);
        var user = await run.Db.FindUserAsync(given.Email, cancellationToken);
        if (user is null)
        {
            user = User.Create(given.Email, given.Language, given.Name, run.Now);
            run.Db.Users.Add(user);
            run.Report.Added($"user {given.Email}");
        }
        else if (given.Roles.All(user.Is))
        {
            run.Report.Unchanged($"user {given.Email}");
        }
        else
        {
            run.Report.Changed($"user {given.Email}");
        }
        foreach (var role in given.Roles)
            user.Join(role);
        return user;
    }
}
