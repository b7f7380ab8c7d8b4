using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Testing.Media;

namespace RadicaleVernieuwers.App.Recipes;

/// <summary>A package as Orchard Core's deployment writes one of a small blog: its steps, their property names and their order are Orchard's, its words are ours.</summary>
internal static class OrchardBlog
{
    public const string Categories = "4ocat000000000000000000000";
    public const string Bread = "4obread0000000000000000000";
    public const string Baking = "4obak000000000000000000000";
    public const string Blog = "4oblog00000000000000000000";
    public const string First = "4ofirst0000000000000000000";
    public const string About = "4oabout0000000000000000000";
    public const string Menu = "4omenu00000000000000000000";
    public const string Footer = "4ofoot00000000000000000000";

    /// <summary>Steps that mean nothing here and travel on, as Orchard Core calls them.</summary>
    public static readonly string[] Kept = ["queries", "layers", "AdminMenu", "lucene-index", "lucene-index-rebuild", "deployment", "Sitemaps"];

    /// <summary>Types that this site has as well.</summary>
    public static readonly string[] OfTheHouse = ["Menu", "LinkMenuItem"];

    private static string SiteSettings => """{"name":"settings","SiteName":"Het Broodblad","PageTitleFormat":"{% page_title Site.SiteName, position: \"after\", separator: \" - \" %}","HomeRoute":{"Action":"Display","Controller":"Item","Area":"OrchardCore.Contents","ContentItemId":"4oblog00000000000000000000"},"LayerSettings":{"Zones":["Content","Footer"]},"LuceneSettings":{"SearchIndex":"Search","DefaultSearchFields":["Content.ContentItem.FullText"],"AllowLuceneQueriesInSearch":false},"CacheMode":0,"ResourceDebugMode":0}""";

