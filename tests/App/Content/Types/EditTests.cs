using System.Net;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Content.Types;

public sealed class EditTests(SiteFixture site) : SiteTest(site)
{
    private const string Form = "form[data-type-form]";

    [Fact]
    public async Task An_administrator_makes_a_type_adds_a_field_and_sees_it_in_the_form()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        var page = await administrator.Submit(await administrator.Visit("/admin/content/types"), new Dictionary<string, string> { ["NewLabel"] = "Podcast" });
        page.Path.ShouldBe("/admin/content/types/Podcast", page.Text);

        page = await Add(administrator, page, "Hoe lang duurt het?", "NumericField");
        page.All(".notice--success").ShouldBe(["De soort is gewijzigd en bewaard."], page.Text);
        page.Document.QuerySelector("[data-type-preview] [name='Podcast.HoeLangDuurtHet']").ShouldNotBeNull();

        var item = await administrator.Submit(await administrator.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Podcast" }, "form[data-new]");
        item = await administrator.Submit(item, new Dictionary<string, string> { ["TitlePart"] = "Eerste aflevering", ["Podcast.HoeLangDuurtHet"] = "35" }, "form[data-draft]");
        item.Document.QuerySelector("[name='Podcast.HoeLangDuurtHet']")!.GetAttribute("value").ShouldBe("35");
    }

    [Fact]
    public async Task A_field_that_is_added_to_the_entry_form_is_asked_shown_answered_and_found()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        var page = await Add(administrator, await administrator.Visit("/admin/content/types/Entry"), "In welke wijk?", "TextField");
        await administrator.Submit(page, new Dictionary<string, string> { ["Field.InWelkeWijk.RadicaleFieldSettings.Public"] = "true", ["Field.InWelkeWijk.RadicaleFieldSettings.Label.fr"] = "Dans quel quartier ?" }, Form);

        var (_, asked) = await Site.Visitor().StartsEntry("Wijkwerk", "wijk@example.org");
        asked.Document.QuerySelector("[name='Entry.InWelkeWijk']").ShouldNotBeNull(asked.Text);
        await Site.PublicEntry(await Site.OpenEdition("wijk"), "Buurtbakkers", also: new Dictionary<string, string> { ["InWelkeWijk"] = "Zonnebloemwijk" });
        await Site.Shown();
        using var reader = Site.Visitor();

