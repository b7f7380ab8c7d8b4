using System.Globalization;
using System.Security.Claims;
using System.Text;
using Fluid;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Recipes;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Liquid;

/// <summary>Every filter and every tag that Orchard Core registers: it does what it does there, or it is refused with what to use instead.</summary>
public sealed class OrchardNamesTests(SiteFixture site) : SiteTest(site)
{
    private const string Refused = "is not for this site: ";

    private static readonly string[] Filters =
    [
        "t", "slugify", "href", "absolute_url", "asset_url", "img_tag", "resize_url", "append_version", "resource_url", "display_text", "display_url", "content_item_id", "shape_build_display", "shape_new",
        "shape_render", "shape_stringify", "shape_properties", "markdownify", "sanitize_html", "liquid", "shortcode", "html_class", "json", "jsonparse", "local", "utc", "container", "list_count", "list_items",
        "taxonomy_terms", "inherited_terms", "localization_set", "switch_culture_url", "supported_cultures", "full_text", "query", "console_log", "signal_url", "user_id", "user_email", "users_by_id",
        "has_permission", "is_in_role", "has_claim",
    ];

    private static readonly string[] Tags =
    [
        "layout", "render_body", "render_section", "zone", "page_title", "meta", "link", "style", "script", "styleblock", "scriptblock", "resources", "shape", "shape_clear_alternates", "shape_add_alternates",
        "shape_clear_wrappers", "shape_add_wrappers", "shape_clear_classes", "shape_add_classes", "shape_clear_attributes", "shape_add_attributes", "shape_add_properties", "shape_remove_property", "shape_type",
        "shape_display_type", "shape_position", "shape_tab", "shape_pager", "shape_cache", "shape_remove_item", "contentitem", "a", "form", "helper", "block", "antiforgerytoken", "cache", "cache_dependency",
        "cache_expires_on", "cache_expires_after", "cache_expires_sliding", "httpcontext_add_items", "httpcontext_remove_items",
    ];

    private const string Blog = "4zblog00000000000000000000";
    private const string Post = "4zpost00000000000000000000";
    private const string Taxonomy = "4ztaxo00000000000000000000";

