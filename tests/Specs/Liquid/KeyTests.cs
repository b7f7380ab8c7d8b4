using RadicaleVernieuwers.Liquid;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Liquid;

public sealed class KeyTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("en")]
    public void No_two_modules_have_a_text_of_the_same_name(string language)
    {
        var files = Directory.GetDirectories(Some.Source("src")).Select(m => Path.Combine(m, "Localization", language + ".po")).Where(File.Exists).ToArray();

        var keys = files.SelectMany(file => PoFile.Read(new StringReader(File.ReadAllText(file))).Keys.Select(key => (Key: key, Module: Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(file))))));

        files.Length.ShouldBeGreaterThan(4);
        keys.GroupBy(k => k.Key).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(k => k.Module))}").ShouldBeEmpty();
    }
}