    public static IReadOnlyList<JsonObject> Items =>
    [
        Item(Categories, "Taxonomy", "Rubrieken", $$$$$$"""{"TitlePart":{"Title":"Rubrieken"},"AliasPart":{"Alias":"rubrieken"},"AutoroutePart":{"Path":"rubrieken","SetHomepage":false,"Disabled":false,"RouteContainedItems":true,"Absolute":false},"TaxonomyPart":{"Terms":[{"ContentItemId":"{{{{{{Bread}}}}}}","ContentItemVersionId":null,"ContentType":"Category","DisplayText":"Brood","Latest":false,"Published":false,"ModifiedUtc":null,"PublishedUtc":null,"CreatedUtc":null,"Owner":null,"Author":null,"Category":{"Icon":{"Text":"fas fa-bread-slice"}},"TitlePart":{"Title":"Brood"},"TermPart":{"TaxonomyContentItemId":"{{{{{{Categories}}}}}}"},"Terms":[{"ContentItemId":"{{{{{{Baking}}}}}}","ContentItemVersionId":null,"ContentType":"Category","DisplayText":"Bakken","Latest":false,"Published":false,"ModifiedUtc":null,"PublishedUtc":null,"CreatedUtc":null,"Owner":null,"Author":null,"Category":{"Icon":{"Text":null}},"TitlePart":{"Title":"Bakken"},"TermPart":{"TaxonomyContentItemId":"{{{{{{Categories}}}}}}"}}]}],"TermContentType":"Category"}}"""),
        Item(Blog, "Blog", "Broodblog", """{"TitlePart":{"Title":"Broodblog"},"HtmlBodyPart":{"Html":"<p>Van deeg tot korst.</p>"},"ListPart":{},"AutoroutePart":{"Path":"broodblog","SetHomepage":true,"Disabled":false,"RouteContainedItems":false,"Absolute":false},"AliasPart":{"Alias":"broodblog"},"Blog":{"Image":{"Paths":["brood/korst.png"],"MediaTexts":["Een korst"],"Anchors":[{"X":0.5,"Y":0.25}]}}}"""),
        Item(First, "BlogPost", "Het eerste deeg", $$$$$$"""{"TitlePart":{"Title":"Het eerste deeg"},"ContainedPart":{"ListContentItemId":"{{{{{{Blog}}}}}}","ListContentType":"Blog","Order":0},"MarkdownBodyPart":{"Markdown":"Kneed het **tien** minuten."},"AutoroutePart":{"Path":"broodblog/het-eerste-deeg","SetHomepage":false,"Disabled":false,"RouteContainedItems":false,"Absolute":false},"BlogPost":{"Subtitle":{"Text":"Over geduld"},"Image":{"Paths":["brood/korst.png"],"MediaTexts":[""]},"Tags":{"TaxonomyContentItemId":"{{{{{{Categories}}}}}}","TermContentItemIds":["{{{{{{Bread}}}}}}"],"TagNames":["Brood"]},"Category":{"TaxonomyContentItemId":"{{{{{{Categories}}}}}}","TermContentItemIds":["{{{{{{Baking}}}}}}"]},"Baked":{"Value":"2024-03-01T07:30:00Z"},"Score":{"Value":4.50},"Video":{"EmbeddedAddress":"https://video.example/1","RawAddress":"https://video.example/watch?1"}}}"""),
        Item(About, "Article", "Over ons", """{"AutoroutePart":{"Path":"over-ons","SetHomepage":false,"Disabled":false,"RouteContainedItems":false,"Absolute":false},"HtmlBodyPart":{"Html":"<p>Wij bakken.</p>"},"TitlePart":{"Title":"Over ons"},"Article":{"Subtitle":{"Text":"Wie we zijn"}},"FlowPart":{"Widgets":[{"ContentItemId":"4opar000000000000000000000","ContentItemVersionId":null,"ContentType":"Sentence","DisplayText":null,"Latest":false,"Published":false,"ModifiedUtc":null,"PublishedUtc":null,"CreatedUtc":null,"Owner":null,"Author":null,"Sentence":{"Content":{"Html":"<p>Al sinds 1974.</p>"}},"FlowMetadata":{"Alignment":3,"Size":100}}]},"SeoMetaPart":{"PageTitle":"Over het Broodblad","Render":true,"MetaDescription":null,"CustomMetaTags":[]}}"""),
        Item(Menu, "Menu", "Hoofdmenu", """{"TitlePart":{"Title":"Hoofdmenu"},"AliasPart":{"Alias":"main-menu"},"MenuPart":{},"MenuItemsListPart":{"MenuItems":[{"ContentItemId":"4olink00000000000000000000","ContentItemVersionId":null,"ContentType":"LinkMenuItem","DisplayText":"Thuis","Latest":false,"Published":false,"ModifiedUtc":null,"PublishedUtc":null,"CreatedUtc":null,"Owner":null,"Author":null,"LinkMenuItemPart":{"Url":"~/"},"MenuItemPermissionPart":{"PermissionNames":[]}}]}}"""),
        Item(Footer, "RawHtml", "Voet", """{"RawHtml":{"Content":{"Html":"<p>Het Broodblad</p>"}},"LayerMetadata":{"RenderTitle":false,"Position":1,"Zone":"Footer","Layer":"Always"}}"""),
    ];

