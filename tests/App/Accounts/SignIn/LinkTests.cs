using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Accounts.SignIn;

public sealed class LinkTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_button_signs_in_and_leads_to_the_page_that_was_asked_for()
    {
        var person = await Site.Person(Role.Team);
        var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit(await LinkFor(person, "/admin")));

        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Path.ShouldBe("/admin");
        (await visitor.Visit("/admin")).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task A_scanner_that_opens_every_link_twice_changes_nothing()
    {
        var person = await Site.Person(Role.Team);
        var link = await LinkFor(person, "/admin");
        var scanner = Site.Visitor();

        for (var i = 0; i < 2; i++)
        {
            (await scanner.Visit(link)).Status.ShouldBe(HttpStatusCode.OK);
            using var head = new HttpRequestMessage(HttpMethod.Head, link);
            await scanner.Http.SendAsync(head, TestContext.Current.CancellationToken);
        }

        scanner.Cookies.Count.ShouldBe(0);
        var visitor = Site.Visitor();
        (await visitor.Submit(await visitor.Visit(link))).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task A_link_works_once()
    {
        var person = await Site.Person(Role.Team);
        var link = await LinkFor(person, "/admin");
        var first = Site.Visitor();
        var page = await first.Visit(link);
        await first.Submit(page);

        var second = Site.Visitor();
        var again = await second.Submit(page);

        again.Status.ShouldBe(HttpStatusCode.Gone);
        second.Cookies.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Two_presses_at_the_same_instant_sign_in_once()
    {
        var link = await LinkFor(await Site.Person(Role.Team), "/admin");
        var visitors = Enumerable.Range(0, 8).Select(_ => Site.Visitor()).ToArray();
        var page = await visitors[0].Visit(link);

        await Task.WhenAll(visitors.Select(v => v.Submit(page)));

        visitors.Count(v => v.Cookies.Count > 0).ShouldBe(1);
    }

    [Fact]
    public async Task An_expired_link_offers_a_new_one_on_the_spot()
    {
        var person = await Site.Person(Role.Team);
        var link = await LinkFor(person, "/admin");
        Site.Clock.Advance(SignInToken.Lifetime);
        var visitor = Site.Visitor();
        var page = await visitor.Visit(link);
        page.Status.ShouldBe(HttpStatusCode.Gone);

        var code = await visitor.Submit(page);

        code.Path.ShouldStartWith("/account/code/");
        var mail = await Site.Db(db => db.Outbox.OrderByDescending(m => m.Queued).FirstAsync(m => m.To == person.Email));
        mail.Subject.ShouldBe("Meld je aan bij Radicale Vernieuwers");
        var fresh = mail.Text.Split('\n').Single(l => l.Contains("/account/link/", StringComparison.Ordinal));
        (await visitor.Submit(await visitor.Visit(fresh))).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task A_forged_link_is_not_found_and_says_what_to_do()
    {
        var page = await Site.Visitor().Visit("/account/link/" + new string('a', 64));

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Link("main a").ShouldBe("/account/sign-in");
    }

    [Fact]
    public async Task Somebody_who_is_blocked_stays_out()
    {
        var person = await Site.Person(Role.Team);
        var link = await LinkFor(person, "/admin");
        await Site.Db(async db =>
        {
            (await db.FindUserAsync(person.Email!))!.Block(SiteFixture.Start);
            await db.SaveChangesAsync();
        });
        var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit(link));

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        visitor.Cookies.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task A_link_never_leads_away_from_the_site(string elsewhere)
    {
        var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit(await LinkFor(await Site.Person(Role.Team), elsewhere)));

        page.Path.ShouldBe("/admin");
    }

    private Task<string> LinkFor(User user, string returnUrl) => Site.Db(async db =>
    {
        var link = Site.Services.GetRequiredService<SignInLinks>().Create(db, user, "sign-in", returnUrl);
        await db.SaveChangesAsync();
        return new Uri(link.Url).PathAndQuery;
    });
}
