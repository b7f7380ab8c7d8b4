using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Forms;

public sealed class FormTests
{
    private const string Two = """
        {"FieldName":"TextField","Name":"Kind","Settings":{"RadicaleFieldSettings":{"Public":true}}},
        {"FieldName":"TextField","Name":"More","Settings":{"RadicaleFieldSettings":{"Required":"submit","ShowIf":{"Field":"Kind","Equals":["b","c"]},"HiddenFromJury":true}}}
        """;

    [Theory]
    [InlineData("a", false)]
    [InlineData("b", true)]
    public void A_question_that_is_not_asked_is_not_required(string kind, bool asked) =>
        Sample.FormOf(Two).Validate(Sample.Json($$$$"""{"Sample":{"Kind":{"Text":"{{{{kind}}}}"}}}"""), Moment.Submit).Count.ShouldBe(asked ? 1 : 0);

    [Fact]
    public void An_answer_to_a_question_that_is_no_longer_asked_is_kept_but_not_shown()
    {
        var content = Sample.Json("""{"Sample":{"Kind":{"Text":"a"},"More":{"Text":"bewaard"}}}""");

        FormReading.Read(Sample.FormOf(Two), content, Sample.Posted("Kind", "a")).Content["Sample"]!["More"]!["Text"]!.GetValue<string>().ShouldBe("bewaard");
        Sample.FormOf(Two).Display(content, Sample.Dutch, Audience.Team).Select(d => d.Name).ShouldBe(["Kind"]);
    }

    [Theory]
    [InlineData(Audience.Public, new[] { "Kind" })]
    [InlineData(Audience.Juror, new[] { "Kind" })]
    [InlineData(Audience.Team, new[] { "Kind", "More" })]
    public void Each_reader_sees_only_what_is_for_them(Audience audience, string[] seen)
    {
        var content = Sample.Json("""{"Sample":{"Kind":{"Text":"b"},"More":{"Text":"geheim"}},"UnknownPart":{"X":"geheim"}}""");

        Sample.FormOf(Two).Display(content, Sample.Dutch, audience).Select(d => d.Name).ShouldBe(seen);
        Sample.FormOf(Two).Redact(content, audience).ToJsonString().Contains("geheim", StringComparison.Ordinal).ShouldBe(audience == Audience.Team);
    }

    [Fact]
    public void Fields_that_were_not_on_the_page_stay_as_they_are()
    {
        var reading = FormReading.Read(Sample.FormOf(Two), Sample.Json("""{"Sample":{"Kind":{"Text":"b"},"More":{"Text":"oud"}}}"""), Sample.Posted("Kind", "c"));

        reading.Content.ToJsonString().ShouldBe("""{"Sample":{"Kind":{"Text":"c"},"More":{"Text":"oud"}}}""");
    }

    [Fact]
    public void A_nul_is_refused_and_the_former_text_stays()
    {
        var reading = FormReading.Read(Sample.FormOf(Two), Sample.Json("""{"Sample":{"Kind":{"Text":"oud"}}}"""), Sample.Posted("Kind", "nieuw\0"));

        reading.Errors.Select(e => (e.Field, e.Key)).ShouldBe([("Kind", "Field.Nul")]);
        reading.Refused.ShouldBe(["Kind"]);
        reading.Content["Sample"]!["Kind"]!["Text"]!.GetValue<string>().ShouldBe("oud");
    }

    [Fact]
    public void A_text_that_is_far_too_long_is_refused()
    {
        var reading = FormReading.Read(Sample.FormOf(Two), [], Sample.Posted("Kind", new string('a', FormReading.MostCharacters + 1)));

        reading.Errors.Select(e => e.Key).ShouldBe(["Field.TooLong"]);
    }

    [Theory]
    [InlineData("een\r\ntwee ")]
    [InlineData("  \u0085\u0001 \uFEFF \u202E e\u0301 \U0001F469\u200D\U0001F4BB")]
    public void What_is_typed_is_stored_and_shown_back_character_by_character(string typed) => IsKept(typed);

    [Fact]
    public void Naughty_strings_are_stored_and_shown_back_character_by_character()
    {
        foreach (var line in File.ReadLines(Some.SharedData("bad-input/blns.txt")))
            IsKept(line.Replace("\0", "", StringComparison.Ordinal));
    }

    [Fact]
    public void An_import_finds_choices_by_value_slug_or_label()
    {
        var form = Sample.FormOf("""
            {"FieldName":"MultiTextField","Name":"Needs","Settings":{"MultiTextFieldSettings":{"Options":[{"name":"Mensen","value":"people"},{"name":"Geld","value":"funding"}]},"RadicaleFieldSettings":{"Options":{"funding":{"nl":"Geld","en":"Money"}}}}},
            {"FieldName":"BooleanField","Name":"Agree","Settings":{}},{"FieldName":"LinkField","Name":"More","Settings":{}}
            """);
        var posted = PostedForm.FromTexts(form, new Dictionary<string, string> { ["Needs"] = "mensen; Money", ["Agree"] = "ja", ["More"] = "example.org", ["Nothing"] = "x" });

        FormReading.Read(form, [], posted).Content.ToJsonString().ShouldBe("""{"Sample":{"Needs":{"Values":["people","funding"]},"Agree":{"Value":true},"More":{"Url":"example.org"}}}""");
    }

    [Fact]
    public void Two_versions_stand_side_by_side()
    {
        var compared = CompareAnswers.Between(Sample.FormOf(Two), Sample.Json("""{"Sample":{"Kind":{"Text":"a"},"More":{"Text":"x"}}}"""), Sample.Json("""{"Sample":{"Kind":{"Text":"b"},"More":{"Text":"x"}}}"""), Sample.Dutch);

        compared.Select(c => (c.One, c.Other, c.Differs)).ShouldBe([("a", "b", true), ("x", "x", false)]);
    }

    [Fact]
    public void The_shipped_entry_form_has_its_eight_steps_and_its_named_fields()
    {
        var steps = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Some.Source("recipes/radicale-vernieuwers.recipe.json")))!["steps"]!.AsArray();
        var definitions = ContentDefinitions.Empty.Merge(steps.First(s => s!["name"]!.GetValue<string>() == "ContentDefinition")!.AsObject());
        var form = FormDefinition.From(definitions.Find("Entry")!);

        form.Steps.Select(s => s.Key).ShouldBe(["who", "what", "radical", "impact", "place", "pictures", "contact", "offer"]);
        foreach (var key in new[] { "Title", "Summary", "Description", "Organisation", "Municipality", "Postcode", "Themes", "Year", "Website", "Language", "Picture" })
            form.Field(key).ShouldNotBeNull(key);
        form.Field("Needs")!.HiddenFromJury.ShouldBeTrue();
        form.Fields.ShouldAllBe(f => !(f.Type is OpaqueField));
        form.Field("Title")!.InputName.ShouldBe("TitlePart");
    }

    private static void IsKept(string typed)
    {
        var form = Sample.Form("TextField");
        var content = FormReading.Read(form, [], Sample.Posted("F", typed)).Content;
        var stored = Sample.Json(content.ToJsonString());

        stored["Sample"]!["F"]!["Text"]!.GetValue<string>().ShouldBe(typed);
        Decoded(Verbatim.Encode(typed)).ShouldBe(typed);
    }

    /// <summary>As a browser reads the value of an attribute.</summary>
    private static string Decoded(string encoded) => new AngleSharp.Html.Parser.HtmlParser().ParseDocument($"<!doctype html><input value=\"{encoded}\">").QuerySelector("input")!.GetAttribute("value")!;
}
