using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Entries;

public sealed class MyTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task My_file_says_what_to_do_next_and_until_when()
    {
        var visitor = await Site.SignedIn();
        await visitor.StartsEntry("Mijn eigen plan");

        var page = await visitor.Visit("/my");

        page.Text.ShouldContain("Mijn eigen plan");
        page.Text.ShouldContain("Schrijf verder, kijk na en dien in.");
        page.Text.ShouldContain("26 februari 2027, 12.00 uur (Europe/Brussels, UTC+1)");
    }

    [Fact]
    public async Task An_entry_of_a_recipe_is_on_the_page_of_the_entrant_that_it_names()
    {
        var person = await Site.Person();
        await using (var scope = Site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var step = scope.ServiceProvider.GetServices<IRecipeStep>().Single(s => s.Name == "RadicaleEntry");
            var run = new RecipeRun(db, new RecipeReport(), _ => null, true, Site.Clock.Instant());
            foreach (var (title, entrant) in new[] { ("Uit een recept", person.Email!), ("Van iemand nieuw", "nieuw.in.recept@example.org"), ("Nog van iemand nieuw", "nieuw.in.recept@example.org") })
                await step.RunAsync(new JsonObject { ["name"] = "RadicaleEntry", ["Edition"] = Campaigners.Edition, ["Title"] = title, ["Entrant"] = entrant, ["State"] = "draft" }, run, TestContext.Current.CancellationToken);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await (await Site.SignedIn(person)).Visit("/my")).Text.ShouldContain("Uit een recept");
        (await Site.Db(db => db.Users.CountAsync(u => u.Email == "nieuw.in.recept@example.org"))).ShouldBe(1);
    }

    [Fact]
    public async Task Signed_out_it_asks_to_sign_in() => (await Site.Visitor().Visit("/my")).Path.ShouldStartWith("/account/sign-in");

    [Fact]
    public async Task It_asks_as_many_queries_for_one_entry_as_for_three()
    {
        var visitor = await Site.SignedIn();
        await visitor.StartsEntry("Eerste");
        await visitor.Visit("/my");
        var one = await Site.Queries.OfWarmAsync(() => visitor.Visit("/my"));
        await visitor.StartsEntry("Tweede");
        await visitor.StartsEntry("Derde");

        (await Site.Queries.OfWarmAsync(() => visitor.Visit("/my"))).ShouldBe(one);
    }
}
