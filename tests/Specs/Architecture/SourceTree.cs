using System.Text.RegularExpressions;
using System.Xml.Linq;
using RadicaleVernieuwers.Testing;

namespace RadicaleVernieuwers.Specs.Architecture;

/// <summary>The source as it lies on disk.</summary>
internal static partial class SourceTree
{
    /// <summary>In the order in which one may use another.</summary>
    public static readonly string[] Modules = ["Data", "Recipes", "Liquid", "Admin", "Mail", "Accounts", "Media", "Search", "Content", "Workflows", "Campaign", "Jury", "Site", "Web"];

    public static string Root { get; } = Path.GetDirectoryName(Some.Source("RadicaleVernieuwers.sln"))!;

    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) && !Made().IsMatch(Path.GetRelativePath(Root, file)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>Which module a file of <c>src</c> belongs to.</summary>
    public static string ModuleOf(string file) => file.Split('/')[1];

    public static IReadOnlyList<string> ReferencesOf(string module) =>
        [.. XDocument.Load(Path.Combine(Root, "src", module, module + ".csproj")).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!))];

    public static IReadOnlyList<string> PackagesOf(string module) =>
        [.. XDocument.Load(Path.Combine(Root, "src", module, module + ".csproj")).Descendants("PackageReference").Select(r => (string)r.Attribute("Include")!)];

    [GeneratedRegex(@"(^|/|\\)(bin|obj|node_modules|dist|Migrations|TestResults)(/|\\)")]
    private static partial Regex Made();
}
