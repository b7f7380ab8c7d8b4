using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

/// <summary>What should never be sent: a sentence beside the field in the reader's language, what was typed still there, nothing half-written.</summary>
public sealed class BadInputTests(SiteFixture site) : SiteTest(site)
{
    private static readonly string TooLong = new('x', 5000);

    [Theory]
    [InlineData("nl", "Nomination.NominatorEmail")]
    [InlineData("fr", "Nomination.NominatorEmail")]
    [InlineData("nl", "TitlePart")]
    public async Task A_field_that_is_too_long_is_refused_beside_itself_and_kept(string culture, string field)
    {
        using var visitor = Site.Visitor();
        var mails = await Site.Db(db => db.Outbox.CountAsync());
        var typed = new Dictionary<string, string> { ["TitlePart"] = "Kort", ["Nomination.Why"] = "Daarom", ["Nomination.NominatorName"] = "An", ["Nomination.NominatorEmail"] = "an@example.org", [field] = field == "TitlePart" ? TooLong : TooLong + "@example.org" };

        var page = await visitor.Submit(await visitor.Visit($"/{culture}/nominate/someone"), typed, "main form", ("go", "send"));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe(culture);
        page.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value").ShouldBe(typed[field]);
        page.Document.QuerySelector($"[name='{field}']")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.All(".field__error").ShouldContain(error => error.Length > 0);
        (await Site.Db(db => db.Outbox.CountAsync())).ShouldBe(mails);
    }

    [Fact]
    public async Task An_address_that_is_too_long_to_sign_in_with_is_refused_beside_its_field()
    {
        using var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit("/account/sign-in?lang=fr"), new Dictionary<string, string> { ["Input.Email"] = TooLong + "@example.org" });

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.All(".field__error").ShouldContain(error => error.Length > 0);
        page.Document.QuerySelector("[name='Input.Email']")!.GetAttribute("value").ShouldStartWith("xxxx");
    }

    [Fact]
    public async Task A_broken_picture_is_refused_beside_its_field_and_the_text_is_kept()
    {
        using var visitor = Site.Visitor();
        var (id, _) = await visitor.StartsEntry("Kapotte foto", "kapot@example.org");
        var step = await visitor.Visit($"/my/entries/{id.Value}?step=pictures");

        var page = await visitor.Upload(step, "main form[data-autosave]", ("Entry.Picture.File", "foto.jpg", SomeFiles.Jpeg()[..200]), ("go", "next"));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.All(".field__error").ShouldContain(error => error.Contains("beschadigd", StringComparison.Ordinal));
        (await Site.EntryOf(id)).Picture.ShouldBeNull();
    }

    [Theory]
    [InlineData("/my/entries/{0}")]
    [InlineData("/my/entries/{0}/submit")]
    [InlineData("/my/entries/{0}/withdraw")]
    public async Task An_entry_of_somebody_else_is_not_found_and_not_changed(string address)
    {
        using var owner = Site.Visitor();
        var (id, _) = await owner.StartsEntry("Van mij", $"mij{address.Length}@example.org");
        using var other = await Site.SignedIn(Role.Entrant);
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id.Value);

        (await other.Visit(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Post(path, ("TitlePart", "Van mij nu"), ("Reason", "Weg ermee"))).Status.ShouldBe(HttpStatusCode.NotFound);
        using var autosave = await other.Autosaves($"/my/entries/{id.Value}/answers", [new("Entry.Summary", "Van mij nu")]);
        autosave.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var entry = await Site.EntryOf(id);
        (entry.Title, entry.Withdrawal).ShouldBe(("Van mij", null));
    }
}
