using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Site.Showcase;

/// <summary>Whatever somebody types into a search box.</summary>
public sealed class TypedTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task Every_naughty_string_comes_back_as_it_was_typed()
    {
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Some.SharedData("bad-input/blns.json"), TestContext.Current.CancellationToken))!;
        using var reader = Site.Visitor();

        strings.Length.ShouldBeGreaterThan(500);
        foreach (var (i, typed) in strings.Where(s => !s.Contains('\0', StringComparison.Ordinal)).Index())
        {
            var page = await reader.Visit($"{(i % 2 == 0 ? "/nl/search" : "/fr/entries")}?q={Uri.EscapeDataString(typed)}");
            page.Status.ShouldBe(HttpStatusCode.OK, typed);
            ((IHtmlInputElement)page.Document.QuerySelector("input[name=q]")!).GetAttribute("value").ShouldBe(typed);
            page.Document.QuerySelectorAll("script:not([src]):not([type='application/ld+json'])").ShouldBeEmpty(typed);
            (await reader.Visit($"/api/v1/entries?q={Uri.EscapeDataString(typed)}")).Status.ShouldBe(HttpStatusCode.OK, typed);
        }
    }

    [Theory]
    [InlineData("\u0085 \u0080 \u009f en \u0007")]
    [InlineData("  spaties voor en na  ")]
    [InlineData("\u2003\u3000")]
    public async Task Odd_characters_and_spaces_stay_where_they_are(string typed) =>
        (await Site.Visitor().Visit($"/nl/search?q={Uri.EscapeDataString(typed)}")).Document.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe(typed);

    [Fact]
    public async Task A_very_long_question_is_answered_and_comes_back_whole()
    {
        var typed = string.Join(' ', Enumerable.Repeat("buurtwerk", 300));

        var page = await Site.Visitor().Visit($"/nl/entries?q={Uri.EscapeDataString(typed)}");

        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.QuerySelector("input[name=q]")!.GetAttribute("value").ShouldBe(typed);
        page.Document.Title!.Length.ShouldBeLessThan(150);
    }

    [Theory]
    [InlineData("/nl/search?q=x%00y", "Je tekst bevat een teken dat we niet kunnen bewaren (NUL).")]
    [InlineData("/fr/entries?q=%00", "Votre texte contient un caractère que nous ne pouvons pas conserver (NUL).")]
    [InlineData("/api/v1/entries?q=%00", "Je tekst bevat een teken dat we niet kunnen bewaren (NUL).")]
    public async Task NUL_alone_is_refused_with_a_sentence(string address, string sentence)
    {
        var page = await Site.Visitor().Visit(address);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        (page.Type == "application/problem+json" ? JsonDocument.Parse(page.Body).RootElement.GetProperty("detail").GetString()! : page.Text).ShouldContain(sentence);
    }
}
