using System.Net;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using RadicaleVernieuwers.Testing.Media;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Items;

public sealed class EditTests(SiteFixture site) : SiteTest(site)
{
    [Fact]
    public async Task An_editor_writes_and_publishes_a_story_that_everyone_then_finds()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await New(editor);

        page = await editor.Submit(page, new Dictionary<string, string> { ["TitlePart"] = "Een straat van warmte", ["HtmlBodyPart"] = "<p>Een <strong>buurt</strong> verwarmt zichzelf.</p>", ["Story.Lead"] = "Over een straat", ["Story.Author"] = "An" }, "form[data-draft]");
        page.All(".notice--success").ShouldBe(["Het ontwerp is bewaard."], page.Text);
        (await Site.Visitor().Visit("/nl/stories/een-straat-van-warmte")).Status.ShouldBe(HttpStatusCode.NotFound);

        page = await Publish(editor, page);
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        var read = await Site.Visitor().Visit("/nl/stories/een-straat-van-warmte");
        read.Status.ShouldBe(HttpStatusCode.OK, read.Text);
        read.Text.ShouldContain("Een buurt verwarmt zichzelf.");
        (await Site.Visitor().Visit("/nl/stories")).Text.ShouldContain("Een straat van warmte");
    }

    [Fact]
    public async Task What_is_unpublished_is_gone_at_once()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Publish(editor, await Written(editor, "Even zichtbaar"));
        (await Site.Visitor().Visit("/nl/stories")).Text.ShouldContain("Even zichtbaar");

        var asked = await editor.Visit(page.Link("aside a[href$='/leave/unpublish']")!);
        asked.Text.ShouldContain("Dit staat op de site sinds");
        page = await editor.Submit(asked, "main form[method=post]");
        page.All(".notice--success").ShouldBe(["Van de site gehaald. De tekst staat nog hier."]);

        (await Site.Visitor().Visit("/nl/stories")).Text.ShouldNotContain("Even zichtbaar");
        (await Site.Visitor().Visit("/nl/stories/even-zichtbaar")).Status.ShouldBe(HttpStatusCode.NotFound);

        await editor.Submit(page, "form[action*='handler=Undo']");
        (await Site.Visitor().Visit("/nl/stories/even-zichtbaar")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_story_without_a_title_is_kept_and_not_published()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await New(editor);

        page = await editor.Submit(page, new Dictionary<string, string> { ["HtmlBodyPart"] = "Alleen tekst" }, "form[data-draft]");
        page = await Publish(editor, page);

        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector("#TitlePart")!.GetAttribute("aria-invalid").ShouldBe("true");
        page.Document.QuerySelector("#TitlePart-error")!.TextContent.ShouldContain("Vul dit nog in.");
        page.Document.QuerySelector("#HtmlBodyPart")!.TextContent.ShouldBe("Alleen tekst");
    }

    [Fact]
    public async Task A_tab_that_was_left_open_sees_both_texts_and_loses_neither()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var stale = await Written(editor, "Eerste");
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await editor.Submit(stale, new Dictionary<string, string> { ["TitlePart"] = "Van het andere tabblad" }, "form[data-draft]");

        var page = await editor.Submit(stale, new Dictionary<string, string> { ["TitlePart"] = "Van dit tabblad" }, "form[data-draft]");

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.All("fieldset .diff ins").ShouldNotBeEmpty(page.Text);
        page.Document.QuerySelector("#TitlePart")!.GetAttribute("value").ShouldBe("Van dit tabblad");

        await editor.Submit(page, "form[data-draft]");
        (await Titles(Id(stale))).ShouldBe(["Van dit tabblad", "Van het andere tabblad"]);
    }

    [Fact]
    public async Task Where_two_wrote_at_once_the_second_keeps_one_answer_of_each()
    {
        var (an, bart) = (await Site.SignedIn(Role.Editor), await Site.SignedIn(Role.Editor));
        var mine = await Written(an, "Beginpunt");
        var theirs = await bart.Visit(mine.Path);
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await bart.Submit(theirs, new Dictionary<string, string> { ["TitlePart"] = "Titel van Bart", ["Story.Lead"] = "Lead van Bart" }, "form[data-draft]");

        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        var page = await an.Submit(mine, new Dictionary<string, string> { ["TitlePart"] = "Titel van An" }, "form[data-draft]");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        // An did not touch the lead: Bart's is proposed. Both touched the title: An's own is.
        page.Document.QuerySelector("[name='keep.Story.Lead'][value=theirs]")!.HasAttribute("checked").ShouldBeTrue(page.Text);
        page.Document.QuerySelector("[name='keep.TitlePart'][value=mine]")!.HasAttribute("checked").ShouldBeTrue();
        page = await an.Submit(page, new Dictionary<string, string> { ["keep.TitlePart"] = "mine", ["keep.Story.Lead"] = "theirs" }, "form[data-draft]");

        page.Document.QuerySelector("#TitlePart")!.GetAttribute("value").ShouldBe("Titel van An");
        Text(page, "Story.Lead").ShouldBe("Lead van Bart");
        (await Titles(Id(mine))).ShouldBe(["Titel van An", "Titel van Bart", "Beginpunt"]);
    }

    [Fact]
    public async Task Whoever_opens_an_item_second_is_told_who_writes_in_it_until_that_person_is_gone()
    {
        var (first, second) = (await Site.Person(Role.Editor), await Site.SignedIn(Role.Editor));
        var an = await Site.SignedIn(first);
        var page = await Written(an, "Druk bezocht");
        (await Here(an, page)).ShouldBe("[]");

        var seen = await second.Visit(page.Path);
        seen.All("[data-presence]").ShouldHaveSingleItem().ShouldContain(first.DisplayName);
        (await Here(second, page)).ShouldContain(first.DisplayName);
        (await Here(an, page)).ShouldNotBe("[]");

        Site.Clock.Advance(TimeSpan.FromMinutes(2));
        (await second.Visit(page.Path)).All("[data-presence]").ShouldBe([""]);
        (await Here(Site.Visitor(), page)).ShouldBe("Unauthorized");
    }

    [Fact]
    public async Task A_story_with_a_later_instant_is_planned_shown_with_its_zone_and_can_be_unplanned()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Written(editor, "Later te lezen");
        page = await editor.Submit(page, new Dictionary<string, string> { ["PublishLaterPart"] = "2027-06-01T09:30" }, "form[data-draft]");

        page = await Publish(editor, page);
        page.Text.ShouldContain("1 juni 2027, 9.30 uur (Europe/Brussels, UTC+2)");
        (await Site.Visitor().Visit("/nl/stories/later-te-lezen")).Status.ShouldBe(HttpStatusCode.NotFound);

        page = await editor.Submit(page, "form[action*='Unschedule']");
        page.Document.QuerySelector("form[action*='Unschedule']").ShouldBeNull();
        page.Text.ShouldContain("Ontwerp");
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "Dit uur bestaat niet")]
    [InlineData("2027-10-31T02:30", "Dit uur komt twee keer")]
    public async Task An_hour_that_the_clock_skips_is_refused_and_one_that_comes_twice_is_asked_about(string local, string sentence)
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await editor.Submit(await Written(editor, "Zomertijd"), new Dictionary<string, string> { ["PublishLaterPart"] = local }, "form[data-draft]");

        page.Document.QuerySelector("#PublishLaterPart-error")!.TextContent.ShouldContain(sentence);
        page.Document.QuerySelector("#PublishLaterPart")!.GetAttribute("value").ShouldBe(local);
        (await Publish(editor, page)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Typing_is_kept_without_a_page()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Written(editor, "Voor het typen");
        Site.Clock.Advance(TimeSpan.FromSeconds(1));

        var answer = await Put(editor, page, ("TitlePart", "Tijdens het typen"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Titles(Id(page))).ShouldBe(["Tijdens het typen"]);
        (await Put(editor, page, ("TitlePart", "Zonder de nieuwe stempel"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Typing_by_someone_who_is_signed_out_is_answered_401_and_never_redirected()
    {
        var page = await Written(await Site.SignedIn(Role.Editor), "Afgemeld");

        (await Put(Site.Visitor(), page, ("TitlePart", "x"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("  spaties en <b>tekens</b> & \"aanhaling\" ")]
    [InlineData("\u0085\u0001 e\u0301 \U0001F469\u200D\U0001F4BB \u202E")]
    public async Task What_is_typed_comes_back_character_by_character(string typed)
    {
        var editor = await Site.SignedIn(Role.Editor);

        var page = await editor.Submit(await Written(editor, "Tekens"), new Dictionary<string, string> { ["Story.Lead"] = typed }, "form[data-draft]");

        var box = page.Document.QuerySelector("[name='Story.Lead']")!;
        (box.GetAttribute("value") ?? box.TextContent).ShouldBe(typed);
    }

    [Fact]
    public async Task A_nul_is_refused_with_a_sentence_beside_the_field()
    {
        var editor = await Site.SignedIn(Role.Editor);

        var page = await editor.Submit(await Written(editor, "Nul"), new Dictionary<string, string> { ["TitlePart"] = "a\0b" }, "form[data-draft]");

        page.Document.QuerySelector("#TitlePart-error")!.TextContent.ShouldContain("NUL");
        (await Titles(Id(page))).ShouldBe(["Nul"]);
    }

    [Fact]
    public async Task A_draft_is_previewed_in_the_theme_and_by_nobody_else()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Written(editor, "Voorbeeld van een verhaal");

        var preview = await editor.Visit($"/admin/content/{Id(page)}/preview");

        preview.Status.ShouldBe(HttpStatusCode.OK);
        preview.All("h1").ShouldContain("Voorbeeld van een verhaal");
        (await Site.Visitor().Visit($"/admin/content/{Id(page)}/preview")).Path.ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task A_picture_is_uploaded_described_seen_in_the_preview_and_public_with_the_story()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Written(editor, "Met een foto");

        page = await editor.Upload(page, "form[data-draft]", ("Story.Picture.File", "Een Straat.jpg", SomeFiles.Jpeg()), ("Stamp", Stamp(page)));
        var path = $"story/{Id(page)}/een-straat.jpg";
        page.Document.QuerySelector("[name='Story.Picture.Path']:not([value=''])")!.GetAttribute("value").ShouldBe(path, page.Text);
        var preview = (await editor.Visit($"/admin/content/{Id(page)}/preview")).Document.QuerySelector("main img")!.GetAttribute("src")!;
        (await editor.Visit(preview)).Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Visitor().Visit(preview)).Status.ShouldBe(HttpStatusCode.NotFound);

        (await Publish(editor, page)).Status.ShouldBe(HttpStatusCode.OK);
        (await Site.Visitor().Visit(preview)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_that_is_no_picture_is_refused_beside_its_field_and_the_text_is_kept()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Written(editor, "Met een slecht bestand");

        page = await editor.Upload(page, "form[data-draft]", ("Story.Picture.File", "foto.jpg", "<html>"u8.ToArray()), ("Stamp", Stamp(page)), ("TitlePart", "Toch bewaard"));

        page.Document.QuerySelector("#Story_Picture-error").ShouldNotBeNull(page.Text);
        (await Titles(Id(page))).ShouldBe(["Toch bewaard"]);
    }

    [Fact]
    public async Task A_story_picks_only_entries_that_the_public_may_see()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Written(editor, "Over inzendingen");
        await Site.Db(async db =>
        {
            db.Add(ContentItem.Draft("Entry", new() { ["TitlePart"] = new System.Text.Json.Nodes.JsonObject { ["Title"] = "Geheime inzending" } }, null, null, Site.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        });

        page = await editor.Submit(page, new Dictionary<string, string> { ["Pick"] = "inzending" }, "form[data-draft]");

        page.Text.ShouldNotContain("Geheime inzending");
    }

    [Fact]
    public async Task What_is_thrown_away_can_be_taken_out_of_the_trash_and_is_not_written_in_there()
    {
        var editor = await Site.SignedIn(Role.Editor);
        var page = await Written(editor, "Te verwijderen");
        var stale = page;

        page = await editor.Submit(await editor.Visit(page.Path + "/leave/trash"), "main form[method=post]");
        page.Path.ShouldStartWith("/admin/content");
        page = await editor.Visit(stale.Path);
        page.Document.QuerySelector("form[data-draft]").ShouldBeNull();
        (await Put(editor, stale, ("TitlePart", "Toch typen"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Voorgoed weg op 23 december 2026");

        page = await editor.Submit(page, "form[action*='BringBack']");
        page.Document.QuerySelector("#TitlePart")!.GetAttribute("value").ShouldBe("Te verwijderen");
    }

    [Theory]
    [InlineData(Role.Juror)]
    [InlineData(Role.Entrant)]
    public async Task Who_is_no_editor_is_kept_out(string role) =>
        (await (await Site.SignedIn(role)).Visit("/admin/content")).Status.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task An_unknown_item_is_not_found() =>
        (await (await Site.SignedIn(Role.Editor)).Visit("/admin/content/4nothing")).Status.ShouldBe(HttpStatusCode.NotFound);

    private static async Task<Page> New(Visitor editor) =>
        await editor.Submit(await editor.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Story" }, "form[data-new]");

    private static async Task<Page> Written(Visitor editor, string title) =>
        await editor.Submit(await New(editor), new Dictionary<string, string> { ["TitlePart"] = title, ["HtmlBodyPart"] = "<p>Tekst van " + title + "</p>", ["Story.Author"] = "An" }, "form[data-draft]");

    /// <summary>Presses the button that publishes, which sends the form to another address.</summary>
    private static async Task<Page> Publish(Visitor editor, Page page)
    {
        var form = page.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        return await editor.Submit(page, "form[data-draft]");
    }

    private static async Task<HttpResponseMessage> Put(Visitor visitor, Page page, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([new("Stamp", Stamp(page)), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))]);
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/admin/content/{Id(page)}/draft") { Content = content };
        request.Headers.Accept.ParseAdd("application/json");
        return await visitor.Http.SendAsync(request);
    }

    private static async Task<string> Here(Visitor visitor, Page page)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/admin/content/{Id(page)}/presence");
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await visitor.Http.SendAsync(request);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : answer.StatusCode.ToString();
    }

    private static string? Text(Page page, string name) => page.Document.QuerySelector($"[name='{name}']") is var box && box?.GetAttribute("value") is { } value ? value : box?.TextContent.TrimStart('\n');

    private static string Stamp(Page page) => page.Document.QuerySelector("[name=Stamp]")!.GetAttribute("value")!;

    private static string Id(Page page) => page.Path.Split('?')[0].Split('/')[^1];

    private Task<List<string>> Titles(string id) => Site.Db(db => db.Set<ContentItem>().Where(i => i.ItemId == id).OrderByDescending(i => i.IsLatest).ThenByDescending(i => i.Modified).Select(i => i.DisplayText).ToListAsync());
}
