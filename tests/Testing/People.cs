using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Testing;

/// <summary>People with an account.</summary>
public static class People
{
    private static int _count;

    extension(SiteFixture site)
    {
        /// <summary>A person with these roles (<see cref="Role.Juror"/> …), who does not sign in yet.</summary>
        public async Task<User> Person(params string[] roles)
        {
            ArgumentNullException.ThrowIfNull(roles);
            var number = Interlocked.Increment(ref _count);
            return await site.Db(async db =>
            {
                await EnsureRolesAsync(site, db);
                var user = User.Create($"person{number}@example.org", "nl", $"Person {number}", site.Clock.Instant());
                foreach (var role in roles)
                    user.Join(role);
                db.Users.Add(user);
                await db.SaveChangesAsync();
                return user;
            });
        }

        /// <summary>A new person with these roles, signed in by a link as from a mail.</summary>
        public async Task<Visitor> SignedIn(params string[] roles) => await site.SignedIn(await site.Person(roles));

        /// <summary>The address in a mail that signs this person in.</summary>
        public Task<string> LinkFor(User user, string returnUrl) => site.Db(async db =>
        {
            var link = site.Services.GetRequiredService<SignInLinks>().Create(db, user, "test", returnUrl);
            await db.SaveChangesAsync();
            return link.Url;
        });

        /// <summary>This person, signed in by a link as from a mail.</summary>
        public async Task<Visitor> SignedIn(User user)
        {
            var link = await site.LinkFor(user, "/healthz/live");
            var visitor = site.Visitor();
            var page = await visitor.Submit(await visitor.Visit(link));
            return page.Status == HttpStatusCode.OK ? visitor : throw new InvalidOperationException($"Signing in ended at {page.Path} with {page.Status}: {page.Text}");
        }
    }

    /// <summary>The roles of the shipped recipe, where the set-up has not made them.</summary>
    private static async Task EnsureRolesAsync(SiteFixture site, AppDb db)
    {
        if (await db.Roles.AnyAsync())
            return;
        await using var scope = site.Services.CreateAsyncScope();
        var recipe = JsonNode.Parse(await File.ReadAllTextAsync(Some.Source("recipes/radicale-vernieuwers.recipe.json")))!;
        var roles = recipe["steps"]!.AsArray().Single(s => s!["name"]!.GetValue<string>() == "Roles")!.AsObject();
        var step = scope.ServiceProvider.GetServices<IRecipeStep>().Single(s => s.Name == "Roles");
        await step.RunAsync(roles, new RecipeRun(db, new RecipeReport(), _ => null, true, site.Clock.Instant()), default);
        await db.SaveChangesAsync();
    }
}
