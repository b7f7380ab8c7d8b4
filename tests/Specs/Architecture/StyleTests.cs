using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Architecture;

public sealed partial class StyleTests
{
    private const int LongestFile = 300;
    private const int MostLooseCatches = 5;

    private static readonly string[] Code = [.. SourceTree.Files("src", ".cs", ".cshtml", ".js").Concat(SourceTree.Files("tests", ".cs")).Where(file => !file.Contains("/wwwroot/", StringComparison.Ordinal))];

    [Fact]
    public void No_file_is_longer_than_a_few_screens()
    {
        Code.Length.ShouldBeGreaterThan(100);
        Code.Where(file => SourceTree.Read(file).Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) > LongestFile).ShouldBeEmpty();
    }

    [Fact]
    public void No_name_says_nothing()
    {
        var names = Code.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).SelectMany(file => Type().Matches(SourceTree.Read(file)).Select(match => (file, name: match.Groups[1].Value))).ToList();
        names.Count.ShouldBeGreaterThan(100);
        // ASP.NET Core's own word for a class that writes tags.
        names.Where(type => Empty().IsMatch(type.name) && !type.name.EndsWith("TagHelper", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_folded_away_and_nothing_swallows_every_exception_but_the_edges()
    {
        Code.Where(file => SourceTree.Read(file).Contains("#" + "region", StringComparison.Ordinal)).ShouldBeEmpty();
        var loose = Code.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Sum(file => LooseCatch().Count(SourceTree.Read(file)));
        loose.ShouldBeInRange(1, MostLooseCatches);
    }

    [Fact]
    public void Scripts_and_styles_are_never_written_into_a_page()
    {
        var views = SourceTree.Files("src", ".cshtml").Concat(SourceTree.Files("themes", ".liquid")).ToList();
        views.Count.ShouldBeGreaterThan(20);
        views.Where(file => Inline().IsMatch(SourceTree.Read(file))).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_says_its_own_address_and_no_two_pages_say_the_same()
    {
        var pages = SourceTree.Files("src", ".cshtml").Select(file => (file, text: SourceTree.Read(file))).Where(page => Page().IsMatch(page.text)).ToList();
        pages.Count.ShouldBeGreaterThan(20);
        var routes = pages.Select(page => (page.file, route: Page().Match(page.text).Groups[1].Value)).ToList();
        routes.Where(page => !page.route.StartsWith('/')).ShouldBeEmpty();
        routes.GroupBy(page => Constraint().Replace(page.route, "}")).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
    }

    [Fact]
    public void A_test_class_lies_where_its_subject_lies()
    {
        var folders = SourceTree.Files("tests/App", "Tests.cs").Select(file => file.Split('/')).Where(path => path.Length > 3).Select(path => path[2]).Distinct().ToList();
        folders.ShouldNotBeEmpty();
        folders.ShouldBeSubsetOf([.. SourceTree.Modules, "Database"]);
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (?:struct )?([A-Z]\w+)")]
    private static partial Regex Type();

    [GeneratedRegex("(Helper|Util|Utils|Utility|Manager|Common|Dto|Impl|Base)s?$")]
    private static partial Regex Empty();

    /// <summary>A filter that names what it takes is not loose.</summary>
    [GeneratedRegex(@"catch( \(Exception( \w+)?\))?(?! ?\()( when (?![^\n]*( is |Is[A-Z]\w+\(\w+\)))[^\n]*)?\s*\n\s*\{")]
    private static partial Regex LooseCatch();

    [GeneratedRegex(@"<script(?![^>]*\b(?:src=|type=""application/ld\+json""))[^>]*>|<style\b|\sstyle=""|\son(click|change|submit|input|load|error)=""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""^@page "([^"]*)"|^@page\s*$""", RegexOptions.Multiline)]
    private static partial Regex Page();

    [GeneratedRegex(@":[^{}/]*(\([^/]*?\))?\}")]
    private static partial Regex Constraint();
}