    /// <summary>What a template says, and what comes of it; null where it is refused.</summary>
    public static TheoryData<string, string, string?> Said => new()
    {
        { "t", "{{ 'Theme.Pager.Page' | t: 3 }}", "Ga naar bladzijde 3" },
        { "slugify", "{{ 'Één dag' | slugify }}", "een-dag" },
        { "href", "{{ '~/nl/stories' | href }}", "/nl/stories" },
        { "absolute_url", "{{ '/nl' | absolute_url }}", "http://localhost:*/nl" },
        { "asset_url", "{{ 'css/site.css' | asset_url }}", "/t/*/css/site.css" },
        { "img_tag", "{{ '/a.png' | img_tag: alt: 'Een \"hond\"', class: 'round' }}", "<img src=\"/a.png\" alt=\"Een &quot;hond&quot;\" class=\"round\">" },
        { "resize_url", "{{ 'a.jpg' | resize_url: 100, 50 }}{{ 'a.jpg' | resize_url: width: 100, height: 50, mode: 'crop' }}", "/media/a.jpg?width=100&amp;height=50&amp;token=*/media/a.jpg?width=100&amp;height=50&amp;rmode=crop&amp;token=*" },
        { "append_version", "{{ '~/css/site.css' | append_version }} {{ '/elsewhere.css' | append_version }}", "/t/*/css/site.css /elsewhere.css" },
        { "resource_url", "{{ 'x' | resource_url }}", null },
        { "display_text", "{{ Post | display_text }}", "Eerste bericht" },
        { "display_url", "{{ Post | display_url }}", "/nl/eerste-bericht" },
        { "content_item_id", $"{{% assign i = '{Post}' | content_item_id %}}{{{{ i.DisplayText }}}}", "Eerste bericht" },
        { "shape_build_display", "{{ Post | shape_build_display: 'Summary' | shape_render }}", "*<h2><a href=\"/nl/eerste-bericht\">Eerste bericht</a></h2>*" },
        { "shape_new", "{% assign s = 'No-Such' | shape_new: my_word: 'x' %}{{ s.Metadata.Type }} {{ s.MyWord }}", "No__Such x" },
        { "shape_render", "{{ Post | shape_build_display | shape_render }}", "*Eerste bericht*" },
        { "shape_stringify", "{% assign s = Post | shape_build_display | shape_stringify %}{{ s }}", "*Eerste bericht*" },
        { "shape_properties", "{% assign s = 'X' | shape_new | shape_properties: a_b: 'c' %}{{ s.AB }}", "c" },
        { "markdownify", "{{ '**vet**' | markdownify }}", "<p><strong>vet</strong></p>*" },
        { "sanitize_html", "{{ '<b onclick=x>a</b><script>x</script>' | sanitize_html }}", "<b>a</b>" },
        { "liquid", "{{ 'x' | liquid }}", null },
        { "shortcode", "{{ 'x' | shortcode }}", null },
        { "html_class", "{{ 'LandingPage' | html_class }}", "landing-page" },
        { "json", "{{ 'a</script>' | json }}", "\"a\\u003C/script\\u003E\"" },
        { "jsonparse", "{% assign o = '{\"a\":[1,2]}' | jsonparse %}{{ o.a[1] }}", "2" },
        { "local", "{{ '2026-07-01T10:00:00Z' | local | date: '%H:%M' }} {{ '2026-07-01T10:00:00Z' | local: 'date' }}", "12:00 1 juli 2026" },
        { "utc", "{{ '2026-07-01T12:00:00+02:00' | utc | date: '%H:%M' }}", "10:00" },
        { "container", "{% assign c = Post | container %}{{ c.DisplayText }}", "Ons blog" },
        { "list_count", $"{{{{ '{Blog}' | list_count }}}}", "2" },
        { "list_items", "{% assign posts = Blog | list_items %}{% for p in posts %}{{ p.DisplayText }};{% endfor %}", "Eerste bericht;Tweede bericht;" },
        { "taxonomy_terms", "{% assign terms = Post.Content.ZPost.Tags | taxonomy_terms %}{% for x in terms %}{{ x.DisplayText }};{% endfor %}", "Peer;" },
        { "inherited_terms", $"{{% assign terms = '4zpear00000000000000000000' | inherited_terms: '{Taxonomy}' %}}{{% for x in terms %}}{{{{ x.DisplayText }}}};{{% endfor %}}", "Peer;Fruit;" },
        { "localization_set", "{% assign x = '4zset000000000000000000000' | localization_set: 'fr' %}{{ x.DisplayText }} {% assign y = '4zset000000000000000000000' | localization_set %}{{ y.DisplayText }}", "Premier billet Eerste bericht" },
        { "switch_culture_url", "{{ 'fr' | switch_culture_url }}", "/fr/stories" },
        { "supported_cultures", "{% assign all = Culture | supported_cultures %}{% for c in all %}{{ c.Name }}:{{ c.Dir }} {% endfor %}{{ Culture.Name }}{% if Culture == 'nl' %}!{% endif %}", "nl:ltr fr:ltr en:ltr nl!" },
        { "full_text", "{{ Post | full_text }}", "Eerste bericht*Brood voor iedereen*" },
        { "query", "{{ 'x' | query }}", null },
        { "console_log", "{{ 'x' | console_log }}", null },
        { "signal_url", "{{ 'x' | signal_url }}", null },
        { "user_id", "{{ User | user_id }}", null },
        { "user_email", "{{ 'x' | user_email }}", null },
        { "users_by_id", "{{ 'x' | users_by_id }}", null },
        { "has_permission", "{{ User | has_permission: 'EditContent' }} {{ User | has_permission: 'ManageUsers' }} {{ User | has_permission: 'NoSuchThing' }}", "true false false" },
        { "is_in_role", "{{ User | is_in_role: 'Editor' }} {{ User | is_in_role: 'Juror' }}", "true false" },
        { "has_claim", "{{ User | has_claim: 'a' }}", null },

        { "layout", "{% layout 'Other' %}x", "x" },
        { "render_body", "[{% render_body %}]", "[the body]" },
        { "render_section", "{% zone 'Aside' %}in the zone{% endzone %}[{% render_section 'Aside' %}]", "[in the zone]" },
        { "zone", "{% zone 'Aside', 'after' %}2{% endzone %}{% zone 'Aside', '1' %}1{% endzone %}{% render_section 'Aside' %}", "12" },
        { "page_title", "{% page_title segment: 'Blog', position: '5', separator: ' | ' %}", "*Blog" },
        { "meta", "{% meta name: 'description', content: 'x' %}{% resources type: 'Meta' %}", "<meta *content=\"x\"*>" },
        { "link", "{% link rel: 'icon', src: 'css/site.css' %}{% resources type: 'HeadLink' %}", "<link rel=\"icon\" href=\"/t/*/css/site.css\">" },
        { "style", "{% style src: '~/TheTheme/css/site.css' %}{% resources type: 'Stylesheet' %}", "<link rel=\"stylesheet\" href=\"/t/*/css/site.css\">" },
        { "style", "{% style src: 'https://elsewhere.example/x.css' %}", null },
        { "script", "{% script src: 'css/site.css', at: 'Foot' %}{% resources type: 'FootScript' %}", "<script src=\"/t/*/css/site.css\"></script>" },
        { "styleblock", "{% styleblock %}{% endstyleblock %}", null },
        { "scriptblock", "{% scriptblock %}{% endscriptblock %}", null },
        { "resources", "{% resources type: 'NoSuch' %}", null },
        { "resources", "{% resources type: 'Meta' %}", "" },
        { "shape", "{% shape 'FlowItem' %}", "*" },
        { "shape_clear_alternates", "{% assign s = Post | shape_build_display %}{% shape_clear_alternates s %}{{ s.Metadata.Alternates.size }}", "0" },
        { "shape_add_alternates", "{% assign s = 'X' | shape_new %}{% shape_add_alternates s 'A B' %}{{ s.Metadata.Alternates | join: '-' }}", "A-B" },
        { "shape_clear_wrappers", "{% assign s = 'X' | shape_new %}{% shape_add_wrappers s 'W' %}{% shape_clear_wrappers s %}{{ s.Metadata.Wrappers.size }}", "0" },
        { "shape_add_wrappers", "{% assign s = 'X' | shape_new %}{% shape_add_wrappers s 'W' %}{{ s.Metadata.Wrappers | join: '+' }}", "W" },
        { "shape_clear_classes", "{% assign s = 'X' | shape_new %}{% shape_add_classes s 'a' %}{% shape_clear_classes s %}{{ s.Classes.size }}", "0" },
        { "shape_add_classes", "{% assign s = 'X' | shape_new %}{% shape_add_classes s 'a b' %}{{ s.Classes | join: '-' }}", "a-b" },
        { "shape_clear_attributes", "{% assign s = 'X' | shape_new %}{% shape_clear_attributes s %}x", "x" },
        { "shape_add_attributes", "{% assign s = 'X' | shape_new %}{% shape_add_attributes s data_a: 'b' %}x", "x" },
        { "shape_add_properties", "{% assign s = 'X' | shape_new %}{% shape_add_properties s my_word: 'b' %}{{ s.MyWord }}", "b" },
        { "shape_remove_property", "{% assign s = 'X' | shape_new: my_word: 'b' %}{% shape_remove_property s 'MyWord' %}[{{ s.MyWord }}]", "[]" },
        { "shape_type", "{% assign s = 'X' | shape_new %}{% shape_type s 'Y' %}{{ s.Metadata.Type }}", "Y" },
        { "shape_display_type", "{% assign s = 'X' | shape_new %}{% shape_display_type s 'Card' %}{{ s.Metadata.DisplayType }}", "Card" },
        { "shape_position", "{% assign s = 'X' | shape_new %}{% shape_position s '5' %}{{ s.Position }}", "5" },
        { "shape_tab", "{% shape_tab Post 'a' %}", null },
        { "shape_pager", "{% assign s = 'X' | shape_new %}{% shape_pager s previous_text: 'Terug' %}{{ s.PreviousText }}", "Terug" },
        { "shape_cache", "{% shape_cache Post cache_id: 'a' %}", null },
        { "shape_remove_item", "{% assign s = Post | shape_build_display %}{% assign z = s.Header %}{% shape_remove_item z 'TitlePart' %}{{ z.Items.size }}", "0" },
        { "contentitem", "{% contentitem alias: 'alias:ons-blog', display_type: 'Summary' %}{% contentitem id: 'nowhere' %}", "*Ons blog*" },
        { "contentitem", "{% contentitem %}", null },
        { "a", "{% a display_for: Post, class: 'x' %}lees{% enda %} {% a admin_for: Post %}b{% enda %} {% a href: '~/nl' %}c{% enda %}", $"<a href=\"/nl/eerste-bericht\" class=\"x\">lees</a> <a href=\"/admin/content/{Post}\">b</a> <a href=\"/nl\">c</a>" },
        { "a", "{% a area: 'X', controller: 'Y' %}x{% enda %}", null },
        { "form", "{% form action: 'x' %}{% endform %}", null },
        { "helper", "{% helper 'menu' %}", null },
        { "block", "{% block 'a' %}{% endblock %}", null },
        { "antiforgerytoken", "[{% antiforgerytoken %}]", "[]" },
        { "cache", "{% cache 'id', after: '0:05:00' %}x{% endcache %}", "x" },
        { "cache", "{% cache 'id' %}x{% endcache %}", "x" },
        { "cache_dependency", "{% cache_dependency 'alias:x' %}x", "x" },
        { "cache_expires_on", "{% cache_expires_on '2030-01-01' %}x", "x" },
        { "cache_expires_after", "{% cache_expires_after '0:05:00' %}x", "x" },
        { "cache_expires_sliding", "{% cache_expires_sliding '0:05:00' %}x", "x" },
        { "httpcontext_add_items", "{% httpcontext_add_items x: 'y' %}", null },
        { "httpcontext_remove_items", "{% httpcontext_remove_items 'y' %}", null },
    };

