using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.App.Site;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Liquid;

/// <summary>A theme of a few files decides where each piece of an item goes and which template shows it, by Orchard Core's names.</summary>
public sealed class PlacementTests(PlacementTests.Garden site) : SiteTest<PlacementTests.Garden>(site)
{
    [Fact]
    public async Task The_placement_file_of_a_theme_moves_hides_wraps_and_renames_pieces_of_a_page()
    {
        await PlantAsync();
        var page = await Site.Visitor("nl").Visit("/nl/de-linde");
        var main = page.Document.QuerySelector("main")!;

        // A position before the title, which stands at 5.
        main.TextContent.IndexOf("bleekgroen", StringComparison.Ordinal).ShouldBeLessThan(main.TextContent.IndexOf("De linde", StringComparison.Ordinal));
        // A place of a minus hides it, and a zone of the layout takes it out of the page's own text.
        page.Body.ShouldNotContain("alleen voor ons");
        main.TextContent.ShouldNotContain("acht meter");
        page.Document.QuerySelector("aside")!.TextContent.ShouldContain("acht meter");
        // A wrapper goes around, an alternate shows it another way.
        page.Document.QuerySelector(".box .prose")!.TextContent.ShouldContain("Hij ruikt in juni.");
        page.Document.QuerySelector(".smell")!.TextContent.ShouldBe("honing");
    }

    [Theory]
    [InlineData("Content-Plant", ".plant > header h1", "De linde")]
    [InlineData("Plant-TitlePart", "h1.by-part", "De linde")]
    [InlineData("Plant-Colour", ".by-field", "bleekgroen")]
    [InlineData("NumericField", ".by-kind", "8")]
    [InlineData("Widget-Quote", "blockquote.widget-quote", "Onder de linde")]
    [InlineData("Quote-Words", ".by-field-of-a-widget", "Onder de linde zit men goed.")]
    [InlineData("TextField_Display__Loud", ".by-mode", "honing")]
    public async Task Each_piece_is_shown_by_the_template_that_Orchards_name_leads_to(string template, string where, string text)
    {
        await PlantAsync();
        var page = await Site.Visitor("nl").Visit("/nl/de-linde");
        page.Document.QuerySelectorAll(where).Select(e => e.TextContent).ShouldContain(t => t.Contains(text, StringComparison.Ordinal), $"{template}: {page.Body}");
    }

