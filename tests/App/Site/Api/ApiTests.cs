using System.Net;
using System.Text.Json;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Api;

public sealed class ApiTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Entries_have_the_shape_that_others_build_on()
    {
        await Site.PublicEntry(await Site.OpenEdition("vorm"), "Vormvast", "Mechelen", "energy");
        await Site.Shown();

        var answer = await Json("/api/v1/entries?q=vormvast&edition=vorm&size=5");

        Names(answer).ShouldBe(["total", "page", "size", "facets", "items"]);
        answer.GetProperty("total").GetInt32().ShouldBe(1);
        answer.GetProperty("size").GetInt32().ShouldBe(5);
        Names(answer.GetProperty("facets")).ShouldBe(["edition", "theme", "place", "result", "lang"]);
        answer.GetProperty("facets").GetProperty("theme")[0].ToString().ShouldBe("""{"value":"energy","count":1}""");
        var item = answer.GetProperty("items")[0];
        Names(item).ShouldBe(["id", "number", "slug", "title", "summary", "edition", "themes", "place", "result", "image", "url", "highlights"]);
        item.GetProperty("slug").GetString().ShouldBe("vormvast");
        item.GetProperty("edition").GetString().ShouldBe("vorm");
        item.GetProperty("place").GetString().ShouldBe("Mechelen");
        item.GetProperty("url").GetString().ShouldBe($"{Site.Url.ToString().TrimEnd('/')}/nl/entries/vorm/vormvast");
        item.GetProperty("highlights")[0].GetString().ShouldBe("<mark>Vormvast</mark>");
    }

    [Theory]
    [InlineData("/api/v1/entries?page=0", 400)]
    [InlineData("/api/v1/entries?page=x", 400)]
    [InlineData("/api/v1/entries?size=101", 400)]
    [InlineData("/api/v1/entries?sort=upside-down", 400)]
    [InlineData("/api/v1/entries?page=5000", 404)]
    [InlineData("/api/v1/entries/nergens/iets", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/stories?page=5000", 404)]
    public async Task A_wrong_question_gets_a_sentence(string address, int status)
    {
        var page = await Site.Visitor().Visit(address);

        ((int)page.Status).ShouldBe(status);
        page.Type.ShouldBe("application/problem+json");
        JsonDocument.Parse(page.Body).RootElement.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Stories_editions_and_suggestions_answer()
    {
        await Site.PublicEntry(await Site.OpenEdition("keuze"), "Keuzehulp");
        await Site.PublicStory("Keuzestress");
        await Site.Shown();

        (await Json("/api/v1/stories")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString()).ShouldContain("Keuzestress");
        var edition = (await Json("/api/v1/editions?lang=fr")).GetProperty("items").EnumerateArray().Single(e => e.GetProperty("slug").GetString() == "keuze");
        edition.GetProperty("phase").GetString().ShouldBe("nominate");
        edition.GetProperty("prizes")[0].ToString().ShouldBe("""{"key":"jury","kind":"jury","name":"Prix du jury"}""");
        (await Json("/api/v1/suggest?q=keuz")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("text").GetString()).ShouldBe(["Keuzehulp", "Keuzestress"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var paths = (await Json("/openapi/v1.json")).GetProperty("paths");

        Names(paths).ShouldBe(["/api/v1/entries", "/api/v1/entries/{edition}/{slug}", "/api/v1/suggest", "/api/v1/stories", "/api/v1/editions"], ignoreOrder: true);
    }

    private async Task<JsonElement> Json(string address)
    {
        var page = await Site.Visitor().Visit(address);
        page.Status.ShouldBe(HttpStatusCode.OK);
        return JsonDocument.Parse(page.Body).RootElement;
    }

    private static string[] Names(JsonElement element) => [.. element.EnumerateObject().Select(p => p.Name)];
}