    public static IReadOnlyList<string> Steps =>
    [
        """{"name":"feature","enable":["OrchardCore.Media","OrchardCore.Search.Lucene","OrchardCore.Taxonomies","OrchardCore.Workflows.Http","TheBlogTheme","OrchardCore.GraphQL"],"disable":[]}""",
        """{"name":"themes","admin":"TheAdmin","site":"TheBlogTheme"}""",
        SiteSettings,
        Definitions,
        """{"name":"lucene-index","Indices":[{"Search":{"AnalyzerName":"standardanalyzer","IndexLatest":false,"IndexedContentTypes":["Article","BlogPost"],"Culture":"","StoreSourceData":true}}]}""",
        """{"name":"lucene-index-rebuild","includeAll":false,"Indices":["Search"]}""",
        """{"name":"queries","Queries":[{"Source":"Lucene","Name":"RecentBlogPosts","Index":"Search","Template":"{\"query\":{\"term\":{\"Content.ContentItem.ContentType\":\"BlogPost\"}},\"size\":3}","ReturnContentItems":true,"Schema":null}]}""",
        $$"""{"name":"content","data":[{{string.Join(",", Items.Select(i => i.ToJsonString()))}}]}""",
        """{"name":"media","Files":[{"SourcePath":"brood/korst.png","TargetPath":"brood/korst.png"}]}""",
        """{"name":"MediaProfiles","MediaProfiles":{"banner":{"Hint":"De kop","Width":1200,"Height":400,"Mode":2,"Format":0,"Quality":100,"BackgroundColor":""}}}""",
        """{"name":"layers","Layers":[{"Name":"Always","Description":"Op elke bladzijde","LayerRule":{"Conditions":[{"$type":"OrchardCore.Rules.Models.BooleanCondition, OrchardCore.Rules","Value":true,"Name":"BooleanCondition","ConditionId":"4ocond00000000000000000000"}],"ConditionId":"4orule00000000000000000000"}}]}""",
        """{"name":"AdminMenu","data":[{"Id":"4oadm000000000000000000000","Name":"Blad","Enabled":true,"MenuItems":[{"$type":"OrchardCore.AdminMenu.AdminNodes.LinkAdminNode, OrchardCore.AdminMenu","LinkText":"Blog","LinkUrl":"[js: 'Admin/Blog']","IconClass":"fas fa-rss","PermissionNames":[],"UniqueId":"u1","Enabled":true,"Items":[]}]}]}""",
        """{"name":"Roles","Roles":[{"Name":"Moderator","Description":"Leest mee","Permissions":["ViewContent","QueryLuceneSearchIndex","Edit_BlogPost"]}]}""",
        """{"name":"Templates","Templates":{"Content__BlogPost":{"Description":"Een bericht","Content":"<article>{{ Model.Content | shape_render }}</article>"},"Widget__RawHtml":{"Description":"","Content":"{{ Model.ContentItem.Content.RawHtml.Content.Html | raw }}"}}}""",
        """{"name":"deployment","Plans":[{"Name":"Alles","Steps":[{"Type":"AllContentDeploymentStep","Step":{"Id":"4odep000000000000000000000","Name":"AllContent"}}]}]}""",
        """{"name":"Sitemaps","data":[{"$type":"OrchardCore.Sitemaps.Models.Sitemap, OrchardCore.Sitemaps","Path":"sitemap.xml"}]}""",
    ];

