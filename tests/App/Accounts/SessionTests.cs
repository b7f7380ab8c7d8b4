using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Accounts;

public sealed class SessionTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_role_opens_its_pages_and_only_those()
    {
        var team = await Site.SignedIn(Role.Team);
        var entrant = await Site.SignedIn(Role.Entrant);

        (await team.Visit("/admin")).Status.ShouldBe(HttpStatusCode.OK);
        (await entrant.Visit("/admin")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_permission_that_is_taken_away_is_gone_at_the_next_request()
    {
        await Site.Person();
        await Site.Db(async db =>
        {
            var role = Role.Create("Visitor", "");
            role.Allow([Permissions.AccessAdminPanel]);
            db.Roles.Add(role);
            await db.SaveChangesAsync();
        });
        var visitor = await Site.SignedIn("Visitor");
        (await visitor.Visit("/admin")).Status.ShouldBe(HttpStatusCode.OK);

        await Site.Db(async db =>
        {
            (await db.Roles.SingleAsync(r => r.Name == "Visitor")).Allow([]);
            await db.SaveChangesAsync();
        });

        (await visitor.Visit("/admin")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_revoked_session_ends_at_once_on_every_device()
    {
        var person = await Site.Person(Role.Team);
        var laptop = await Site.SignedIn(person);
        var phone = await Site.SignedIn(person);

        await Site.Db(async db =>
        {
            (await db.FindUserAsync(person.Email!))!.RevokeSessions();
            await db.SaveChangesAsync();
        });

        (await laptop.Visit("/admin")).Path.ShouldStartWith("/account/sign-in");
        (await phone.Visit("/admin")).Path.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task A_plain_session_ends_after_twelve_idle_hours()
    {
        var visitor = await Site.SignedIn(Role.Team);
        Site.Clock.Advance(TimeSpan.FromHours(11));
        (await visitor.Visit("/admin")).Path.ShouldBe("/admin");

        Site.Clock.Advance(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(1));

        (await visitor.Visit("/admin")).Path.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        var visitor = await Site.SignedIn(Role.Team);

        await visitor.Post("/account/sign-out");

        (await visitor.Visit("/admin")).Path.ShouldStartWith("/account/sign-in");
    }

    [Theory]
    [InlineData("/admin", "application/json")]
    [InlineData("/account", "application/problem+json")]
    public async Task Programs_see_401_and_no_redirect(string path, string accept)
    {
        var visitor = Site.Visitor();
        visitor.Http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));

        (await visitor.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
