using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Accounts;

public sealed class TrustTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task A_device_that_a_juror_trusts_stays_signed_in_for_the_whole_round()
    {
        var juror = await Site.Person(Role.Juror);
        using var trusted = await SignIn(juror, trusts: true);
        using var borrowed = await SignIn(juror, trusts: false);

        for (var week = 0; week < 12; week++)
        {
            Site.Clock.Advance(TimeSpan.FromDays(7));
            (await trusted.Visit("/jury")).Path.ShouldBe("/jury", $"week {week}");
        }
        (await borrowed.Visit("/account")).Path.ShouldStartWith("/account/sign-in");

        Site.Clock.Advance(TimeSpan.FromDays(7));
        (await trusted.Visit("/account")).Path.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task A_browser_keeps_the_session_of_a_trusted_device_after_it_is_closed_and_no_other()
    {
        var juror = await Site.Person(Role.Juror);
        using var trusted = await SignIn(juror, trusts: true);
        using var borrowed = await SignIn(juror, trusts: false);

        Cookie(trusted).Expires.ShouldBeGreaterThan(DateTime.MinValue);
        Cookie(borrowed).Expires.ShouldBe(DateTime.MinValue);
    }

    [Fact]
    public async Task A_trusted_device_that_is_lost_is_put_out_at_once()
    {
        var juror = await Site.Person(Role.Juror);
        using var lost = await SignIn(juror, trusts: true);
        using var kept = await SignIn(juror, trusts: true);

        await kept.Submit(await kept.Visit("/account"), "form[action*='Revoke']");

        (await lost.Visit("/account")).Path.ShouldStartWith("/account/sign-in");
        (await kept.Visit("/account")).Path.ShouldBe("/account");
    }

    private async Task<Visitor> SignIn(User juror, bool trusts)
    {
        var visitor = Site.Visitor();
        var page = await visitor.Visit(await Site.LinkFor(juror, "/jury"));
        await visitor.Submit(page, trusts ? new Dictionary<string, string> { ["Trust"] = "true" } : []);
        return visitor;
    }

    private static System.Net.Cookie Cookie(Visitor visitor) => visitor.Cookies.GetAllCookies().Single(c => c.Name == "rv-session");
}
