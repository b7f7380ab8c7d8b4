using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Content.Writing;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class BlocksTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task An_editor_adds_fills_moves_copies_and_publishes_blocks_without_a_script()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Site.Draft("Blokken op een rij");

        var page = await Press(editor, id, "FlowPart.Add", "Blockquote");
        page.All(".notice--success").ShouldBe(["Het blok staat erbij. Vul het in."]);
        var quote = Ids(page).ShouldHaveSingleItem();
        page = await Press(editor, id, "FlowPart.Add", "Figures", new() { [$"FlowPart.{quote}.Blockquote.Quote"] = "Wij vragen het gewoon", [$"FlowPart.{quote}.Blockquote.Source"] = "Rachida" });
        var figures = Ids(page)[1];
        page = await Press(editor, id, $"FlowPart.{figures}.Items.Add", "Figure");
        var figure = Ids(page, $"FlowPart.{figures}.Items").ShouldHaveSingleItem();
        await Press(editor, id, "FlowPart.Up", figures, new() { [$"FlowPart.{figures}.Items.{figure}.Figure.Number"] = "38 %", [$"FlowPart.{figures}.Items.{figure}.Figure.Label"] = "minder afval" });
        page = await Press(editor, id, "FlowPart.Copy", quote);

        Ids(page).Count.ShouldBe(3);
        Ids(page)[0].ShouldBe(figures);
        page = await PublishPage(editor, id);
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        var read = await Site.Visitor().Visit("/nl/stories/blokken-op-een-rij");
        read.All(".numbers dd").ShouldBe(["38 %"], read.Text);
        read.All(".saying blockquote").ShouldBe(["Wij vragen het gewoon", "Wij vragen het gewoon"]);
        await Site.Shown();
        (await Site.Visitor().Visit("/nl/search?q=rachida")).Text.ShouldContain("Blokken op een rij");
    }

    [Fact]
    public async Task A_removed_block_comes_back_by_one_button_with_all_that_was_typed()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Story("Weg en terug", Quote("a1", "Eerst"), Quote("b1", "Daarna"));

        var page = await Press(editor, id, "FlowPart.Remove", "a1", new() { ["FlowPart.a1.Blockquote.Source"] = "net getypt" });
        Ids(page).ShouldBe(["b1"]);
        page.All(".notice--success").ShouldHaveSingleItem().ShouldStartWith("Het blok is weg.");
        page = await editor.Submit(page, "form[action*='/versions?version=']");

        Ids(page).ShouldBe(["a1", "b1"]);
        page.Document.QuerySelector("[name='FlowPart.a1.Blockquote.Source']")!.GetAttribute("value").ShouldBe("net getypt");
    }

    [Fact]
    public async Task Two_who_change_different_blocks_of_one_text_choose_block_by_block_and_nothing_is_lost()
    {
        var (an, bart) = (await Site.SignedIn(Role.Editor), await Site.SignedIn(Role.Editor));
        var id = await Story("Samen schrijven", Quote("a1", "Eerste"), Quote("b1", "Tweede"), Quote("c1", "Derde"));
        var mine = await an.Visit($"/admin/content/{id}");
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await Press(bart, id, "FlowPart.Remove", "c1", new() { ["FlowPart.b1.Blockquote.Quote"] = "Tweede van Bart" });
        page = await Press(bart, id, "FlowPart.Add", "Blockquote");
        var added = Ids(page)[^1];
        Site.Clock.Advance(TimeSpan.FromSeconds(1));

        page = await an.Submit(mine, new Dictionary<string, string> { ["FlowPart.a1.Blockquote.Quote"] = "Eerste van An" }, "form[data-draft]");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        // Each wrote elsewhere: what the other did is proposed, and An's own block stays hers.
        Chosen(page).ShouldBe(["keep.FlowPart.a1 mine", "keep.FlowPart.b1 theirs", "keep.FlowPart.c1 theirs", $"keep.FlowPart.{added} theirs"], ignoreOrder: true, customMessage: page.Text);
        page = await an.Submit(page, new Dictionary<string, string> { ["keep.FlowPart.a1"] = "mine", ["keep.FlowPart.b1"] = "theirs", ["keep.FlowPart.c1"] = "mine", [$"keep.FlowPart.{added}"] = "theirs" }, "form[data-draft]");

        Ids(page).ShouldBe(["a1", "b1", added, "c1"]);
        Box(page, "a1").ShouldBe("Eerste van An");
        Box(page, "b1").ShouldBe("Tweede van Bart");
        Box(page, "c1").ShouldBe("Derde");
        (await Site.Db(db => db.Set<ContentItem>().Where(i => i.ItemId == id).ToListAsync())).ShouldContain(i => i.Json.Contains("Tweede van Bart") && !i.Json.Contains("Derde"));
    }

    [Fact]
    public async Task A_block_of_a_kind_that_the_site_does_not_know_stays_as_it_is()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var strange = JsonNode.Parse("""{"ContentItemId":"x1","ContentType":"TheirSlider","DisplayText":"Schuif","TheirPart":{"Slides":[1,{"A":null}]},"FlowMetadata":{"Alignment":1,"Size":33}}""")!;
        var id = await Story("Vreemd blok", Quote("a1", "Eerst"), strange.DeepClone());

        var page = await Press(editor, id, "FlowPart.Up", "x1", new() { ["TitlePart"] = "Vreemd blok, nieuwe titel" });

        page.Text.ShouldContain("Dit soort blok kent deze site niet.");
        var kept = (await Site.Db(db => db.Set<ContentItem>().SingleAsync(i => i.ItemId == id && i.IsLatest))).Parts()["FlowPart"]!["Widgets"]![0];
        JsonNode.DeepEquals(kept, strange).ShouldBeTrue(kept!.ToJsonString());
    }

    [Fact]
    public async Task What_is_wrong_in_a_block_is_said_beside_its_box_and_stays_typed()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Story("Verkeerd adres", JsonNode.Parse("""{"ContentItemId":"c1","ContentType":"CallToAction","CallToAction":{},"FlowMetadata":{"Alignment":3,"Size":100}}""")!);

        var page = await Press(editor, id, "", "", new() { ["FlowPart.c1.CallToAction.Link.Url"] = "geen adres", ["FlowPart.c1.CallToAction.Link.Text"] = "Doe mee" });

        page.Document.QuerySelector("[name='FlowPart.c1.CallToAction.Link.Url']")!.GetAttribute("value").ShouldBe("geen adres");
        page.Document.QuerySelector("#FlowPart_c1_CallToAction_Link-error").ShouldNotBeNull();
        page.Document.QuerySelector("#block-c1 details")!.HasAttribute("open").ShouldBeTrue();
        page = await PublishPage(editor, id);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_spotlight_shows_an_entry_that_the_public_may_see_and_no_other()
    {
        var edition = await Site.OpenEdition("licht");
        var entry = await Site.PublicEntry(edition, "Warme voet");
        await Site.Shown();
        var id = await Story("In het licht", JsonNode.Parse($$$"""{"ContentItemId":"s1","ContentType":"EntrySpotlight","EntrySpotlight":{"Title":{"Text":"Kijk eens"},"Entry":{"ContentItemIds":["{{{entry.ContentItemId}}}"]}},"FlowMetadata":{"Alignment":3,"Size":100}}""")!);
        await Site.Publish(id);

        (await Site.Visitor().Visit("/nl/stories/in-het-licht")).All(".spot h3").ShouldBe(["Warme voet"]);
        await Site.Unpublish(entry);
        await Site.Shown();
        var page = await Site.Visitor().Visit("/nl/stories/in-het-licht");
        page.Text.ShouldNotContain("Warme voet");
        page.Text.ShouldNotContain("Kijk eens");
    }

    [Fact]
    public async Task A_video_loads_nothing_of_elsewhere_and_a_script_in_a_block_never_runs()
    {
        var id = await Story("Filmpje en meer",
            JsonNode.Parse("""{"ContentItemId":"v1","ContentType":"Video","Video":{"Address":{"Text":"https://youtu.be/abcdefghijk"},"Title":{"Text":"De straat <b>"}}}""")!,
            JsonNode.Parse("""{"ContentItemId":"p1","ContentType":"Paragraph","Paragraph":{"Content":{"Html":"<p onclick=\"x()\">Woord<script>alert(1)</script></p>"}}}""")!,
            JsonNode.Parse("""{"ContentItemId":"c1","ContentType":"CallToAction","CallToAction":{"Link":{"Url":"javascript:alert(1)","Text":"Klik"}}}""")!);
        await Site.Publish(id);

        var page = await Site.Visitor().Visit("/nl/stories/filmpje-en-meer");

        page.Document.QuerySelector("figure.embed")!.GetAttribute("data-player").ShouldBe("https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1");
        page.Document.QuerySelectorAll("iframe").ShouldBeEmpty();
        page.All("figure.embed a").ShouldBe(["De straat <b>"]);
        page.Document.QuerySelector("script[src*='video']").ShouldNotBeNull(page.Body);
        page.Body.ShouldNotContain("alert(1)");
        page.Body.ShouldNotContain("onclick");
    }

    [Fact]
    public async Task A_form_with_blocks_asks_the_database_no_more_for_many_than_for_one()
    {
        var editor = await Site.SignedIn(Role.Editor);
        JsonNode Spot(int n) => JsonNode.Parse($$$"""{"ContentItemId":"s{{{n}}}","ContentType":"{{{(n % 2 == 0 ? "EntrySpotlight" : "Image")}}}","FlowMetadata":{"Alignment":3,"Size":100}}""")!;
        var (few, many) = (await Story("Weinig", Spot(0), Spot(1)), await Story("Veel", [.. Enumerable.Range(0, 12).Select(Spot)]));
        await editor.Visit($"/admin/content/{few}");

        var one = await Site.Queries.OfWarmAsync(() => editor.Visit($"/admin/content/{few}"));
        var twelve = await Site.Queries.OfWarmAsync(() => editor.Visit($"/admin/content/{many}"));

        twelve.ShouldBe(one);
    }

    [Fact]
    public async Task Where_two_changed_blocks_at_once_both_are_shown_in_words_and_one_is_chosen()
    {
        var (an, bart) = (await Site.SignedIn(Role.Editor), await Site.SignedIn(Role.Editor));
        var id = await Story("Samen blokken", Quote("a1", "Begin"));
        var (mine, theirs) = (await an.Visit($"/admin/content/{id}"), await bart.Visit($"/admin/content/{id}"));
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await bart.Submit(theirs, new Dictionary<string, string> { ["FlowPart.a1.Blockquote.Quote"] = "Van Bart" }, "form[data-draft]");
        Site.Clock.Advance(TimeSpan.FromSeconds(1));

        var page = await an.Submit(mine, new Dictionary<string, string> { ["FlowPart.a1.Blockquote.Quote"] = "Van An" }, "form[data-draft]");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All("fieldset .diff ins").ShouldContain(t => t.Contains("Bart", StringComparison.Ordinal));
        page = await an.Submit(page, new Dictionary<string, string> { ["keep.FlowPart.a1"] = "theirs" }, "form[data-draft]");

        page.Document.QuerySelector("[name='FlowPart.a1.Blockquote.Quote']")!.TextContent.Trim().ShouldBe("Van Bart");
    }

    [Fact]
    public async Task A_translation_begins_with_the_same_blocks_without_their_words()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Story("Te vertalen", Quote("a1", "Nederlandse woorden"));

        var page = await editor.Submit(await editor.Visit($"/admin/content/{id}/translate/fr"), "form[action*='Begin']");

        page.All(".translate__original").ShouldContain(t => t.Contains("Nederlandse woorden", StringComparison.Ordinal), page.Text);
        page.Document.QuerySelector("[name='FlowPart.a1.Blockquote.Quote']")!.TextContent.Trim().ShouldBe("");
        page = await editor.Submit(page, new Dictionary<string, string> { ["FlowPart.a1.Blockquote.Quote"] = "Des mots" }, "form[data-draft]");
        page.Document.QuerySelector("[name='FlowPart.a1.Blockquote.Quote']")!.TextContent.Trim().ShouldBe("Des mots");
        (await editor.Visit($"/admin/content/{id}")).Document.QuerySelector("[name='FlowPart.a1.Blockquote.Quote']")!.TextContent.Trim().ShouldBe("Nederlandse woorden");
    }

    [Fact]
    public async Task A_block_that_names_a_laureate_waits_as_long_as_the_laureate_does()
    {
        var edition = await Site.OpenEdition("geheim", embargo: SiteFixture.Start.AddDays(300));
        var entry = await Site.PublicEntry(edition, "Het Grote Geheim");
        await Site.Award(entry, edition, "jury", SiteFixture.Start, "Omdat het zo goed is.");
        var editor = await Site.SignedIn(Role.Editor);
        var picked = await Story("Kiest te vroeg", JsonNode.Parse($$$"""{"ContentItemId":"s1","ContentType":"EntrySpotlight","EntrySpotlight":{"Entry":{"ContentItemIds":["{{{entry.ContentItemId}}}"]}},"FlowMetadata":{"Alignment":3,"Size":100}}""")!);
        var named = await Story("Noemt te vroeg", Quote("a1", "Zij winnen: Het Grote Geheim!"));

        foreach (var id in new[] { picked, named })
            (await PublishPage(editor, id)).Status.ShouldBe(HttpStatusCode.Conflict, id);
    }

    [Fact]
    public async Task The_preview_shows_the_blocks_of_a_draft_as_the_theme_does()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Story("Voorbeeld", Quote("a1", "Zo ziet het eruit"));

        (await editor.Visit($"/admin/content/{id}/preview")).All(".saying blockquote").ShouldBe(["Zo ziet het eruit"]);
        await Press(editor, id, "", "", new() { ["FlowPart.a1.Blockquote.Quote"] = "En zo nu" });
        (await editor.Visit($"/admin/content/{id}/preview")).All(".saying blockquote").ShouldBe(["En zo nu"]);
        (await Site.Visitor().Visit("/nl/stories")).Text.ShouldNotContain("Voorbeeld");
    }

    [Fact]
    public async Task Two_versions_of_blocks_are_compared_in_words()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var id = await Story("Twee versies", Quote("a1", "Oude woorden"));
        await PublishPage(editor, id);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Press(editor, id, "", "", new() { ["FlowPart.a1.Blockquote.Quote"] = "Nieuwe woorden" });

        var page = await editor.Visit($"/admin/content/{id}/versions?one={await First(id)}");

        page.All(".compare del").ShouldContain(t => t.Contains("Oude", StringComparison.Ordinal), page.Text);
        page.All(".compare ins").ShouldContain(t => t.Contains("Nieuwe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_right_nobody_touches_a_block()
    {
        var id = await Story("Dicht", Quote("a1", "Eerst"));

        (await (await Site.SignedIn(Role.Juror)).Post($"/admin/content/{id}", ("FlowPart.Item", "a1"), ("FlowPart.Remove", "a1"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static JsonNode Quote(string id, string text) => JsonNode.Parse($$$"""{"ContentItemId":"{{{id}}}","ContentType":"Blockquote","Blockquote":{"Quote":{"Text":"{{{text}}}"}},"FlowMetadata":{"Alignment":3,"Size":100}}""")!;

    /// <summary>A draft of a story with these blocks.</summary>
    private async Task<string> Story(string title, params JsonNode[] blocks)
    {
        var id = await Site.Draft(title);
        await Site.Db(async db =>
        {
            var item = await db.Set<ContentItem>().SingleAsync(i => i.ItemId == id);
            var parts = item.Parts();
            parts["FlowPart"] = new JsonObject { ["Widgets"] = new JsonArray(blocks) };
            item.Change(parts, item.Modified);
            await db.SaveChangesAsync();
        });
        return id;
    }

    private Task<string> First(string id) => Site.Db(db => db.Set<ContentItem>().Where(i => i.ItemId == id).OrderBy(i => i.Modified).Select(i => i.VersionId).FirstAsync());

    private static IReadOnlyList<string> Ids(Page page, string part = "FlowPart") => [.. page.Document.QuerySelectorAll($"[name='{part}.Item']").Select(i => i.GetAttribute("value")!).Where(v => v.Length > 0)];

    private static async Task<Page> Press(Visitor editor, string id, string button, string value, Dictionary<string, string>? typed = null)
    {
        var page = await editor.Visit($"/admin/content/{id}");
        return await editor.Submit(page, typed ?? [], "form[data-draft]", button.Length > 0 ? (button, value) : null);
    }

    private static async Task<Page> PublishPage(Visitor editor, string id)
    {
        var page = await editor.Visit($"/admin/content/{id}");
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        return await editor.Submit(page, "form[data-draft]");
    }

    private static string[] Chosen(Page page) => [.. page.Document.QuerySelectorAll("input[name^='keep.'][checked]").Select(i => $"{i.GetAttribute("name")} {i.GetAttribute("value")}")];

    private static string? Box(Page page, string id) => page.Document.QuerySelector($"[name='FlowPart.{id}.Blockquote.Quote']") is { } box ? box.GetAttribute("value") ?? box.TextContent.TrimStart('\n') : null;
}
