using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Accounts.Profile;

public sealed class ShowTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Name_and_language_hold_at_the_next_page()
    {
        var visitor = await Site.SignedIn(Role.Entrant);

        var page = await visitor.Submit(await visitor.Visit("/account"), new Dictionary<string, string> { ["Input.Name"] = "Zoë Ñandú", ["Input.Language"] = "fr" }, "main form.form");

        page.Document.QuerySelector("#Input_Name")!.GetAttribute("value").ShouldBe("Zoë Ñandú");
        (await visitor.Visit("/account")).Text.ShouldContain("Votre compte");
    }

    [Fact]
    public async Task A_name_is_needed_and_the_typed_language_stays()
    {
        var visitor = await Site.SignedIn(Role.Entrant);

        var page = await visitor.Submit(await visitor.Visit("/account"), new Dictionary<string, string> { ["Input.Name"] = "", ["Input.Language"] = "en" }, "main form.form");

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector("#Input_Language option[selected]")!.GetAttribute("value").ShouldBe("en");
    }

    [Fact]
    public async Task Revoking_ends_every_session_but_this_one()
    {
        var person = await Site.Person(Role.Team);
        var (here, elsewhere) = (await Site.SignedIn(person), await Site.SignedIn(person));

        var page = await here.Submit(await here.Visit("/account"), "form[action*=Revoke]");

        page.Path.ShouldBe("/account");
        page.Text.ShouldContain("Je account");
        (await elsewhere.Visit("/account")).Path.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task A_first_password_is_set_and_the_second_asks_for_the_first()
    {
        var person = await Site.Person(Role.Team);
        var visitor = await Site.SignedIn(person);
        (await visitor.Submit(await visitor.Visit("/account/password"), new Dictionary<string, string> { ["Input.New"] = "kort" })).Status.ShouldBe(HttpStatusCode.BadRequest);

        (await visitor.Submit(await visitor.Visit("/account/password"), new Dictionary<string, string> { ["Input.New"] = "een lange zin over geiten" })).Path.ShouldBe("/account");

        var wrong = await visitor.Submit(await visitor.Visit("/account/password"), new Dictionary<string, string> { ["Input.Present"] = "wrong", ["Input.New"] = "een langere zin over geiten" });
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Body.ShouldNotContain("geiten");
        (await Site.Db(db => db.Outbox.CountAsync(m => m.To == person.Email && m.Text.Contains("wachtwoord is gewijzigd")))).ShouldBe(1);
    }

    [Fact]
    public async Task An_app_is_linked_used_and_turned_off_with_a_recovery_code()
    {
        var person = await Site.Person(Role.Team);
        var visitor = await Site.SignedIn(person);
        var page = await visitor.Visit("/account/two-factor-setup");
        page.Path.ShouldBe("/account/two-factor-start");
        page = await visitor.Submit(page);
        page.Document.QuerySelector(".qr svg").ShouldNotBeNull();
        var secret = await Site.Db(db => db.Authenticators.Where(a => a.User == person.Id).Select(a => a.Secret).SingleAsync());
        (await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = "000000" })).Status.ShouldBe(HttpStatusCode.BadRequest);

        page = await visitor.Submit(page, new Dictionary<string, string> { ["Input.Code"] = Totp.CodeAt(secret, Site.Clock.GetUtcNow()) });

        var codes = page.All("code");
        codes.Count.ShouldBe(Authenticator.RecoveryCodes);
        page = await visitor.Visit("/account/two-factor-setup");
        page.All("code").ShouldBeEmpty();
        await visitor.Post("/account/two-factor-setup?handler=Off", ("Input.Code", codes[0]));
        (await Site.Db(db => db.Users.Where(u => u.Id == person.Id).Select(u => u.TwoFactorEnabled).SingleAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Passkeys_that_make_no_sense_are_refused_in_words()
    {
        var visitor = await Site.SignedIn(Role.Team);
        var options = await visitor.Post("/account/passkeys/creation");
        options.Status.ShouldBe(HttpStatusCode.OK, options.Body);
        options.Body.ShouldMatch("\"rp\":.*\"id\":\"localhost\"");

        foreach (var credential in new[] { "", "{}", "nonsense", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}" })
            (await visitor.Post("/account/passkeys?handler=Add", ("Credential", credential), ("Name", "x"))).Status.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var credential in new[] { "", "{}", "nonsense" })
            (await Site.Visitor().Post("/account/passkey-sign-in", ("Credential", credential))).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await visitor.Post("/account/passkeys?handler=Remove", ("id", "AAAA"))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/password")]
    [InlineData("/account/two-factor-setup")]
    [InlineData("/account/two-factor-start")]
    [InlineData("/account/passkeys")]
    public async Task Ones_own_account_asks_to_sign_in(string path) =>
        (await Site.Visitor().Visit(path)).Path.ShouldStartWith("/account/sign-in?returnUrl=" + Regex.Replace(Uri.EscapeDataString(path), "%2[fF]", "%2F"));
}
