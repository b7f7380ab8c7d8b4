using System.Text.Json.Nodes;
using CsCheck;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Types;

public sealed class EditedTypeTests
{
    private static readonly ContentDefinitions Small = ContentDefinitions.Empty.Merge(Sample.Json("""
        {"ContentTypes":[{"Name":"Recipe","DisplayName":"Recept","Settings":{"ContentTypeSettings":{"Creatable":true},"RadicaleFormSettings":{"Label":{"nl":"Recept"}},"TheirSettings":{"X":1}},
           "ContentTypePartDefinitionRecords":[{"PartName":"TitlePart","Name":"TitlePart","Settings":{"ContentTypePartSettings":{"Position":"0"},"TitlePartSettings":{"Options":3,"RenderTitle":true}}},{"PartName":"Recipe","Name":"Recipe","Settings":{"ContentTypePartSettings":{"Position":"1"}}}]}],
         "ContentParts":[{"Name":"Recipe","Settings":{},"ContentPartFieldDefinitionRecords":[
            {"FieldName":"TextField","Name":"Course","Settings":{"ContentPartFieldSettings":{"DisplayName":"Gang","Position":"0","Editor":"PredefinedList"},"TextFieldPredefinedListEditorSettings":{"Options":[{"name":"Soep","value":"soup","theirs":7}],"Editor":0},"RadicaleFieldSettings":{"Label":{"nl":"Gang","fr":"Plat"},"Required":"never"},"TheirSettings":{"Y":[1]}}},
            {"FieldName":"NumericField","Name":"Minutes","Settings":{"ContentPartFieldSettings":{"Position":"1"}}}]}]}
        """));

    private static EditedType Recipe => EditedType.Of(Small, "Recipe");

    [Fact]
    public void A_page_that_is_sent_back_untouched_changes_nothing()
    {
        foreach (var (name, definitions) in Shipped().All.Select(t => (t.Name, Shipped())))
        {
            var type = EditedType.Of(definitions, name);

            var (read, wrong) = type.Read(AsShown(type));

            wrong.ShouldBeEmpty(name);
            read.Type.ToJsonString().ShouldBe(type.Type.ToJsonString(), name);
            read.Own.ToJsonString().ShouldBe(type.Own.ToJsonString(), name);
        }
    }

    [Fact]
    public void A_label_in_three_languages_is_also_the_display_name_of_Orchard()
    {
        var read = Recipe.Read(Posted(("Field.Course.RadicaleFieldSettings.Label.nl", ["Welke gang?"]), ("Field.Course.RadicaleFieldSettings.Label.en", ["Which course?"]))).Type;

        var settings = read.Fields[0].Settings;
        settings["RadicaleFieldSettings"]!["Label"]!.ToJsonString().ShouldBe("""{"nl":"Welke gang?","fr":"Plat","en":"Which course?"}""");
        settings["ContentPartFieldSettings"]!["DisplayName"]!.GetValue<string>().ShouldBe("Welke gang?");
        settings["TheirSettings"]!.ToJsonString().ShouldBe("""{"Y":[1]}""");
    }

    [Fact]
    public void Choices_keep_what_others_wrote_beside_them_and_new_ones_get_a_value_of_their_words()
    {
        const string Name = "Field.Course.TextFieldPredefinedListEditorSettings.Options";
        var read = Recipe.Read(Posted((Name + ".Value", ["soup", "", ""]), (Name + ".nl", ["Soep", "Warm dessert", ""]), (Name + ".fr", ["Potage", "", ""]), (Name + ".en", ["", "", ""]))).Type;

        var settings = read.Fields[0].Settings;
        settings["TextFieldPredefinedListEditorSettings"]!["Options"]!.ToJsonString().ShouldBe("""[{"name":"Soep","value":"soup","theirs":7},{"value":"warm-dessert","name":"Warm dessert"}]""");
        settings["RadicaleFieldSettings"]!["Options"]!.ToJsonString().ShouldBe("""{"soup":{"nl":"Soep","fr":"Potage"},"warm-dessert":{"nl":"Warm dessert"}}""");
    }

    [Theory]
    [InlineData("Field.Minutes.NumericFieldSettings.Minimum", "veel", "Setting.NoNumber")]
    [InlineData("Field.Minutes.NumericFieldSettings.Scale", "1,5", "Setting.NoWholeNumber")]
    [InlineData("Part.TitlePart.TitlePartSettings.Pattern", "{{ ContentItem", "Setting.NoPattern")]
    [InlineData("Field.Course.RadicaleFieldSettings.Required", "soms", "Field.Option")]
    public void What_makes_no_sense_is_said_beside_its_box(string input, string typed, string key) =>
        Recipe.Read(Posted((input, [typed]))).Wrong.ShouldBe([(input, key)]);

    [Fact]
    public void Enumerations_are_numbers_as_Orchard_writes_them() =>
        Recipe.Read(Posted(("Part.TitlePart.TitlePartSettings.Options", ["1"]))).Type.Attached[0].Settings["TitlePartSettings"]!.ToJsonString().ShouldBe("""{"Options":1,"RenderTitle":true}""");

    [Fact]
    public void A_field_that_is_added_stands_last_and_is_asked()
    {
        var more = Recipe.WithField("Voor hoeveel mensen?", "", "NumericField");

        more.Fields.Select(f => f.Name).ShouldBe(["Course", "Minutes", "VoorHoeveelMensen"]);
        FormDefinition.From(more.In(Small).Find("Recipe")!).Field("VoorHoeveelMensen")!.Label.In("nl").ShouldBe("Voor hoeveel mensen?");
    }