    public static byte[] Package()
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var recipe = zip.CreateEntry("Recipe.json").Open())
                recipe.Write(Encoding.UTF8.GetBytes($$"""{"name":"Broodblad","displayName":"Broodblad","description":"","author":"","website":"","version":"1.0.0","issetuprecipe":false,"categories":[],"tags":[],"steps":[{{string.Join(",\n", Steps)}}]}"""));
            using var picture = zip.CreateEntry("brood/korst.png", CompressionLevel.NoCompression).Open();
            picture.Write(SomeFiles.Png());
        }
        return output.ToArray();
    }

    private static string Definitions => $$"""
        {"name":"ContentDefinition","ContentTypes":[
          {{Type("Category", "", "Category", "TitlePart")}},
          {{Type("Blog", "", "TitlePart", "AutoroutePart", "AliasPart", "HtmlBodyPart", "ListPart", "Blog")}},
          {{Type("BlogPost", "", "TitlePart", "AutoroutePart", "MarkdownBodyPart", "BlogPost")}},
          {{Type("Article", "", "TitlePart", "AutoroutePart", "HtmlBodyPart", "FlowPart", "SeoMetaPart", "Article")}},
          {{Type("Menu", "", "TitlePart", "AliasPart", "MenuPart", "MenuItemsListPart")}},
          {{Type("LinkMenuItem", "MenuItem", "LinkMenuItemPart")}},
          {{Type("Sentence", "Widget", "Sentence")}},
          {{Type("RawHtml", "Widget", "RawHtml")}}],
         "ContentParts":[
          {{Part("Category", """{"FieldName":"TextField","Name":"Icon","Settings":{"ContentPartFieldSettings":{"DisplayName":"Icon","Editor":"IconPicker","Position":"0"}}}""")}},
          {{Part("Blog", """{"FieldName":"MediaField","Name":"Image","Settings":{"ContentPartFieldSettings":{"DisplayName":"Banner Image","Position":"0"},"MediaFieldSettings":{"Multiple":false,"AllowAnchors":true}}}""")}},
          {{Part("BlogPost", """{"FieldName":"TextField","Name":"Subtitle","Settings":{"ContentPartFieldSettings":{"DisplayName":"Subtitle","Position":"0"},"LuceneContentIndexSettings":{"Included":true}}},{"FieldName":"MediaField","Name":"Image","Settings":{"MediaFieldSettings":{"Multiple":false}}},{"FieldName":"TaxonomyField","Name":"Tags","Settings":{"ContentPartFieldSettings":{"DisplayName":"Tags","Editor":"Tags","DisplayMode":"Tags"},"TaxonomyFieldSettings":{"TaxonomyContentItemId":"4ocat000000000000000000000"}}},{"FieldName":"TaxonomyField","Name":"Category","Settings":{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"4ocat000000000000000000000","Unique":true,"LeavesOnly":true}}},{"FieldName":"DateTimeField","Name":"Baked","Settings":{}},{"FieldName":"NumericField","Name":"Score","Settings":{"NumericFieldSettings":{"Scale":2,"Minimum":0,"Maximum":5}}},{"FieldName":"YoutubeField","Name":"Video","Settings":{"YoutubeFieldSettings":{"Width":600,"Height":400}}}""")}},
          {{Part("Article", """{"FieldName":"TextField","Name":"Subtitle","Settings":{"ContentPartFieldSettings":{"DisplayName":"Subtitle","Position":"0"}}}""")}},
          {{Part("Sentence", """{"FieldName":"HtmlField","Name":"Content","Settings":{"ContentPartFieldSettings":{"Editor":"Wysiwyg"}}}""")}},
          {{Part("RawHtml", """{"FieldName":"HtmlField","Name":"Content","Settings":{"ContentPartFieldSettings":{"Editor":"Multiline"}}}""")}}]}
        """;

    private static string Type(string name, string stereotype, params string[] parts) => new JsonObject
    {
        ["Name"] = name,
        ["DisplayName"] = name,
        ["Settings"] = new JsonObject
        {
            ["ContentTypeSettings"] = new JsonObject { ["Creatable"] = stereotype.Length == 0, ["Listable"] = stereotype.Length == 0, ["Draftable"] = true, ["Versionable"] = true, ["Stereotype"] = stereotype },
            ["FullTextAspectSettings"] = new JsonObject { ["IncludeBodyAspect"] = true, ["IncludeDisplayText"] = true },
        },
        ["ContentTypePartDefinitionRecords"] = new JsonArray([.. parts.Select((part, i) => new JsonObject { ["PartName"] = part, ["Name"] = part, ["Settings"] = new JsonObject { ["ContentTypePartSettings"] = new JsonObject { ["Position"] = $"{i}" } } })]),
    }.ToJsonString();

    private static string Part(string name, string fields) => new JsonObject { ["Name"] = name, ["Settings"] = new JsonObject { ["ContentPartSettings"] = new JsonObject { ["Attachable"] = false } }, ["ContentPartFieldDefinitionRecords"] = JsonNode.Parse($"[{fields}]") }.ToJsonString();

    private static JsonObject Item(string id, string type, string title, string parts)
    {
        var item = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = "4v" + id[2..],
            ["ContentType"] = type,
            ["DisplayText"] = title,
            ["Latest"] = true,
            ["Published"] = true,
            ["ModifiedUtc"] = "2024-05-06T07:08:09.1234567Z",
            ["PublishedUtc"] = "2024-05-06T07:08:09.2345678Z",
            ["CreatedUtc"] = "2024-05-01T07:08:09.1234567Z",
            ["Owner"] = "4ouser00000000000000000000",
            ["Author"] = "admin",
        };
        foreach (var (name, value) in JsonNode.Parse(parts)!.AsObject())
            item[name] = value?.DeepClone();
        return item;
    }
}
