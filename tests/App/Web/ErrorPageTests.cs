using System.Net;
using System.Text.Json;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

public sealed class ErrorPageTests(SiteFixture site) : SiteTest(site)
{
    [Theory]
    [InlineData("/nl/nergens/iets", "nl", "Niet gevonden")]
    [InlineData("/fr/nulle/part", "fr", "Introuvable")]
    [InlineData("/en/nowhere/at/all", "en", "Not found")]
    [InlineData("/nergens/iets", "nl", "Niet gevonden")]
    [InlineData("/nergens/iets?lang=fr", "fr", "Introuvable")]
    public async Task What_is_not_there_is_said_in_the_language_of_the_address_and_else_in_the_leading_one(string address, string language, string title)
    {
        var page = await Site.Visitor("en").Visit(address);

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe(language);
        page.Document.Title!.ShouldStartWith(title);
    }

    [Fact]
    public async Task Whoever_is_signed_in_reads_it_in_their_own_language()
    {
        var person = await Site.Person(Role.Team);
        await Site.Db(async db =>
        {
            (await db.FindUserAsync(person.Email!))!.Rename(person.DisplayName, "fr");
            await db.SaveChangesAsync();
        });
        using var member = await Site.SignedIn(person);

        var page = await member.Visit($"/admin/entries/{Id.New()}");

        page.Status.ShouldBe(HttpStatusCode.NotFound);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("fr");
    }

    [Theory]
    [InlineData("", "Deze pagina bestaat niet")]
    [InlineData("?lang=fr", "Cette page n’existe pas")]
    public async Task Programs_read_a_sentence_too(string query, string sentence)
    {
        var answer = await Site.Visitor("en").Visit($"/api/v1/entries/nergens/iets{query}");

        answer.Type.ShouldBe("application/problem+json");
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("detail").GetString()!.ShouldStartWith(sentence);
    }
}
