using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Accounts.SignIn;

public sealed class PasswordTests(SiteFixture site) : SiteTest(site)
{
    private const string Password = "een lange zin over geiten";

    [Fact]
    public async Task The_right_password_signs_in()
    {
        var person = await PersonAsync();

        (await TryAsync(Site.Visitor(), person.Email!, Password)).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task Five_wrong_ones_close_the_door_for_a_quarter_of_an_hour()
    {
        var person = await PersonAsync();
        var visitor = Site.Visitor();
        for (var i = 0; i < 5; i++)
            (await TryAsync(visitor, person.Email!, "wrong")).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await TryAsync(visitor, person.Email!, Password)).Status.ShouldBe(HttpStatusCode.BadRequest);
        Site.Clock.Advance(TimeSpan.FromMinutes(15));
        (await TryAsync(visitor, person.Email!, Password)).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task A_wrong_password_an_unknown_address_and_no_password_read_the_same()
    {
        var person = await PersonAsync();
        var without = await Site.Person(Role.Team);

        var texts = new[] { person.Email!, without.Email!, "nobody@example.org" }.Select(e => TryAsync(Site.Visitor(), e, "wrong wrong wrong"));

        (await Task.WhenAll(texts)).Select(p => p.Text).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task The_app_is_asked_after_the_password_and_its_code_works_once()
    {
        var (person, secret) = await PersonWithAppAsync();
        var visitor = Site.Visitor();

        var page = await TryAsync(visitor, person.Email!, Password);

        page.Path.ShouldBe("/account/two-factor");
        (await visitor.Visit("/admin")).Path.ShouldStartWith("/account/sign-in");
        var code = Totp.CodeAt(secret, Site.Clock.GetUtcNow());
        (await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = code })).Path.ShouldBe("/admin");
        var second = Site.Visitor();
        var again = await TryAsync(second, person.Email!, Password);
        (await second.Submit(again, new Dictionary<string, string> { ["Input.Code"] = code })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_app_is_asked_after_a_mailed_link_too()
    {
        var (person, secret) = await PersonWithAppAsync();
        var link = await Site.Db(async db =>
        {
            var made = Site.Services.GetRequiredService<SignInLinks>().Create(db, person, "sign-in", "/admin");
            await db.SaveChangesAsync();
            return made.Url;
        });
        var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit(link));

        page.Path.ShouldBe("/account/two-factor");
        (await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = Totp.CodeAt(secret, Site.Clock.GetUtcNow()) })).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task Wrong_codes_of_the_app_count_as_wrong_passwords_do()
    {
        var (person, secret) = await PersonWithAppAsync();
        var visitor = Site.Visitor();
        var page = await TryAsync(visitor, person.Email!, Password);
        for (var i = 0; i < 5; i++)
            await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = "000000" });

        (await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = Totp.CodeAt(secret, Site.Clock.GetUtcNow()) })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_second_step_without_a_first_starts_over() =>
        (await Site.Visitor().Visit("/account/two-factor")).Path.ShouldStartWith("/account/sign-in");

    private static async Task<Page> TryAsync(Visitor visitor, string email, string password) =>
        await visitor.Submit(await visitor.Visit("/account/password-sign-in"), new Dictionary<string, string> { ["Input.Email"] = email, ["Input.Password"] = password });

    private async Task<User> PersonAsync()
    {
        var person = await Site.Person(Role.Team);
        await Site.Db(async db =>
        {
            (await db.FindUserAsync(person.Email!))!.SetPassword(Password, new PasswordHasher<User>());
            await db.SaveChangesAsync();
        });
        return person;
    }

    private async Task<(User Person, byte[] Secret)> PersonWithAppAsync()
    {
        var person = await PersonAsync();
        return await Site.Db(async db =>
        {
            var app = Authenticator.For(person.Id);
            app.Confirm(Site.Clock.Instant());
            db.Authenticators.Add(app);
            var user = (await db.FindUserAsync(person.Email!))!;
            user.AskApp(true);
            await db.SaveChangesAsync();
            return (user, app.Secret);
        });
    }
}
