using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Accounts.SignIn;

public sealed partial class CodeTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task The_code_of_the_mail_signs_in_also_with_spaces()
    {
        var person = await Site.Person(Role.Team);
        var visitor = Site.Visitor();
        var page = await AskAsync(visitor, person.Email!);

        var code = await CodeAsync(person.Email!);
        var home = await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = $" {code[..3]} {code[3..]} " });

        home.Path.ShouldBe("/admin", home.Text);
    }

    [Fact]
    public async Task Known_and_unknown_addresses_get_the_same_answer()
    {
        var person = await Site.Person(Role.Entrant);

        var known = await AskAsync(Site.Visitor(), person.Email!);
        var unknown = await AskAsync(Site.Visitor(), "nobody@example.org");

        unknown.Status.ShouldBe(known.Status);
        unknown.Text.Replace("nobody@example.org", person.Email, StringComparison.Ordinal).ShouldBe(known.Text);
        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "nobody@example.org"));
        mail.Text.ShouldNotContain("/account/link/");
    }

    [Fact]
    public async Task Five_wrong_codes_end_it_even_for_the_right_one()
    {
        var person = await Site.Person(Role.Team);
        var visitor = Site.Visitor();
        var page = await AskAsync(visitor, person.Email!);
        var code = await CodeAsync(person.Email!);
        var wrong = code == "000000" ? "111111" : "000000";
        for (var i = 0; i < SignInToken.MostAttempts; i++)
            (await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = wrong })).Status.ShouldBe(HttpStatusCode.BadRequest);

        var last = await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = code });

        last.Status.ShouldBe(HttpStatusCode.BadRequest);
        last.Text.ShouldContain("Vraag een nieuwe code");
        visitor.Cookies.Count.ShouldBe(0);
    }

    [Fact]
    public async Task The_sixth_mail_to_one_address_has_to_wait()
    {
        var visitor = Site.Visitor();
        for (var i = 0; i < 5; i++)
            (await AskAsync(visitor, "often@example.org")).Path.ShouldStartWith("/account/code/");

        var page = await AskAsync(visitor, "OFTEN@example.org");

        page.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        page.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task A_code_from_another_mail_is_typed_beside_the_address()
    {
        var person = await Site.Person(Role.Team);
        await AskAsync(Site.Visitor(), person.Email!);
        var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit("/account/code"), new Dictionary<string, string> { ["Input.Email"] = person.Email!, ["Input.Code"] = await CodeAsync(person.Email!) });

        page.Path.ShouldBe("/admin", page.Text);
    }

    [Fact]
    public async Task A_page_that_needs_a_person_asks_to_sign_in_and_comes_back()
    {
        var person = await Site.Person(Role.Team);
        var visitor = Site.Visitor();
        var page = await visitor.Visit("/admin");
        page.Path.ShouldStartWith("/account/sign-in?returnUrl=%2Fadmin");

        page = await visitor.Submit(page, new Dictionary<string, string> { ["Input.Email"] = person.Email! });
        page = await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = await CodeAsync(person.Email!) });

        page.Path.ShouldBe("/admin", page.Text);
    }

    [Fact]
    public async Task A_new_code_replaces_one_that_is_too_old()
    {
        var person = await Site.Person(Role.Team);
        var visitor = Site.Visitor();
        await AskAsync(visitor, person.Email!);
        var page = await AskAsync(visitor, person.Email!);
        Site.Clock.Advance(SignInToken.Lifetime);
        page = await visitor.Visit(page.Path);
        page.Text.ShouldContain("Deze code werkt niet meer.");

        page = await visitor.Submit(page, "form[action*=Renew]");

        (await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = await CodeAsync(person.Email!) })).Path.ShouldBe("/admin");
    }

    [Fact]
    public async Task What_is_no_address_is_said_beside_the_field_and_kept()
    {
        var page = await AskAsync(Site.Visitor(), "no address");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector("#Input_Email")!.GetAttribute("value").ShouldBe("no address");
        page.All("#Input_Email-error").ShouldBe(["Dit is geen e-mailadres. Schrijf bijvoorbeeld an@voorbeeld.be."]);
    }

    private static async Task<Page> AskAsync(Visitor visitor, string email) =>
        await visitor.Submit(await visitor.Visit("/account/sign-in"), new Dictionary<string, string> { ["Input.Email"] = email });

    private async Task<string> CodeAsync(string email) =>
        SixDigits().Match(await Site.Db(db => db.Outbox.Where(m => m.To == email).OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync())).Value;

    [GeneratedRegex(@"(?m)^\d{6}$")]
    private static partial Regex SixDigits();
}