    [Fact]
    public async Task A_story_in_a_list_has_a_template_of_its_own()
    {
        await Site.PublicStory("Een verhaal uit de tuin");
        await Site.Shown();
        var page = await Site.Visitor("nl").Visit("/nl/bloemen");
        page.Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
        await PlantAsync();
        page = await Site.Visitor("nl").Visit("/nl/de-tuin");
        page.All(".plant-card").ShouldContain(t => t.Contains("De linde", StringComparison.Ordinal));
        (await Site.Visitor("nl").Visit("/nl/stories")).All(".garden-story").ShouldContain(t => t.Contains("Een verhaal uit de tuin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_shows_a_page_of_its_items_at_a_time()
    {
        await PlantAsync();
        using var reader = Site.Visitor("nl");
        var first = await reader.Visit("/nl/de-tuin");
        first.All(".plant-card .by-part").ShouldBe(["De linde", "De eik"]);
        first.Document.QuerySelector("a[rel=prev]").ShouldBeNull();
        var second = await reader.Visit(first.Link("a[rel=next]").ShouldNotBeNull());
        second.All(".plant-card .by-part").ShouldBe(["De beuk"]);
        second.Document.QuerySelector("a[rel=next]").ShouldBeNull();
    }

    private async Task PlantAsync()
    {
        await Site.Services.GetRequiredService<RecipeRunner>().RunOnceAsync(RecipeReader.Read(Encoding.UTF8.GetBytes(Recipe), "garden.json"), new RecipeReport(), TestContext.Current.CancellationToken);
        await Site.Shown();
    }

    private static string Field(string name, string kind, string? mode = null) => new JsonObject
    {
        ["FieldName"] = kind,
        ["Name"] = name,
        ["Settings"] = new JsonObject { ["ContentPartFieldSettings"] = new JsonObject { ["DisplayName"] = name, ["DisplayMode"] = mode } },
    }.ToJsonString();

    private static string Part(string name) => $$$"""{"PartName":"{{{name}}}","Name":"{{{name}}}","Settings":{}}""";

    private static string Tree(string id, string title, string slug, int order) => $$$"""
        {"ContentItemId":"4g{{{id}}}0000000000000000000000","ContentItemVersionId":"4h{{{id}}}0000000000000000000000","ContentType":"Plant","DisplayText":"{{{title}}}","Latest":true,"Published":true,"TitlePart":{"Title":"{{{title}}}"},"AutoroutePart":{"Path":"{{{slug}}}"},
         "ContainedPart":{"ListContentItemId":"4ggarden000000000000000000","Order":{{{order}}}},"HtmlBodyPart":{"Html":"<p>Hij ruikt in juni.</p>"},
         "Plant":{"Colour":{"Text":"bleekgroen"},"Note":{"Text":"alleen voor ons"},"Height":{"Value":8},"Smell":{"Text":"honing"},"Tall":{"Text":"acht meter"}},
         "FlowPart":{"Widgets":[{"ContentItemId":"4gq{{{id}}}000000000000000000000","ContentType":"Quote","DisplayText":"Onder de linde","TitlePart":{"Title":"Onder de linde"},"Quote":{"Words":{"Text":"Onder de linde zit men goed."}},"FlowMetadata":{"Alignment":3,"Size":50}}]}}
        """;

    private static string Recipe => $$$$"""
        {"name":"garden","steps":[
        {"name":"ContentDefinition","ContentTypes":[
          {"Name":"Plant","DisplayName":"Plant","Settings":{},"ContentTypePartDefinitionRecords":[{{{{Part("TitlePart")}}}},{{{{Part("AutoroutePart")}}}},{{{{Part("HtmlBodyPart")}}}},{{{{Part("Plant")}}}},{{{{Part("FlowPart")}}}}]},
          {"Name":"Garden","DisplayName":"Garden","Settings":{},"ContentTypePartDefinitionRecords":[{{{{Part("TitlePart")}}}},{{{{Part("AutoroutePart")}}}},{"PartName":"ListPart","Name":"ListPart","Settings":{"ListPartSettings":{"PageSize":2,"EnableOrdering":true,"ContainedContentTypes":["Plant"]}}}]},
          {"Name":"Quote","DisplayName":"Quote","Settings":{"ContentTypeSettings":{"Stereotype":"Widget"}},"ContentTypePartDefinitionRecords":[{{{{Part("TitlePart")}}}},{{{{Part("Quote")}}}}]}],
         "ContentParts":[{"Name":"Plant","Settings":{},"ContentPartFieldDefinitionRecords":[{{{{Field("Colour", "TextField")}}}},{{{{Field("Note", "TextField")}}}},{{{{Field("Height", "NumericField")}}}},{{{{Field("Smell", "TextField", "Loud")}}}},{{{{Field("Tall", "TextField")}}}}]},
          {"Name":"Quote","Settings":{},"ContentPartFieldDefinitionRecords":[{{{{Field("Words", "TextField")}}}}]}]},
        {"name":"content","data":[
          {"ContentItemId":"4ggarden000000000000000000","ContentItemVersionId":"4hgarden000000000000000000","ContentType":"Garden","DisplayText":"De tuin","Latest":true,"Published":true,"TitlePart":{"Title":"De tuin"},"AutoroutePart":{"Path":"de-tuin"}},
          {{{{Tree("bb", "De beuk", "de-beuk", 3)}}}},{{{{Tree("aa", "De linde", "de-linde", 1)}}}},{{{{Tree("cc", "De eik", "de-eik", 2)}}}}]}]}
        """;

    /// <summary>A site in a theme that is made here.</summary>
    public sealed class Garden : SiteFixture
    {
        private readonly string _name = $"garden-{Guid.NewGuid():N}";

        private static readonly Dictionary<string, string> Files = new()
        {
            ["theme.json"] = """{"Name":"Garden","BaseTheme":"radicale-vernieuwers"}""",
            ["placement.json"] = """
                {
                  // As in Orchard Core, comments and trailing commas are welcome.
                  "TextField": [
                    { "differentiator": "Plant-Colour", "place": "Header:1", },
                    { "differentiator": "Plant-Note", "place": "-" },
                    { "differentiator": "Plant-Tall", "displayType": "Detail", "place": "/Aside:1" },
                  ],
                  "HtmlBodyPart": [{ "contentType": ["Plant"], "wrappers": ["Box"] }],
                  "TextField_Display__Loud": [{ "differentiator": "Plant-Smell", "displayType": "Detail", "alternates": ["Smell"] }],
                }
                """,
            ["Views/Layout.liquid"] = "<!doctype html><html lang=\"{{ Culture }}\"><title>x</title><body><aside>{% render_section 'Aside' %}</aside><main id=\"main\">{% render_body %}</main></body></html>",
            ["Views/Content-Plant.liquid"] = "<article class=\"plant\"><header>{{ Model.Header | shape_render }}</header>{{ Model.Content | shape_render }}</article>",
            ["Views/Content-Plant.Summary.liquid"] = "<article class=\"plant-card\">{{ Model.Header | shape_render }}</article>",
            ["Views/Content-Story.Summary.liquid"] = "<article class=\"garden-story\">{{ card.Title }}</article>",
            ["Views/Widget-Quote.liquid"] = "<blockquote class=\"widget-quote\">{{ Model.Header | shape_render }}{{ Model.Content | shape_render }}</blockquote>",
            ["Views/Plant-TitlePart.liquid"] = "<h1 class=\"by-part\">{{ Model.Title }}</h1>",
            ["Views/Plant-Colour.liquid"] = "<p class=\"by-field\">{{ Model.Text }}</p>",
            ["Views/Fields/NumericField.liquid"] = "<p class=\"by-kind\">{{ Model.Value }}</p>",
            ["Views/Quote-Words.liquid"] = "<p class=\"by-field-of-a-widget\">{{ Model.Text }}</p>",
            ["Views/TextField-Loud.Display.liquid"] = "<strong class=\"by-mode\">{{ Model.Text }}</strong>",
            ["Views/Smell.liquid"] = "<em class=\"smell by-mode\">{{ Model.Text }}</em>",
            ["Views/Box.liquid"] = "<div class=\"box\">{{ Model.Metadata.ChildContent }}</div>",
        };

        protected override IEnumerable<string> Settings
        {
            get
            {
                foreach (var (name, text) in Files)
                {
                    var file = Path.Combine(AppContext.BaseDirectory, "themes", _name, name);
                    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                    File.WriteAllText(file, text);
                }
                return [$"--Site:Theme={_name}"];
            }
        }
    }
}
