using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Architecture;

public sealed partial class ModuleTests
{
    public static TheoryData<string, string, string> Confined => new()
    {
        { "Lucene.Net", "Lucene.Net", "Search" },
        { "Azure.Storage.Blobs", "Azure.Storage", "Media" },
        { "NetVips", "NetVips", "Media" },
        { "MailKit", "MailKit", "Mail" },
        { "Fluid.Core", "Fluid", "Liquid" },
        { "Google.OrTools", "Google.OrTools", "Jury" },
        { "HtmlSanitizer", "Ganss", "Content" },
        { "Npgsql.EntityFrameworkCore.PostgreSQL", "Npgsql", "Web" },
        { "Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.Data.Sqlite", "Web" },
    };

    [Fact]
    public void Every_folder_of_src_with_a_project_is_a_module_with_a_place_in_the_order() =>
        SourceTree.Files("src", ".csproj").Select(SourceTree.ModuleOf).ShouldBe(SourceTree.Modules, ignoreOrder: true);

    [Fact]
    public void A_module_uses_only_modules_before_it()
    {
        var seen = 0;
        foreach (var (module, place) in SourceTree.Modules.Select((module, place) => (module, place)))
        {
            var references = SourceTree.ReferencesOf(module);
            seen += references.Count;
            references.ShouldBeSubsetOf(SourceTree.Modules[..place], module);
        }
        seen.ShouldBeGreaterThanOrEqualTo(SourceTree.Modules.Length - 1);
    }

    [Theory, MemberData(nameof(Confined))]
    public void A_library_lives_in_one_module(string package, string space, string home)
    {
        SourceTree.Modules.Where(module => SourceTree.PackagesOf(module).Contains(package)).ShouldBe([home]);
        var users = SourceTree.Files("src", ".cs", ".cshtml").Where(file => Regex.IsMatch(SourceTree.Read(file), $@"\busing (static )?{Regex.Escape(space)}(\.|;)")).ToList();
        users.ShouldNotBeEmpty();
        // A module may teach the templates a word of its own.
        users.Where(file => SourceTree.ModuleOf(file) != home && !(home == "Liquid" && SourceTree.Read(file) is var text && (text.Contains("ILiquid", StringComparison.Ordinal) || text.Contains(": IShapeMaker", StringComparison.Ordinal)))).ShouldBeEmpty();
    }

    // What brings the rows of a round to the core, and its results to a page.
    private static readonly string[] Beside = ["ExportRanking.cs", "RankingView.cs", "RoundScores.cs"];

    [Fact]
    public void The_core_of_the_ranking_and_of_the_assignment_knows_no_database_and_no_clock()
    {
        var core = SourceTree.Files("src/Jury/Ranking", ".cs").Where(file => !file.EndsWith(".cshtml.cs", StringComparison.Ordinal) && !Beside.Contains(Path.GetFileName(file))).ToList();
        core.Count.ShouldBeGreaterThan(5);
        core.Where(file => Impure().IsMatch(SourceTree.Read(file))).ShouldBeEmpty();
    }

    [GeneratedRegex(@"EntityFrameworkCore|AppDb|TimeProvider\.System\.GetUtcNow|\bRandom\b")]
    private static partial Regex Impure();
}