    [Fact]
    public void Two_fields_of_one_name_and_a_name_of_no_letters_are_refused()
    {
        Should.Throw<Refusal>(() => Recipe.WithField("Gang", "course", "TextField")).Key.ShouldBe("Type.FieldTaken");
        Should.Throw<Refusal>(() => Recipe.WithField("?", "", "TextField")).Key.ShouldBe("Type.NoName");
        Should.Throw<Refusal>(() => Recipe.WithField("Gang", "a b", "TextField")).Key.ShouldBe("Type.NoName");
        Should.Throw<Refusal>(() => Recipe.WithField("Iets", "", "NoField")).Key.ShouldBe("Type.NoKind");
    }

    [Fact]
    public void The_part_with_the_fields_of_a_type_stays() => Recipe.Without("Part.Recipe").Attached.Select(p => p.Name).ShouldBe(["TitlePart", "Recipe"]);

    [Fact]
    public void Fields_move_one_place_and_the_last_one_no_further()
    {
        Recipe.Move("Field.Minutes", -1).Fields.Select(f => f.Name).ShouldBe(["Minutes", "Course"]);
        Recipe.Move("Field.Minutes", 1).Fields.Select(f => f.Name).ShouldBe(["Course", "Minutes"]);
        Recipe.Move("Part.Recipe", -1).Attached.Select(f => f.Name).ShouldBe(["Recipe", "TitlePart"]);
    }

    [Fact]
    public void No_order_of_moves_loses_a_field_or_what_it_says() =>
        Gen.Select(Gen.Int[0, 1], Gen.Bool).Array[0, 8].Sample(moves =>
        {
            var type = moves.Aggregate(Recipe, (t, move) => t.Move(move.Item1 == 0 ? "Field.Course" : "Field.Minutes", move.Item2 ? 1 : -1));

            type.Fields.Select(f => f.Name).Order().ShouldBe(["Course", "Minutes"]);
            type.Fields.Single(f => f.Name == "Course").Settings["TheirSettings"]!.ToJsonString().ShouldBe("""{"Y":[1]}""");
        }, iter: 100);

    [Fact]
    public void A_new_type_has_a_title_and_a_part_for_its_fields()
    {
        var made = EditedType.New(Small, "Warm dessert", "");

        var type = made.In(Small).Find("WarmDessert")!;
        type.IsCreatable.ShouldBeTrue();
        type.Parts.Select(p => p.PartName).ShouldBe(["TitlePart", "WarmDessert"]);
        Should.Throw<Refusal>(() => EditedType.New(Small, "Recipe", "")).Key.ShouldBe("Type.NameTaken");
        Should.Throw<Refusal>(() => EditedType.New(Small, "TitlePart", "TitlePart")).Key.ShouldBe("Type.NameTaken");
    }

    [Fact]
    public void Every_setting_that_can_be_set_has_words_for_it()
    {
        var settings = FieldTypes.All.SelectMany(f => CommonSettings.OfField(f.Name, [], ["a", "b"]).Concat(f.Settings)).Concat(PartTypes.All.SelectMany(p => CommonSettings.OfPart(p.Name, [], ["a", "b"]))).Concat(CommonSettings.OfTypes).ToArray();

        settings.Length.ShouldBeGreaterThan(60);
        foreach (var setting in settings)
        {
            Sample.Dutch["Setting." + setting.Key].ShouldNotStartWith("Setting.");
            foreach (var choice in setting.Choices.Where(_ => setting.Key != "Step"))
                Sample.Dutch[$"Setting.{setting.Key}.{(choice.Length == 0 ? "Usual" : choice)}"].ShouldNotStartWith("Setting.");
        }
        FieldTypes.All.ShouldAllBe(f => !Sample.Dutch["FieldKind." + f.Name].StartsWith("FieldKind.", StringComparison.Ordinal));
    }

    private static PostedForm Posted(params (string Name, string[] Values)[] values) => Sample.PostedAs(values);

    /// <summary>Every box as the page shows it.</summary>
    private static PostedForm AsShown(EditedType type)
    {
        var boxes = new List<(string, string[])>();
        foreach (var (input, settings, asked) in type.Fields.Concat(type.Attached).Select(e => (e.Input, e.Settings, e.Asked)).Append((EditedType.TypeInput, type.TypeSettings, CommonSettings.OfTypes)))
        {
            foreach (var setting in asked)
            {
                var name = EditedType.InputOf(input, setting);
                if (setting.Kind is SettingKind.Options or SettingKind.Steps)
                {
                    var rows = SettingReading.Rows(setting, settings);
                    boxes.Add((name + ".Value", [.. rows.Select(r => r.Value), ""]));
                    boxes.AddRange(SettingReading.Languages.Select(l => ($"{name}.{l}", rows.Select(r => r.Names.GetValueOrDefault(l, "")).Append("").ToArray())));
                }
                else if (setting.Kind == SettingKind.Words)
                    boxes.AddRange(SettingReading.Languages.Select(l => ($"{name}.{l}", new[] { SettingReading.Word(setting, settings, l) })));
                else if (setting.Kind == SettingKind.Types)
                    boxes.Add((name, ["", .. SettingReading.Shown(setting, settings).Split('\n')]));
                else
                    boxes.Add((name, setting.Kind == SettingKind.Truth && SettingReading.Shown(setting, settings) == "true" ? ["", "true"] : setting.Kind == SettingKind.Truth ? [""] : [SettingReading.Shown(setting, settings)]));
            }
        }
        return Sample.PostedAs([.. boxes]);
    }

    private static ContentDefinitions Shipped() => Sample.Json(File.ReadAllText(Some.Source("recipes/radicale-vernieuwers.recipe.json")))["steps"]!.AsArray().OfType<JsonObject>()
        .Where(s => s["name"]!.GetValue<string>() == "ContentDefinition").Aggregate(ContentDefinitions.Empty, (d, step) => d.Merge(step));
}
