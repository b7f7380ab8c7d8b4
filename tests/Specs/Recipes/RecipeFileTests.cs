using System.IO.Compression;
using System.Text;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Recipes;

public sealed class RecipeFileTests : IDisposable
{
    private const string Empty = """{"name":"p","steps":[]}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("rv-recipe-").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_file_opens_what_lies_beside_it_and_nothing_above()
    {
        File.WriteAllText(Path.Combine(_folder, "secret.txt"), "no");
        var inside = Directory.CreateDirectory(Path.Combine(_folder, "recipe", "media")).FullName;
        File.WriteAllText(Path.Combine(inside, "a.txt"), "yes");
        File.CreateSymbolicLink(Path.Combine(inside, "link.txt"), Path.Combine(_folder, "secret.txt"));
        File.WriteAllText(Path.Combine(_folder, "recipe", "p.recipe.json"), Empty);

        using var file = new RecipeFile(Path.Combine(_folder, "recipe", "p.recipe.json"));

        Text(file.Recipe.Open("media/a.txt")).ShouldBe("yes");
        file.Recipe.Open("../secret.txt").ShouldBeNull();
        file.Recipe.Open("media/link.txt").ShouldBeNull();
        file.Recipe.Open(Path.Combine(_folder, "secret.txt")).ShouldBeNull();
        file.Recipe.Open("media/none.txt").ShouldBeNull();
    }

    [Fact]
    public void A_package_is_read_in_place_and_is_data_only()
    {
        using var file = new RecipeFile(Zip(("Recipe.json", Empty), ("media/a.txt", "picture")));
        file.Recipe.IsTrusted.ShouldBeFalse();
        Text(file.Recipe.Open("media/a.txt")).ShouldBe("picture");
        file.Recipe.Open("../a.txt").ShouldBeNull();
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    [InlineData("C:evil.txt")]
    [InlineData("a//b.txt")]
    [InlineData("RECIPE.JSON")]
    public void A_package_with_a_file_that_wants_out_or_is_there_twice_is_refused(string name) =>
        Should.Throw<Refusal>(() => new RecipeFile(Zip(("Recipe.json", Empty), (name, "x")))).Key.ShouldBe("Recipe.PackagePath");

    [Fact]
    public void A_bomb_is_refused() =>
        Should.Throw<Refusal>(() => new RecipeFile(Zip(("Recipe.json", Empty), ("zeros.txt", new string('0', 20_000_000))))).Key.ShouldBe("Recipe.PackageBomb");

    [Fact]
    public void A_package_with_a_link_in_it_is_refused()
    {
        var path = Path.Combine(_folder, "link.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            zip.CreateEntry("Recipe.json");
            zip.CreateEntry("media/link.jpg").ExternalAttributes = unchecked((int)(0xA1FFu << 16));
        }
        Should.Throw<Refusal>(() => new RecipeFile(path)).Key.ShouldBe("Recipe.PackageLink");
    }

    [Fact]
    public void A_package_with_an_over_long_name_is_refused() =>
        Should.Throw<Refusal>(() => new RecipeFile(Zip(("Recipe.json", Empty), ("media/" + new string('a', 250) + ".jpg", "x")))).Key.ShouldBe("Recipe.PackageName");

    [Fact]
    public void A_package_of_too_many_files_is_refused()
    {
        var path = Path.Combine(_folder, "many.zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Create))
            for (var i = 0; i <= 100_000; i++)
                zip.CreateEntry($"m/{i}", CompressionLevel.NoCompression);
        Should.Throw<Refusal>(() => new RecipeFile(path)).Key.ShouldBe("Recipe.PackageBomb");
    }

    [Fact]
    public void A_json_file_that_somebody_hands_in_is_data_only_and_sees_no_files()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "no");
        File.WriteAllText(Path.Combine(_folder, "in.json"), Empty);
        using var file = new RecipeFile(Path.Combine(_folder, "in.json"), fromOutside: true);
        file.Recipe.IsTrusted.ShouldBeFalse();
        file.Recipe.Open("a.txt").ShouldBeNull();
    }

    [Fact]
    public void A_package_without_a_recipe_a_broken_one_and_none_are_refused()
    {
        Should.Throw<Refusal>(() => new RecipeFile(Zip(("other.json", Empty)))).Key.ShouldBe("Recipe.PackageEmpty");
        File.WriteAllText(Path.Combine(_folder, "broken.zip"), "PK no zip");
        Should.Throw<Refusal>(() => new RecipeFile(Path.Combine(_folder, "broken.zip"))).Key.ShouldBe("Recipe.PackageBroken");
        Should.Throw<Refusal>(() => new RecipeFile(Path.Combine(_folder, "none.json"))).Key.ShouldBe("Recipe.NotFound");
    }

    private string Zip(params (string Name, string Text)[] files)
    {
        var path = Path.Combine(_folder, "package.zip");
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, text) in files)
            using (var writer = new StreamWriter(zip.CreateEntry(name).Open()))
                writer.Write(text);
        return path;
    }

    private static string Text(Stream? stream)
    {
        using var reader = new StreamReader(stream.ShouldNotBeNull(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
