using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Liquid;

public sealed class BrokenTemplateTests(BrokenTemplateTests.Broken site) : SiteTest<BrokenTemplateTests.Broken>(site)
{
    public static TheoryData<string, string> Refused => new()
    {
        { "{{ 'x' | shortcode }}", "shortcode" },
        { "{{ 'x' | query }}", "query" },
        { "{{ 'x' | signal_url }}", "signal_url" },
        { "{{ 'x' | has_claim: 'a' }}", "has_claim" },
        { "{{ 'x' | user_email }}", "user_email" },
        { "{{ 'x' | users_by_id }}", "users_by_id" },
        { "{{ 'x' | console_log }}", "console_log" },
        { "{{ 'x' | liquid }}", "liquid" },
        { "{{ 'x' | resource_url }}", "resource_url" },
        { "{% helper 'menu' %}", "helper" },
        { "{% block 'a' %}{% endblock %}", "block" },
        { "{% form action: 'x' %}{% endform %}", "form" },
        { "{% scriptblock %}{% endscriptblock %}", "scriptblock" },
        { "{% styleblock %}{% endstyleblock %}", "styleblock" },
        { "{% httpcontext_add_items x: 'y' %}", "httpcontext_add_items" },
        { "{% shape_tab Model 'a' %}", "shape_tab" },
        { "{{ 'x' | no_such_filter }}", "no_such_filter" },
        { "{{ 'a' | resize_url: 100, height: 50 }}", "resize_url" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_makes_no_sense_here_is_refused_by_name_with_its_place_before_anything_is_shown(string liquid, string name)
    {
        var broken = Should.Throw<BrokenTemplateException>(() => Site.Services.GetRequiredService<ThemeViews>().Parse("x.liquid", "one\ntwo\n " + liquid));
        broken.Reason.ShouldContain(name);
        (broken.File, broken.Line).ShouldBe(("x.liquid", 3));
        broken.Column.ShouldBeGreaterThan(0);
        broken.Around.Single(line => line.IsBroken).Number.ShouldBe(3);
    }

    [Fact]
    public async Task Everybody_else_gets_a_whole_page_that_gives_nothing_away()
    {
        var page = await Site.Visitor("nl").Visit("/nl/stories");
        page.Status.ShouldBe(HttpStatusCode.InternalServerError);
        page.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Document.QuerySelector("main").ShouldNotBeNull();
        page.Body.ShouldNotContain("Stories.liquid");
        page.Body.ShouldNotContain("no_such_filter");
    }

    [Fact]
    public async Task An_administrator_reads_file_line_and_column_and_the_lines_around_it()
    {
        using var administrator = await Site.SignedIn(Role.Administrator);
        var page = await administrator.Visit("/nl/stories");
        page.Text.ShouldContain("no_such_filter");
        page.Text.ShouldContain("Stories.liquid");
        page.Document.QuerySelector("mark")!.TextContent.ShouldStartWith("3");
        page.Document.QuerySelector("mark")!.TextContent.ShouldContain("no_such_filter");
    }

    [Fact]
    public async Task An_editor_is_no_administrator()
    {
        using var editor = await Site.SignedIn(Role.Editor);
        (await editor.Visit("/nl/stories")).Body.ShouldNotContain("no_such_filter");
    }

    [Fact]
    public async Task A_page_that_needs_another_template_is_whole_and_a_mended_one_shows_without_a_start()
    {
        var visitor = Site.Visitor("nl");
        (await visitor.Visit("/nl/entries")).Status.ShouldBe(HttpStatusCode.OK);
        var file = Path.Combine(Site.Theme, "Views", "Events.liquid");
        (await visitor.Visit("/nl/events")).Status.ShouldBe(HttpStatusCode.InternalServerError);
        await File.WriteAllTextAsync(file, "<h1>Mended</h1>", TestContext.Current.CancellationToken);
        for (var tries = 0; tries < 100 && (await visitor.Visit("/nl/events")).Status != HttpStatusCode.OK; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        (await visitor.Visit("/nl/events")).All("h1").ShouldBe(["Mended"]);
    }

    public sealed class Broken : SiteFixture
    {
        private readonly string _name = $"broken-{Guid.NewGuid():N}";

        /// <summary>In Development everybody sees what is wrong.</summary>
        protected override void Configure(WebApplicationBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Environment.EnvironmentName = Environments.Production;
            builder.Services.AddSingleton<IHostEnvironment>(builder.Environment);
        }

        public string Theme => Path.Combine(AppContext.BaseDirectory, "themes", _name);

        protected override IEnumerable<string> Settings
        {
            get
            {
                Directory.CreateDirectory(Path.Combine(Theme, "Views"));
                File.WriteAllText(Path.Combine(Theme, "theme.json"), """{"Name":"broken","BaseTheme":"radicale-vernieuwers"}""");
                File.WriteAllText(Path.Combine(Theme, "Views", "Stories.liquid"), "<h1>x</h1>\n\n  {{ 'a' | no_such_filter }}\n");
                File.WriteAllText(Path.Combine(Theme, "Views", "Events.liquid"), "{% if %}");
                return [$"--Site:Theme={_name}"];
            }
        }
    }
}

/// <summary>Where the layout itself is broken there is still a page.</summary>
public sealed class BrokenLayoutTests(BrokenLayoutTests.NoLayout site) : SiteTest<BrokenLayoutTests.NoLayout>(site)
{
    [Fact]
    public async Task The_page_is_plain_and_whole_without_a_layout()
    {
        var page = await Site.Visitor("nl").Visit("/nl/entries");
        page.Status.ShouldBe(HttpStatusCode.OK);
        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("nl");
        page.Document.Title.ShouldNotBeNullOrEmpty();
        page.Document.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.Body.ShouldNotContain("no_such_tag");
    }

    public sealed class NoLayout : SiteFixture
    {
        private readonly string _name = $"no-layout-{Guid.NewGuid():N}";

        protected override void Configure(WebApplicationBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);
            builder.Environment.EnvironmentName = Environments.Production;
            builder.Services.AddSingleton<IHostEnvironment>(builder.Environment);
        }

        protected override IEnumerable<string> Settings
        {
            get
            {
                var folder = Path.Combine(AppContext.BaseDirectory, "themes", _name);
                Directory.CreateDirectory(Path.Combine(folder, "Views"));
                File.WriteAllText(Path.Combine(folder, "theme.json"), """{"Name":"x","BaseTheme":"radicale-vernieuwers"}""");
                File.WriteAllText(Path.Combine(folder, "Views", "Layout.liquid"), "<main>\n{% no_such_tag %}</main>");
                return [$"--Site:Theme={_name}"];
            }
        }
    }
}
