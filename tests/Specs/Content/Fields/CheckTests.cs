using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Fields;

public sealed class CheckTests
{
    private static string Editor(string name) => $$$"""{"ContentPartFieldSettings":{"Editor":"{{{name}}}"}}""";

    [Theory]
    [InlineData("an@example.org", true)]
    [InlineData("an.de-vries+x@mail.example.be", true)]
    [InlineData(" an@example.org ", true)]
    [InlineData("an@example", false)]
    [InlineData("an example.org", false)]
    [InlineData("an@@example.org", false)]
    [InlineData("an@exa..mple.org", false)]
    [InlineData("<an@example.org>", false)]
    public void An_email_address_is_told_from_what_is_none(string typed, bool good) =>
        Sample.Faults(Sample.Form("TextField", Editor("Email")), $$$"""{"Text":"{{{typed}}}"}""").ShouldBe(good ? [] : ["Field.Email"]);

    [Theory]
    [InlineData("https://www.example.org/a?b=c", true)]
    [InlineData("www.example.org", true)]
    [InlineData("example.org/pad", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("javascript://example.org/%0aalert(1)", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("nog geen", false)]
    [InlineData("https://user:pass@example.org", false)]
    [InlineData("localhost", false)]
    public void A_web_address_is_told_from_what_is_none(string typed, bool good) =>
        Sample.Faults(Sample.Form("TextField", Editor("Url")), $$$"""{"Text":"{{{typed}}}"}""").ShouldBe(good ? [] : ["Field.Url"]);

    [Theory]
    [InlineData("0470 12 34 56", true)]
    [InlineData("02 555 12 12", true)]
    [InlineData("+31 20 624 1111", true)]
    [InlineData("12", false)]
    [InlineData("geen", false)]
    public void A_telephone_number_without_a_country_is_Belgian(string typed, bool good) =>
        Sample.Faults(Sample.Form("TextField", Editor("Tel")), $$$"""{"Text":"{{{typed}}}"}""").ShouldBe(good ? [] : ["Field.Phone"]);

    [Theory]
    [InlineData("5", new string[0])]
    [InlineData("5.5", new[] { "Field.Scale" })]
    [InlineData("0.5", new[] { "Field.Minimum" })]
    [InlineData("11", new[] { "Field.Maximum" })]
    public void A_number_keeps_to_its_scale_and_bounds(string number, string[] faults) =>
        Sample.Faults(Sample.Form("NumericField", $$$"""{"NumericFieldSettings":{"Scale":{{{(number == "5.5" ? 0 : 1)}}},"Minimum":1,"Maximum":10}}"""), $$$"""{"Value":{{{number}}}}""")
            .ShouldBe(number == "5.5" ? ["Field.WholeNumber"] : faults);

    [Theory]
    [InlineData("b", new string[0])]
    [InlineData("c", new[] { "Field.Option" })]
    public void Only_what_is_on_the_list_can_be_chosen(string value, string[] faults)
    {
        const string list = """{"ContentPartFieldSettings":{"Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"A","value":"a"},{"name":"B","value":"b"}]}}""";

        Sample.Faults(Sample.Form("TextField", list), $$$"""{"Text":"{{{value}}}"}""").ShouldBe(faults);
    }

    [Theory]
    [InlineData("een twee", "Field.TooFewWords")]
    [InlineData("een twee drie", null)]
    [InlineData("een twee drie vier - – vijf", "Field.TooManyWords")]
    public void Words_are_counted(string text, string? fault)
    {
        var form = Sample.Form("TextField", """{"RadicaleFieldSettings":{"MinimumWords":3,"MaximumWords":4}}""");

        Sample.Faults(form, $$$"""{"Text":"{{{text}}}"}""").ShouldBe(fault is null ? [] : [fault]);
    }

    [Fact]
    public void Too_few_words_are_no_fault_while_someone_is_typing()
    {
        var form = Sample.Form("TextField", """{"RadicaleFieldSettings":{"MinimumWords":3}}""");

        form.Validate(Sample.Json("""{"Sample":{"F":{"Text":"een"}}}"""), Moment.Autosave).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("TextField", "Field.Required")]
    [InlineData("NumericField", "Field.Required")]
    [InlineData("MultiTextField", "Field.Required")]
    [InlineData("MediaField", "Field.Required")]
    [InlineData("BooleanField", "Field.Tick")]
    public void What_is_required_at_submission_may_wait_until_then(string type, string key)
    {
        var form = Sample.Form(type, """{"RadicaleFieldSettings":{"Required":"submit"}}""");

        form.Validate([], Moment.Autosave).ShouldBeEmpty();
        form.Validate([], Moment.Submit).Select(e => e.Key).ShouldBe([key]);
    }

    [Fact]
    public void What_is_always_required_cannot_wait() =>
        Sample.Form("TextField", """{"RadicaleFieldSettings":{"Required":"always"}}""").Validate([], Moment.Autosave).Select(e => e.Key).ShouldBe(["Field.Required"]);

    [Fact]
    public void A_fault_is_a_sentence_in_the_readers_language()
    {
        var error = Sample.Form("NumericField", """{"NumericFieldSettings":{"Scale":1,"Maximum":2.5}}""").Validate(Sample.Json("""{"Sample":{"F":{"Value":3}}}"""), Moment.Submit).Single();

        Sample.Dutch.Say(error).ShouldBe("Dit mag hoogstens 2,5 zijn.");
        Sample.English.Say(error).ShouldBe("This must be at most 2.5.");
    }

    [Fact]
    public void A_link_may_have_to_have_words() =>
        Sample.Faults(Sample.Form("LinkField", """{"LinkFieldSettings":{"LinkTextMode":1}}"""), """{"Url":"https://example.org","Text":""}""").ShouldBe(["Field.LinkText"]);

    [Fact]
    public void A_picture_of_a_wrong_kind_is_refused() =>
        Sample.Faults(Sample.Form("MediaField", """{"MediaFieldSettings":{"Multiple":false,"AllowedExtensions":[".jpg"]}}"""), """{"Paths":["a.pdf","b.jpg"]}""").ShouldBe(["Field.OnlyOne", "Field.Extension"]);
}
