using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Campaign.Nominations;

public sealed class WriteTests(SiteFixture site) : SiteTest(site)
{
    private static Dictionary<string, string> Answers(string title, string nominator, string? nominee) => new()
    {
        ["TitlePart"] = title,
        ["Nomination.Place"] = "Leuven",
        ["Nomination.Why"] = "Zij doen het anders dan iedereen.",
        ["Nomination.ReachBy"] = nominee is null ? "unknown" : "email",
        ["Nomination.ReachEmail"] = nominee ?? "",
        ["Nomination.NominatorName"] = "Bert Bosmans",
        ["Nomination.NominatorEmail"] = nominator,
    };

    [Fact]
    public async Task A_nomination_gets_a_number_a_receipt_and_an_invitation()
    {
        using var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit("/nl/nominate/someone"), Answers("De Solidaire Straat", "bert@example.org", "straat@example.org"), "main form", ("go", "send"));

        page.Text.ShouldContain("Bedankt om De Solidaire Straat te nomineren.");
        page.Document.QuerySelector(".sticker")!.TextContent.ShouldMatch("^RV26-N[0-9]{4}$");
        var mails = await Site.Db(db => db.Outbox.Where(m => m.To == "bert@example.org" || m.To == "straat@example.org").ToListAsync());
        mails.Single(m => m.To == "bert@example.org").Text.ShouldContain("Zij doen het anders dan iedereen.");
        mails.Single(m => m.To == "straat@example.org").Text.ShouldContain("/nl/claim/");
        mails.Single(m => m.To == "straat@example.org").Text.ShouldNotContain("Bert");
    }

    [Fact]
    public async Task The_nominee_hears_who_it_was_only_where_they_may()
    {
        using var visitor = Site.Visitor();
        var answers = Answers("Met naam", "metnaam@example.org", "hoort@example.org");
        answers["Nomination.MayShowName"] = "true";

        await visitor.Submit(await visitor.Visit("/nl/nominate/someone"), answers, "main form", ("go", "send"));

        (await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "hoort@example.org"))).Text.ShouldContain("Bert Bosmans");
    }

    [Fact]
    public async Task What_is_typed_is_saved_before_anything_is_sent()
    {
        using var visitor = Site.Visitor();
        var page = await visitor.Visit("/nl/nominate/someone");
        var autosave = page.Document.QuerySelector("form")!.GetAttribute("data-autosave")!;

        using var saved = await visitor.Autosaves(autosave, [new("TitlePart", "Halverwege"), new("Nomination.Why", "Omdat")]);

        saved.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await visitor.Visit(page.Path)).Document.QuerySelector("[name='Nomination.Why']")!.TextContent.ShouldBe("Omdat");
        (await Site.Visitor().Visit(page.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_link_by_mail_opens_it_elsewhere()
    {
        using var visitor = Site.Visitor();
        var answers = Answers("Later verder", "later@example.org", null);
        await visitor.Submit(await visitor.Visit("/nl/nominate/someone"), answers, "main form", ("go", "resume"));
        var mail = await Site.Db(db => db.Outbox.SingleAsync(m => m.To == "later@example.org"));

        using var elsewhere = Site.Visitor();
        var page = await elsewhere.Submit(await elsewhere.Visit(mail.Text.Split('\n').Single(l => l.Contains("/account/link/", StringComparison.Ordinal))));

        page.Document.QuerySelector("[name='TitlePart']")!.GetAttribute("value").ShouldBe("Later verder");
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_is_sent()
    {
        using var visitor = Site.Visitor();

        var page = await visitor.Submit(await visitor.Visit("/nl/nominate/someone"), new Dictionary<string, string> { ["TitlePart"] = "Alleen een naam" }, "main form", ("go", "send"));

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector("[name='TitlePart']")!.GetAttribute("value").ShouldBe("Alleen een naam");
        page.All(".field__error").Count.ShouldBeGreaterThan(2);
        page.All("#errors li").ShouldContain(line => line.StartsWith("Waar gebeurt het?", StringComparison.Ordinal));
        (await Site.Db(db => db.Nominations.AnyAsync(n => n.Title == "Alleen een naam" && n.Sent != null))).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_naughty_string_comes_back_byte_for_byte()
    {
        var strings = (await File.ReadAllLinesAsync(Some.SharedData("bad-input/blns.txt"))).Where(l => l.Length > 0 && l[0] != '#').Distinct().ToArray();
        using var visitor = Site.Visitor();
        var page = await visitor.Visit("/nl/nominate/someone");
        var autosave = page.Document.QuerySelector("form")!.GetAttribute("data-autosave")!;
        var nomination = new NominationId(Guid.Parse(page.Path.Split('/')[^1]));
        var wrong = new List<string>();
        foreach (var text in strings)
        {
            using var saved = await visitor.Autosaves(autosave, [new("TitlePart", text), new("Nomination.Why", text)]);
            var shown = await visitor.Visit(page.Path);
            var stored = await Site.Db(async db => (await StoredAsync(db, nomination)).Parts());
            if (!saved.IsSuccessStatusCode || shown.Status != HttpStatusCode.OK || stored["Nomination"]!["Why"]!["Text"]!.GetValue<string>() != text
                || shown.Document.QuerySelector("[name='Nomination.Why']")!.TextContent != text || shown.Document.QuerySelector("[name='TitlePart']")!.GetAttribute("value") != text)
                wrong.Add($"{saved.StatusCode} {text}");
        }

        strings.Length.ShouldBeGreaterThan(400);
        wrong.Take(5).ShouldBeEmpty();
    }

    private static async Task<ContentItem> StoredAsync(AppDb db, NominationId id)
    {
        var nomination = await db.Nominations.AsNoTracking().SingleAsync(n => n.Id == id);
        return await db.Set<ContentItem>().AsNoTracking().SingleAsync(i => i.ItemId == nomination.ContentItemId && i.IsLatest);
    }
}
