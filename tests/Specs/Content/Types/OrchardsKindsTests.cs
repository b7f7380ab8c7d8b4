using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Specs.Content.Parts;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Types;

/// <summary>Each kind of field and of part that this product speaks: Orchard's value and settings come back to the letter, and people can fill it in, or it is carried along.</summary>
public sealed class OrchardsKindsTests
{
    private const string Text = """{"Text":"Een zin.","Theirs":1}""";

    /// <summary>Kind, a value, its settings, and what its form posts where nobody changed anything; null where it has no form.</summary>
    public static TheoryData<string, string, string, string?> Fields => new()
    {
        { "TextField", Text, """{"ContentPartFieldSettings":{"DisplayName":"F","Editor":"Standard"},"TextFieldSettings":{"Hint":"h","Required":true,"DefaultValue":"x"}}""", "=Een zin." },
        { "TextField", Text, """{"ContentPartFieldSettings":{"Editor":"TextArea"}}""", "=Een zin." },
        { "TextField", Text, """{"ContentPartFieldSettings":{"Editor":"CodeMirror"}}""", "=Een zin." },
        { "TextField", Text, """{"ContentPartFieldSettings":{"Editor":"Monaco"},"TextFieldMonacoEditorSettings":{"Options":"{}"}}""", "=Een zin." },
        { "TextField", """{"Text":"b"}""", """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"A","value":"a"},{"name":"B","value":"b"}],"Editor":0,"DefaultValue":"a"}}""", "=b" },
        { "TextField", """{"Text":"b"}""", """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"A","value":"a"},{"name":"B","value":"b"}],"Editor":1,"DefaultValue":"a"}}""", "=b" },
        { "TextField", """{"Text":"https://example.org"}""", """{"ContentPartFieldSettings":{"Editor":"Url"}}""", "=https://example.org" },
        { "TextField", """{"Text":"an@example.org"}""", """{"ContentPartFieldSettings":{"Editor":"Email"}}""", "=an@example.org" },
        { "TextField", """{"Text":"+32 9 000 00 00"}""", """{"ContentPartFieldSettings":{"Editor":"Tel"}}""", "=+32 9 000 00 00" },
        { "TextField", """{"Text":"#aabbcc"}""", """{"ContentPartFieldSettings":{"Editor":"Color"}}""", "=#aabbcc" },
        { "TextField", """{"Text":"fas fa-rss"}""", """{"ContentPartFieldSettings":{"Editor":"IconPicker"}}""", "=fas fa-rss" },
        { "HtmlField", """{"Html":"<p onclick=\"x\">a</p>"}""", """{"ContentPartFieldSettings":{"Editor":"Wysiwyg"},"HtmlFieldSettings":{"Hint":"h","SanitizeHtml":true}}""", "=<p onclick=\"x\">a</p>" },
        { "MarkdownField", """{"Markdown":"**a**"}""", """{"ContentPartFieldSettings":{"Editor":"Wysiwyg"},"MarkdownFieldSettings":{"Hint":"h","SanitizeHtml":false}}""", "=**a**" },
        { "NumericField", """{"Value":3.5}""", """{"NumericFieldSettings":{"Hint":"h","Required":false,"Scale":2,"Minimum":0,"Maximum":5.5,"Placeholder":"p","DefaultValue":"1"}}""", "=3,5" },
        { "BooleanField", """{"Value":true}""", """{"BooleanFieldSettings":{"Hint":"h","Label":"Ja","DefaultValue":true}}""", "=true" },
        { "DateField", """{"Value":"2026-03-01T00:00:00Z"}""", """{"DateFieldSettings":{"Hint":"h","Required":true}}""", "=2026-03-01" },
        { "DateTimeField", """{"Value":"2026-03-01T11:00:00Z"}""", """{"DateTimeFieldSettings":{"Hint":"h","Required":true}}""", "=2026-03-01T12:00" },
        { "LinkField", """{"Url":"https://example.org","Text":"Kijk","Target":"_blank"}""", """{"LinkFieldSettings":{"Hint":"h","HintLinkText":"t","Required":true,"LinkTextMode":1,"UrlPlaceholder":"u","TextPlaceholder":"v","DefaultUrl":"","DefaultText":"","DefaultTarget":""}}""", ".Url=https://example.org;.Text=Kijk" },
        { "MediaField", """{"Paths":["a.jpg"],"MediaTexts":["Aap"],"Anchors":[{"X":0.5,"Y":0.25}],"AttachedFileNames":["a.jpg"]}""", """{"ContentPartFieldSettings":{"Editor":"Attached"},"MediaFieldSettings":{"Hint":"h","Required":true,"Multiple":false,"AllowMediaText":true,"AllowAnchors":true,"AllowedExtensions":[".jpg"]}}""", ".Path=a.jpg;.Text=Aap" },
        { "MultiTextField", """{"Values":["a","c"]}""", """{"MultiTextFieldSettings":{"Hint":"h","Required":true,"Options":[{"name":"A","value":"a","default":true},{"name":"B","value":"b","default":false},{"name":"C","value":"c","default":false}]}}""", "=a;=c" },
        { "ContentPickerField", """{"ContentItemIds":["4abc","4def"]}""", """{"ContentPickerFieldSettings":{"Hint":"h","Required":true,"Multiple":true,"DisplayAllContentTypes":false,"DisplayedContentTypes":["Story"],"DisplayedStereotypes":[],"TitlePattern":""}}""", "=4abc;=4def" },
        { "TaxonomyField", """{"TaxonomyContentItemId":"tax","TermContentItemIds":["t1","t2"],"TagNames":["Een","Twee"]}""", """{"ContentPartFieldSettings":{"Editor":"Tags"},"TaxonomyFieldSettings":{"Hint":"h","Required":true,"TaxonomyContentItemId":"tax","Unique":false,"LeavesOnly":true,"Open":false}}""", "=t1;=t2" },
        { "TimeField", """{"Value":"07:30:00"}""", """{"TimeFieldSettings":{"Hint":"h","Required":true,"Step":"60"}}""", null },
        { "UserPickerField", """{"UserIds":["4u"],"UserNames":["an"]}""", """{"UserPickerFieldSettings":{"Multiple":true,"DisplayAllUsers":false,"DisplayedRoles":["Editor"]}}""", null },
        { "LocalizationSetContentPickerField", """{"LocalizationSets":["4s"]}""", """{"LocalizationSetContentPickerFieldSettings":{"Multiple":false,"DisplayedContentTypes":["Page"]}}""", null },
        { "GeoPointField", """{"Latitude":51.05,"Longitude":3.72}""", """{"GeoPointFieldSettings":{"Hint":"h","Required":false}}""", null },
        { "YoutubeField", """{"EmbeddedAddress":"e","RawAddress":"r"}""", """{"YoutubeFieldSettings":{"Label":"l","Width":600,"Height":400,"Required":false}}""", null },
    };

