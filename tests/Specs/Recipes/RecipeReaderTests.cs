using System.Text;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Recipes;

public sealed class RecipeReaderTests
{
    public static TheoryData<string> Shipped => [.. ShippedRecipes.Names];

    [Theory, MemberData(nameof(Shipped))]
    public void The_recipes_that_ship_are_read(string name)
    {
        using var file = new RecipeFile(Path.Combine(ShippedRecipes.Folder, name));
        file.Recipe.Name.ShouldBe(Path.GetFileName(name).Replace(".recipe.json", "", StringComparison.Ordinal));
        file.Recipe.Steps.ShouldNotBeEmpty();
        file.Recipe.IsTrusted.ShouldBeTrue();
    }

    [Fact]
    public void Comments_trailing_commas_a_mark_at_the_start_and_any_case_of_letters_are_welcome()
    {
        var recipe = Read("\uFEFF{ // a comment\n \"Name\": \"x\", \"STEPS\": [ /* here */ { \"Name\": \"Roles\", \"roles\": [], }, ], }");
        recipe.Name.ShouldBe("x");
        recipe.Steps.Single().Name.ShouldBe("Roles");
        recipe.Pieces().Single().Body["Roles"].ShouldNotBeNull();
    }

    [Fact]
    public void A_step_knows_its_line()
    {
        var recipe = Read("{\n\"variables\": {\"a\": [1]},\n\"steps\": [\n  {\"name\": \"one\", \"list\": [[{}]]},\n\n  {\n\"name\": \"two\" }, {\"name\": \"three\"}\n]}");
        recipe.Steps.Select(step => (step.Name, step.Line)).ShouldBe([("one", 4), ("two", 6), ("three", 7)]);
    }

    [Theory]
    [InlineData("{\n \"steps\": [\n {\"name\": }\n]}", "Recipe.Json", 3)]
    [InlineData("", "Recipe.Json", 1)]
    [InlineData("[]", "Recipe.Shape", 1)]
    [InlineData("{}", "Recipe.Shape", 1)]
    [InlineData("{\"steps\": [\n{\"enable\": []}]}", "Recipe.Shape", 2)]
    [InlineData("{\"steps\": [\n\n4]}", "Recipe.Shape", 3)]
    public void What_is_no_recipe_is_refused_with_its_line(string text, string key, int line)
    {
        var refusal = Should.Throw<Refusal>(() => Read(text));
        refusal.Key.ShouldBe(key);
        refusal.Arguments.Select(argument => Convert.ToInt32(argument is string ? line : argument, null)).Last().ShouldBe(line);
    }

    [Fact]
    public void The_same_name_twice_is_refused_also_deep_down_and_in_another_case() =>
        Should.Throw<Refusal>(() => Read("{\"steps\": [{\"name\": \"x\", \"a\": [{\"b\": 1, \"B\": 2}]}]}").Pieces().Count()).Key.ShouldBe("Recipe.Twice");

    [Theory]
    [InlineData("content", "data")]
    [InlineData("Content", "Data")]
    [InlineData("RadicaleVersions", "Data")]
    public void A_long_list_comes_in_pieces_that_know_what_came_before(string step, string list)
    {
        var items = string.Join(",\n", Enumerable.Range(0, RecipeReader.PieceSize * 2 + 1).Select(i => $"{{\"ContentItemId\":\"{i}\"}}"));
        var pieces = Read($"{{\"steps\":[\n{{\"name\":\"{step}\",\"Other\":1,\"{list}\":[{items}]}},\n{{\"name\":\"after\"}}]}}").Pieces().ToList();
        pieces.Select(p => (p.Name, p.Offset, p.List is null)).ShouldBe([(step, 0, false), (step, RecipeReader.PieceSize, false), (step, RecipeReader.PieceSize * 2, false), ("after", 0, true)]);
        pieces.Take(3).Select(p => p.Body[list]!.AsArray().Count).ShouldBe([RecipeReader.PieceSize, RecipeReader.PieceSize, 1]);
        pieces.Take(3).ShouldAllBe(p => p.Body["Other"]!.GetValue<int>() == 1);
        pieces[2].Body[list]![0]!["ContentItemId"]!.GetValue<string>().ShouldBe((RecipeReader.PieceSize * 2).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_stands_after_a_list_is_read_and_the_step_after_it_as_well() =>
        Read("""{"steps":[{"name":"content","data":[{"a":1}],"Late":true},{"name":"media","Files":[{}]},{"name":"x"}]}""").Pieces().Select(p => p.Name).ShouldBe(["content", "media", "x"]);

    [Fact]
    public void An_empty_list_is_a_step_as_well_and_comes_once() =>
        Read("""{"steps":[{"name":"content","data":[]},{"name":"media"}]}""").Pieces().Select(p => p.Name).ShouldBe(["content", "media"]);

    [Fact]
    public void The_same_recipe_has_the_same_hash_and_a_changed_one_another()
    {
        Read("""{"steps":[{"name":"a"}]}""").Hash.ShouldBe(Read("""{"steps":[{"name":"a"}]}""").Hash);
        Read("""{"steps":[{"name":"a"}]}""").Hash.ShouldNotBe(Read("""{"steps":[{"name":"a"}]} """).Hash);
    }

    [Fact]
    public void Texts_of_any_length_and_letters_that_fall_on_the_edge_of_a_read_come_through()
    {
        var text = string.Concat(Enumerable.Repeat("é€😀", 60_000));
        var recipe = RecipeReader.Read(() => new Trickle(Encoding.UTF8.GetBytes($"{{\"name\":\"x\",\"steps\":[{{\"name\":\"s\",\"Text\":\"{text}\"}}]}}")), "x.json");
        recipe.Pieces().Single().Body["Text"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public void A_deep_file_is_refused_and_not_a_crash() =>
        Should.Throw<Refusal>(() => Read("{\"a\":" + new string('[', 5000))).Key.ShouldBe("Recipe.Json");

    [Fact]
    public void An_id_has_26_characters_of_Orchards_alphabet_and_is_the_same_for_the_same_words()
    {
        OrchardId.New().ShouldMatch("^[0-7s-z][0-9abcdefghjkmnpqrstvwxyz]{25}$");
        OrchardId.From("demo", "a").ShouldBe(OrchardId.From("demo", "a"));
        OrchardId.From("demo", "a").ShouldNotBe(OrchardId.From("demoa", ""));
        Enumerable.Range(0, 1000).Select(_ => OrchardId.New()).ShouldBeUnique();
    }

    /// <summary>Gives a few bytes at a time, as a network does.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 4093));
    }

    private static Recipe Read(string text) => RecipeReader.Read(Encoding.UTF8.GetBytes(text), "test.json");
}