        (await reader.Visit("/nl/entries/wijk/buurtbakkers")).Text.ShouldContain("Zonnebloemwijk");
        (await reader.Visit("/fr/entries/wijk/buurtbakkers")).Text.ShouldContain("Dans quel quartier ?");
        (await reader.Visit("/api/v1/entries/wijk/buurtbakkers")).Body.ShouldContain("Zonnebloemwijk");
        (await reader.Visit("/nl/entries?q=zonnebloemwijk")).All(".entry h2").ShouldBe(["Buurtbakkers"]);
    }

    [Fact]
    public async Task A_field_of_stories_is_public_everywhere_once_it_is_ticked_and_nowhere_when_it_is_not_any_more()
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        await Add(administrator, await administrator.Visit("/admin/content/types/Story"), "Leestip", "TextField");
        var story = await administrator.Submit(await administrator.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = "Story" }, "form[data-new]");
        story = await administrator.Submit(story, new Dictionary<string, string> { ["TitlePart"] = "Verhaal met tip", ["Story.Author"] = "An", ["Story.Leestip"] = "Korenbloemboek" }, "form[data-draft]");
        var form = story.Document.QuerySelector("form[data-draft]")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction*='Publish']")!.GetAttribute("formaction")!);
        await administrator.Submit(story, "form[data-draft]");
        (await Surfaces()).ShouldAllBe(body => !body.Contains("Korenbloemboek"));

        foreach (var isPublic in new[] { true, false })
        {
            await administrator.Submit(await administrator.Visit("/admin/content/types/Story"), new Dictionary<string, string> { ["Field.Leestip.RadicaleFieldSettings.Public"] = isPublic ? "true" : "" }, Form);
            await Site.Shown();
            (await Surfaces()).Count(body => body.Contains("Korenbloemboek")).ShouldBe(isPublic ? 3 : 0);
        }
    }

    [Fact]
    public async Task A_form_that_people_handed_in_warns_whoever_changes_it()
    {
        await Site.PublicEntry(await Site.OpenEdition("warm"), "Warme wijk");

        var page = await (await Site.SignedIn(Role.Administrator)).Visit("/admin/content/types/Entry");

        page.All(".notice--warning").ShouldContain("Dit is het formulier van Editie warm. Er is al 1 inzending ingediend: wat je wijzigt, geldt ook daarvoor.");
        (await (await Site.SignedIn(Role.Administrator)).Visit("/admin/content/types/Page")).All(".notice--warning").ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_are_a_form_and_bad_ones_get_a_sentence_beside_the_box()
    {
        var (administrator, page) = await Made("Interview");
        page = await Add(administrator, page, "Duur", "NumericField");

        page = await administrator.Submit(page, new Dictionary<string, string> { ["Field.Duur.NumericFieldSettings.Maximum"] = "heel veel", ["Field.Duur.RadicaleFieldSettings.Label.fr"] = "Durée" }, Form);
        page.Status.ShouldBe(HttpStatusCode.BadRequest);
        page.Document.QuerySelector("#Field_Duur_NumericFieldSettings_Maximum-error")!.TextContent.ShouldBe("Dit is geen getal.");
        page.Document.QuerySelector("#Field_Duur_NumericFieldSettings_Maximum")!.GetAttribute("value").ShouldBe("heel veel");
        page.Document.QuerySelector("#Field_Duur_RadicaleFieldSettings_Label_fr")!.GetAttribute("value").ShouldBe("Durée");

        page = await administrator.Submit(page, new Dictionary<string, string> { ["Field.Duur.NumericFieldSettings.Maximum"] = "90" }, Form);
        page.All(".notice--success").ShouldBe(["De soort is bewaard."], page.Text);
        page.Document.QuerySelector("#Field_Duur_NumericFieldSettings_Maximum")!.GetAttribute("value").ShouldBe("90");
    }

    [Fact]
    public async Task Fields_and_parts_change_places_and_parts_come_and_go()
    {
        var (administrator, page) = await Made("Brochure");
        page = await Add(administrator, page, "Eerste", "TextField");
        page = await Add(administrator, page, "Tweede", "TextField");

        page = await Press(administrator, page, ("Up", "Field.Tweede"));
        page.All("[data-type-preview] label").ShouldBe(["Titel", "Tweede (mag leeg blijven)", "Eerste (mag leeg blijven)"], page.Text);

        page = await administrator.Submit(page, new Dictionary<string, string> { ["AddPart"] = "HtmlBodyPart" }, Form, ("Add", "Part"));
        page.Document.QuerySelector("[data-type-preview] [name=HtmlBodyPart]").ShouldNotBeNull();
        page = await Press(administrator, page, ("Remove", "Part.HtmlBodyPart"));
        page.Document.QuerySelector("[data-type-preview] [name=HtmlBodyPart]").ShouldBeNull();
    }

    [Fact]
    public async Task A_change_that_would_lose_answers_says_how_many_and_asks_first()
    {
        var (administrator, page) = await Made("Vacature");
        page = await Add(administrator, page, "Loon", "TextField");
        await Write(administrator, "Vacature", "Loon", "Veel", "Weinig");

        page = await Press(administrator, page, ("Remove", "Field.Loon"));
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Loon: 2 stukken hebben hier een antwoord.");
        (await administrator.Visit("/admin/content/types/Vacature")).Document.QuerySelector("[id='Field.Loon']").ShouldNotBeNull();

        page = await administrator.Submit(page, new Dictionary<string, string>(), Form, ("Sure", "true"));
        page.Status.ShouldBe(HttpStatusCode.OK, page.Text);
        page.Document.QuerySelector("[id='Field.Loon']").ShouldBeNull();
    }

    [Fact]
    public async Task So_does_a_setting_that_makes_answers_wrong()
    {
        var (administrator, page) = await Made("Tarief");
        page = await Add(administrator, page, "Prijs", "NumericField");
        await Write(administrator, "Tarief", "Prijs", "5", "50");

        page = await administrator.Submit(page, new Dictionary<string, string> { ["Field.Prijs.NumericFieldSettings.Maximum"] = "10" }, Form);

        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Prijs: 1 stuk heeft een antwoord dat dan niet meer klopt.");
        page.Document.QuerySelector("#Field_Prijs_NumericFieldSettings_Maximum")!.GetAttribute("value").ShouldBe("10");
    }

    [Fact]
    public async Task A_page_that_is_behind_overwrites_nothing_unasked()
    {
        var (an, stale) = await Made("Folder");
        var bart = await Site.SignedIn(Role.Administrator);
        await Add(bart, await bart.Visit("/admin/content/types/Folder"), "Van Bart", "TextField");

        var page = await an.Submit(stale, new Dictionary<string, string> { ["Type.RadicaleFormSettings.Label.nl"] = "Map" }, Form);
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Text.ShouldContain("Iemand anders wijzigde deze soort intussen.");
        page.Document.QuerySelector("#Type_RadicaleFormSettings_Label_nl")!.GetAttribute("value").ShouldBe("Map");
        page.Document.QuerySelector("[id='Field.VanBart']").ShouldNotBeNull();

        page = await an.Submit(page, Form);
        page.Document.QuerySelector("h1")!.TextContent.ShouldBe("Map", page.Text);
        page.Document.QuerySelector("[id='Field.VanBart']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_preview_shows_what_is_typed_and_keeps_nothing()
    {
        var (administrator, _) = await Made("Affiche");

        var preview = await administrator.Post("/admin/content/types/Affiche?handler=Preview", ("Part.TitlePart.RadicaleFieldSettings.Label.nl", "Hoe heet de affiche?"));

        preview.Status.ShouldBe(HttpStatusCode.OK);
        preview.Body.ShouldContain("Hoe heet de affiche?");
        (await administrator.Visit("/admin/content/types/Affiche")).Body.ShouldNotContain("Hoe heet de affiche?");
    }

    [Fact]
    public async Task Bad_names_are_refused_with_what_was_typed_and_no_type_is_not_found()
    {
        var (administrator, page) = await Made("Kaart");
        page = await Add(administrator, page, "Plek", "TextField");

        page = await Add(administrator, page, "Plek", "TextField");
        page.Status.ShouldBe(HttpStatusCode.Conflict);
        page.Document.QuerySelector("#AddLabel-error")!.TextContent.ShouldContain("Deze soort heeft al een vraag met de naam Plek.");
        page.Document.QuerySelector("#AddLabel")!.GetAttribute("value").ShouldBe("Plek");
        (await administrator.Visit("/admin/content/types/Nergens")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.Visit("/admin/content/types/Nergens/versions")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Role.Editor)]
    [InlineData(Role.Juror)]
    public async Task Only_administrators_come_here(string role)
    {
        var person = await Site.SignedIn(role);

        (await person.Visit("/admin/content/types")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await person.Visit("/admin/content/types/Story")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await person.Visit("/admin/content/types/Story/versions")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await person.Post("/admin/content/types", ("NewLabel", "Iets"))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Former_states_say_who_and_what_and_come_back()
    {
        var (administrator, page) = await Made("Gids");
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        page = await Add(administrator, page, "Route", "TextField");
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Press(administrator, page, ("Remove", "Field.Route"));

        var versions = await administrator.Visit("/admin/content/types/Gids/versions");
        versions.All("tbody tr").Count.ShouldBe(3, versions.Text);
        versions.All("tbody tr")[0].ShouldContain("Weggehaald: Gids.Route");
        versions.All("tbody tr")[1].ShouldContain("Toegevoegd: Gids.Route");
        versions.All("tbody tr").ShouldAllBe(r => r.Contains("Person"));

        page = await administrator.Submit(versions, "tbody tr:nth-child(2) form");
        page.All(".notice--success").ShouldBe(["De soort is weer zoals toen."], page.Text);
        page.Document.QuerySelector("[id='Field.Route']").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_asks_the_database_as_often_for_many_items_as_for_one()
    {
        var (administrator, page) = await Made("Lijst");
        await Add(administrator, page, "Iets", "TextField");
        await Write(administrator, "Lijst", "Iets", "een");
        var one = await Site.Queries.OfWarmAsync(() => administrator.Visit("/admin/content/types"));
        await Write(administrator, "Lijst", "Iets", "twee", "drie");

        (await Site.Queries.OfWarmAsync(() => administrator.Visit("/admin/content/types"))).ShouldBe(one);
    }

    private async Task<IReadOnlyList<string>> Surfaces()
    {
        using var reader = Site.Visitor();
        var found = await reader.Visit("/nl/search?q=korenbloemboek");
        return [(await reader.Visit("/nl/stories/verhaal-met-tip")).Text, (await reader.Visit("/api/v1/stories")).Body, found.Text.Contains("Verhaal met tip", StringComparison.Ordinal) ? "Korenbloemboek" : ""];
    }

    private async Task<(Visitor Administrator, Page Page)> Made(string label)
    {
        var administrator = await Site.SignedIn(Role.Administrator);
        return (administrator, await administrator.Submit(await administrator.Visit("/admin/content/types"), new Dictionary<string, string> { ["NewLabel"] = label }));
    }

    private static Task<Page> Add(Visitor person, Page page, string label, string kind) =>
        person.Submit(page, new Dictionary<string, string> { ["AddLabel"] = label, ["AddKind"] = kind }, Form, ("Add", "Field"));

    private static Task<Page> Press(Visitor person, Page page, (string, string) button) => person.Submit(page, new Dictionary<string, string>(), Form, button);

    private static async Task Write(Visitor person, string type, string field, params string[] answers)
    {
        foreach (var answer in answers)
        {
            var item = await person.Submit(await person.Visit("/admin/content"), new Dictionary<string, string> { ["newType"] = type }, "form[data-new]");
            await person.Submit(item, new Dictionary<string, string> { ["TitlePart"] = answer, [$"{type}.{field}"] = answer }, "form[data-draft]");
        }
    }
}