    /// <summary>Part, a value, its settings; and whether people fill it in where it stands alone.</summary>
    public static TheoryData<string, string, string, bool?> Parts => new()
    {
        { "TitlePart", """{"Title":"t"}""", """{"TitlePartSettings":{"Options":3,"Pattern":"","RenderTitle":true}}""", true },
        { "AutoroutePart", """{"Path":"blog/x","SetHomepage":false,"Disabled":false,"RouteContainedItems":false,"Absolute":false}""", """{"AutoroutePartSettings":{"AllowCustomPath":true,"Pattern":"{{ ContentItem | display_text | slugify }}","ShowHomepageOption":true,"AllowUpdatePath":true,"AllowDisabled":false,"AllowRouteContainedItems":false,"ManageContainedItemRoutes":false,"AllowAbsolutePath":false}}""", true },
        { "AliasPart", """{"Alias":"a"}""", """{"AliasPartSettings":{"Pattern":"x","Options":0}}""", true },
        { "HtmlBodyPart", """{"Html":"<p>a</p>"}""", """{"HtmlBodyPartSettings":{"SanitizeHtml":true},"ContentTypePartSettings":{"Editor":"Wysiwyg"}}""", true },
        { "MarkdownBodyPart", """{"Markdown":"a"}""", """{"MarkdownBodyPartSettings":{"SanitizeHtml":false}}""", true },
        { "LiquidPart", """{"Liquid":"{{ 1 }}"}""", "{}", true },
        { "FlowPart", """{"Widgets":[{"ContentItemId":"4w","ContentType":"Nobodys","Nobodys":{"A":1},"FlowMetadata":{"Alignment":3,"Size":100}}]}""", """{"FlowPartSettings":{"ContainedContentTypes":["Paragraph"],"CollapseContainedItems":false}}""", null },
        { "BagPart", """{"ContentItems":[{"ContentItemId":"4b","ContentType":"Nobodys","Nobodys":{"A":1}}]}""", """{"BagPartSettings":{"ContainedContentTypes":["Nobodys"],"ContainedStereotypes":[],"DisplayType":"Detail"}}""", null },
        { "ListPart", "{}", """{"ListPartSettings":{"PageSize":10,"ContainedContentTypes":["BlogPost"],"EnableOrdering":true,"ShowHeader":false}}""", false },
        { "ContainedPart", """{"ListContentItemId":"4l","ListContentType":"Blog","Order":2}""", "{}", false },
        { "LocalizationPart", """{"LocalizationSet":"4s","Culture":"nl"}""", "{}", true },
        { "PublishLaterPart", """{"ScheduledPublishUtc":"2030-01-01T00:00:00Z"}""", "{}", true },
        { "ArchiveLaterPart", """{"ScheduledArchiveUtc":"2030-01-01T00:00:00Z"}""", "{}", true },
        { "CommonPart", "{}", """{"CommonPartSettings":{"DisplayDateEditor":true,"DisplayOwnerEditor":false}}""", null },
        { "SeoMetaPart", """{"PageTitle":"p","Render":true,"MetaDescription":"d","MetaKeywords":"k","Canonical":null,"MetaRobots":null,"CustomMetaTags":[{"Name":"n","Content":"c"}],"OpenGraphTitle":"o","TwitterCard":"summary","GoogleSchema":"{}"}""", """{"SeoMetaPartSettings":{"DisplayKeywords":true}}""", true },
        { "TaxonomyPart", """{"Terms":[{"ContentItemId":"4t","ContentType":"Nobodys","Terms":[{"ContentItemId":"4u","ContentType":"Nobodys"}]}],"TermContentType":"Nobodys"}""", "{}", true },
        { "TermPart", """{"TaxonomyContentItemId":"tax"}""", "{}", false },
        { "MenuPart", "{}", "{}", null },
        { "MenuItemsListPart", """{"MenuItems":[{"ContentItemId":"4m","ContentType":"Nobodys","LinkMenuItemPart":{"Url":"~/","Target":"_blank"}}]}""", "{}", null },
        { "LinkMenuItemPart", """{"Url":"~/","Target":"_blank"}""", "{}", null },
        { "ContentMenuItemPart", """{"CheckContentPermissions":false}""", "{}", null },
        { "HtmlMenuItemPart", """{"Html":"<b>x</b>","Url":"/"}""", """{"HtmlMenuItemPartSettings":{"SanitizeHtml":true}}""", null },
        { "PreviewPart", "{}", """{"PreviewPartSettings":{"Pattern":"/x"}}""", false },
        { "SitemapPart", """{"OverrideSitemapConfig":true,"ChangeFrequency":1,"Priority":5,"Exclude":false}""", "{}", null },
        { "AuditTrailPart", """{"Comment":"c"}""", "{}", null },
        { "NobodysPart", """{"A":{"B":[1.50,null,"x"]}}""", """{"NobodysSettings":{"C":2}}""", null },
    };

