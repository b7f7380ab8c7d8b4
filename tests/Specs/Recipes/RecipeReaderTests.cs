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
        recipe.Steps.Single().Body["Roles"].ShouldNotBeNull();
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
        Should.Throw<Refusal>(() => Read("{\"steps\": [{\"name\": \"x\", \"a\": [{\"b\": 1, \"B\": 2}]}]}")).Key.ShouldBe("Recipe.Twice");

    [Fact]
    public void A_deep_file_is_refused_and_not_a_crash() =>
        Should.Throw<Refusal>(() => Read(new string('[', 5000))).Key.ShouldBe("Recipe.Json");

    [Fact]
    public void An_id_has_26_characters_of_Orchards_alphabet_and_is_the_same_for_the_same_words()
    {
        OrchardId.New().ShouldMatch("^[0-7s-z][0-9abcdefghjkmnpqrstvwxyz]{25}$");
        OrchardId.From("demo", "a").ShouldBe(OrchardId.From("demo", "a"));
        OrchardId.From("demo", "a").ShouldNotBe(OrchardId.From("demoa", ""));
        Enumerable.Range(0, 1000).Select(_ => OrchardId.New()).ShouldBeUnique();
    }

    private static Recipe Read(string text) => RecipeReader.Read(Encoding.UTF8.GetBytes(text), "test.json");
}