    [Fact]
    public void None_of_Orchards_names_is_left_out() =>
        Filters.Concat(Tags).Except(Said.Select(row => row.Data.Item1)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Said))]
    public async Task A_name_of_Orchards_works_or_is_refused_with_a_sentence(string name, string liquid, string? wanted)
    {
        await TakeInAsync();
        if (wanted is null)
        {
            var refused = await Should.ThrowAsync<BrokenTemplateException>(() => RenderAsync(liquid));
            refused.Reason.Length.ShouldBeGreaterThan(20);
            if (FilterRules.Refused.Contains(name))
                refused.Reason.ShouldContain($"'{name}' {Refused}");
            return;
        }
        Fits(wanted, (await RenderAsync(liquid)).Trim()).ShouldBeTrue($"{liquid} made: {await RenderAsync(liquid)}");
    }

    /// <summary>A star stands for anything.</summary>
    private static bool Fits(string pattern, string text) => System.Text.RegularExpressions.Regex.IsMatch(text, "^" + System.Text.RegularExpressions.Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", System.Text.RegularExpressions.RegexOptions.Singleline);

    private async Task<string> RenderAsync(string liquid)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-BE");
        await using var scope = Site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var http = new DefaultHttpContext
        {
            RequestServices = services,
            User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, "an"), new(ClaimTypes.Role, "Editor"), new("permission", "EditContent")], "test")),
        };
        http.Request.Path = "/nl/stories";
        var context = new TemplateContext(services.GetRequiredService<LiquidOptions>().Options) { CultureInfo = CultureInfo.CurrentUICulture };
        new PageContext(http, true, await services.GetRequiredService<StoredTemplatesReader>().ReadAsync(Cancel)) { Body = "the body" }.JoinTo(context);
        foreach (var globals in services.GetServices<ILiquidGlobals>())
            await globals.FillAsync(http, context);
        var items = await services.GetRequiredService<PublicItems>().FindAsync([Blog, Post], Cancel);
        context.SetValue("Blog", items[0]);
        context.SetValue("Post", items[1]);
        var html = new StringWriter(CultureInfo.InvariantCulture);
        await services.GetRequiredService<ThemeViews>().Parse("x.liquid", liquid).RenderAsync(html, ThemeEncoder.Html, context);
        return html.ToString();
    }

    private async Task TakeInAsync()
    {
        const string recipe = """
            {"name":"orchard-names","steps":[
            {"name":"ContentDefinition",
             "ContentTypes":[
              {"Name":"ZBlog","DisplayName":"Blog","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"AliasPart","Name":"AliasPart","Settings":{}},{"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{}},{"PartName":"ListPart","Name":"ListPart","Settings":{"ListPartSettings":{"ContainedContentTypes":["ZPost"],"EnableOrdering":true}}}]},
              {"Name":"ZPost","DisplayName":"Post","Settings":{},"ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{}},{"PartName":"AutoroutePart","Name":"AutoroutePart","Settings":{}},{"PartName":"LocalizationPart","Name":"LocalizationPart","Settings":{}},{"PartName":"HtmlBodyPart","Name":"HtmlBodyPart","Settings":{}},{"PartName":"ZPost","Name":"ZPost","Settings":{}}]}],
             "ContentParts":[{"Name":"ZPost","Settings":{},"ContentPartFieldDefinitionRecords":[{"FieldName":"TaxonomyField","Name":"Tags","Settings":{"TaxonomyFieldSettings":{"TaxonomyContentItemId":"4ztaxo00000000000000000000"}}}]}]},
            {"name":"content","data":[
             {"ContentItemId":"4ztaxo00000000000000000000","ContentItemVersionId":"4ztaxv00000000000000000000","ContentType":"Taxonomy","DisplayText":"Vruchten","Latest":true,"Published":true,"TitlePart":{"Title":"Vruchten"},
              "TaxonomyPart":{"TermContentType":"Theme","Terms":[{"ContentItemId":"4zveg000000000000000000000","ContentType":"Theme","DisplayText":"Groente"},{"ContentItemId":"4zfru000000000000000000000","ContentType":"Theme","DisplayText":"Fruit","Terms":[{"ContentItemId":"4zapp000000000000000000000","ContentType":"Theme","DisplayText":"Appel"},{"ContentItemId":"4zpear00000000000000000000","ContentType":"Theme","DisplayText":"Peer"}]}]}},
             {"ContentItemId":"4zblog00000000000000000000","ContentItemVersionId":"4zblov00000000000000000000","ContentType":"ZBlog","DisplayText":"Ons blog","Latest":true,"Published":true,"TitlePart":{"Title":"Ons blog"},"AliasPart":{"Alias":"ons-blog"},"AutoroutePart":{"Path":"ons-blog"},"ListPart":{}},
             {"ContentItemId":"4zpos200000000000000000000","ContentItemVersionId":"4zpo2v00000000000000000000","ContentType":"ZPost","DisplayText":"Tweede bericht","Latest":true,"Published":true,"TitlePart":{"Title":"Tweede bericht"},"AutoroutePart":{"Path":"tweede"},"ContainedPart":{"ListContentItemId":"4zblog00000000000000000000","Order":2}},
             {"ContentItemId":"4zpost00000000000000000000","ContentItemVersionId":"4zposv00000000000000000000","ContentType":"ZPost","DisplayText":"Eerste bericht","Latest":true,"Published":true,"TitlePart":{"Title":"Eerste bericht"},"AutoroutePart":{"Path":"eerste-bericht"},"LocalizationPart":{"LocalizationSet":"4zset000000000000000000000","Culture":"nl"},"HtmlBodyPart":{"Html":"<p>Brood voor <b>iedereen</b></p>"},"ContainedPart":{"ListContentItemId":"4zblog00000000000000000000","Order":1},"ZPost":{"Tags":{"TaxonomyContentItemId":"4ztaxo00000000000000000000","TermContentItemIds":["4zpear00000000000000000000"]}}},
             {"ContentItemId":"4zdrft00000000000000000000","ContentItemVersionId":"4zdrfv00000000000000000000","ContentType":"ZPost","DisplayText":"Nog niet","Latest":true,"Published":false,"TitlePart":{"Title":"Nog niet"},"ContainedPart":{"ListContentItemId":"4zblog00000000000000000000","Order":0}},
             {"ContentItemId":"4zfren00000000000000000000","ContentItemVersionId":"4zfrev00000000000000000000","ContentType":"ZPost","DisplayText":"Premier billet","Latest":true,"Published":true,"TitlePart":{"Title":"Premier billet"},"AutoroutePart":{"Path":"premier-billet"},"LocalizationPart":{"LocalizationSet":"4zset000000000000000000000","Culture":"fr"}}]}]}
            """;
        await Site.Services.GetRequiredService<RecipeRunner>().RunOnceAsync(RecipeReader.Read(Encoding.UTF8.GetBytes(recipe), "orchard-names.json"), new RecipeReport(), Cancel);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