    private static readonly Dictionary<string, IReadOnlyList<FieldOption>> Terms = new() { ["tax"] = [new("t1", LocalText.Of("Een"), "een"), new("t2", LocalText.Of("Twee"), "twee")] };

    [Fact]
    public void Every_kind_that_people_can_choose_for_a_question_is_in_the_table() =>
        FieldTypes.All.Select(t => t.Name).Except(Fields.Select(row => row.Data.Item1)).ShouldBeEmpty();

    [Fact]
    public void Every_part_that_can_be_attached_is_in_the_table() =>
        PartTypes.All.Select(t => t.Name).Where(n => n.EndsWith("Part", StringComparison.Ordinal)).Except(Parts.Select(row => row.Data.Item1)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Fields))]
    public void A_field_comes_back_to_the_letter(string kind, string value, string settings, string? posted)
    {
        var record = $$$"""{"FieldName":"{{{kind}}}","Name":"F","Settings":{{{settings}}}}""";
        var definitions = ContentDefinitions.Empty.Merge(Sample.Json($$$"""{"ContentTypes":[{"Name":"Sample","DisplayName":"Sample","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"Sample","Name":"Sample","Settings":{}}]}],"ContentParts":[{"Name":"Sample","Settings":{},"ContentPartFieldDefinitionRecords":[{{{record}}}]}]}"""));
        definitions.PartsAsJson["Sample"]["ContentPartFieldDefinitionRecords"]![0]!.ShouldBeJson(record);

        var form = Sample.FormOf(record, Terms);
        var content = Sample.Json($$$"""{"Sample":{"F":{{{value}}}},"Other":{}}""");
        FormReading.Read(form, content, Sample.PostedAs(("Other", ["x"]))).Content.ShouldBeJson(content.ToJsonString());

        var field = form.Field("F")!;
        if (posted is null)
        {
            field.Type.EditorOf(field).ShouldBeNull();
            FormReading.Read(form, content, Sample.Posted("F", "x")).Content.ShouldBeJson(content.ToJsonString());
            return;
        }
        PartialOf(field.Type.EditorOf(field).ShouldNotBeNull()).ShouldSatisfyAllConditions(file => File.Exists(file).ShouldBeTrue(file));
        var inputs = posted.Split(';').Select(p => p.Split('=', 2)).GroupBy(p => p[0]).Select(g => ("F" + g.Key, g.Select(p => p[1]).ToArray())).ToArray();
        FormReading.Read(form, content, Sample.Posted(inputs)).Content.ShouldBeJson(content.ToJsonString());
    }

    [Theory, MemberData(nameof(Parts))]
    public void A_part_comes_back_to_the_letter(string part, string value, string settings, bool? asked)
    {
        var record = $$$"""{"PartName":"{{{part}}}","Name":"{{{part}}}","Settings":{{{settings}}}}""";
        var definitions = ContentDefinitions.Empty.Merge(Sample.Json($$$"""{"ContentTypes":[{"Name":"Sample","DisplayName":"Sample","Settings":{},"ContentTypePartDefinitionRecords":[{{{record}}}]}]}"""));
        definitions.TypesAsJson["Sample"]["ContentTypePartDefinitionRecords"]![0]!.ShouldBeJson(record);

        var form = FormDefinition.From(definitions.Find("Sample")!);
        var content = Sample.Json($$$"""{"{{{part}}}":{{{value}}},"Other":{}}""");
        FormReading.Read(form, content, Sample.PostedAs(("Other", ["x"]))).Content.ShouldBeJson(content.ToJsonString());

        var field = form.Fields.FirstOrDefault(f => f.Part == part && f.Name is null);
        if (asked is { } wanted)
            (field?.Type.EditorOf(field) is not null).ShouldBe(wanted);
        if (field?.Type.EditorOf(field) is { } editor)
            File.Exists(PartialOf(editor)).ShouldBeTrue(editor);
    }

    /// <summary>Numbers and days are lines with a type of their own.</summary>
    private static string PartialOf(string editor) => Some.Source(editor.StartsWith('/') ? "src" + editor : $"src/Content/Forms/Field.{(editor is "Number" or "Date" ? "Line" : editor)}.cshtml");
}
