using System.Text.RegularExpressions;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Architecture;

/// <summary>The back office and the theme have a stylesheet each: a class that only the other one knows changes nothing.</summary>
public sealed partial class StylesheetTests
{
    // For scripts and tests; they need no rule.
    private static readonly string[] Hooks = ["entry", "portrait", "screen", "presence", "keys", "said", "qr"];

    [Fact]
    public void A_class_of_a_page_stands_in_the_stylesheet_that_the_page_has()
    {
        var (office, theme) = (Rules("src/Admin/wwwroot/admin.css"), Rules("themes/radicale-vernieuwers/assets/css/site.css"));
        var pages = Directory.EnumerateFiles(Some.Source("src"), "*.cshtml", SearchOption.AllDirectories).Where(file => !Path.GetFileName(file).StartsWith('_') && !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal));

        var strays = pages.SelectMany(file =>
        {
            var text = File.ReadAllText(file);
            if (Address().Match(text) is not { Success: true } address)
                return [];
            var isOffice = address.Groups[1].Value.StartsWith("/admin", StringComparison.Ordinal);
            return Classes().Matches(text).SelectMany(found => found.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct()
                .Where(name => !(isOffice ? office : theme).Contains(name) && (isOffice ? theme : office).Contains(name) && !Hooks.Contains(name)).Select(name => $"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)}: {name}");
        });

        strays.ShouldBeEmpty();
    }

    private static HashSet<string> Rules(string path) => [.. Rule().Matches(File.ReadAllText(Some.Source(path))).Select(found => found.Groups[1].Value)];

    [GeneratedRegex("@page\\s+\"([^\"]*)\"")]
    private static partial Regex Address();

    // Only what is written out: what Razor puts together is not told here.
    [GeneratedRegex("class=\"([^\"@]*)\"")]
    private static partial Regex Classes();

    [GeneratedRegex(@"\.([a-zA-Z][\w-]*)")]
    private static partial Regex Rule();
}
