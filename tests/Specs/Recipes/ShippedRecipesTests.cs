using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;
using static RadicaleVernieuwers.Specs.Recipes.ShippedRecipes;

namespace RadicaleVernieuwers.Specs.Recipes;

public sealed partial class ShippedRecipesTests
{
    private const string Setup = "radicale-vernieuwers.recipe.json";
    private const string Demo = "demo/demo.recipe.json";
    private const string Archive = "archive/archive.recipe.json";

    public static TheoryData<string> All => [.. Names];

    [Fact]
    public void A_set_up_an_archive_and_a_demo_ship() => Names.ShouldBeSubsetOf([Setup, Demo, Archive, .. Names.Where(name => name.StartsWith("updates/", StringComparison.Ordinal) || name.StartsWith("workflows/", StringComparison.Ordinal) || name.StartsWith("rounds/", StringComparison.Ordinal))]);

    [Theory, MemberData(nameof(All))]
    public void A_recipe_is_named_as_its_file_and_every_step_has_a_name(string recipe)
    {
        Text(Read(recipe), "name").ShouldBe(Path.GetFileName(recipe).Replace(".recipe.json", "", StringComparison.Ordinal));
        Read(recipe)["issetuprecipe"]!.GetValue<bool>().ShouldBe(recipe == Setup);
        Steps(recipe).ShouldNotBeEmpty();
        Steps(recipe).ShouldAllBe(step => Text(step, "name").Length > 0);
    }

    [Theory, MemberData(nameof(All))]
    public void Ids_are_in_Orchards_alphabet(string recipe) =>
        Ids(recipe).ShouldAllBe(id => OrchardId().IsMatch(id));

    [Fact]
    public void An_id_is_given_once_over_all_recipes()
    {
        var given = Names.SelectMany(Ids).ToList();
        given.ShouldNotBeEmpty();
        given.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(All))]
    public void Words_come_in_three_languages(string recipe)
    {
        // What an entrant wrote stands in the entrant's own language.
        var worded = Worded(Read(recipe)).Where(found => !(recipe == Demo && found.Path.EndsWith(".Summary", StringComparison.Ordinal))).ToList();
        // A workflow is in the words of the team that runs it: Orchard's shape has one title for a step.
        (worded.Count > 0).ShouldBe(!recipe.StartsWith("workflows/", StringComparison.Ordinal));
        foreach (var (path, words) in worded)
            foreach (var language in Languages)
                words[language].ShouldNotBeNull($"{path} lacks {language}");
    }

    [Theory, MemberData(nameof(All))]
    public void Dutch_and_French_are_not_English(string recipe)
    {
        foreach (var (path, words) in Worded(Read(recipe)))
            foreach (var language in new[] { "nl", "fr" })
                if (words[language]?.GetValue<string>() is { Length: > 0 } text && words["en"]?.GetValue<string>() is { } english)
                    text.ShouldNotBe(english, path);
    }

    [Fact]
    public void The_entry_form_has_the_fields_that_import_and_index_know()
    {
        string[] known = ["Summary", "Description", "Organisation", "Municipality", "Postcode", "Themes", "Year", "Website", "Language", "Picture", "ActorKind", "Stage", "EvidenceLevel", "Needs", "Offers", "NeedsConsent"];
        known.ShouldBeSubsetOf(Fields("Entry").Select(field => Text(field, "Name")));
        PartsOf("Entry").ShouldContain("TitlePart");
    }

    [Fact]
    public void Jurors_never_see_contacts_needs_or_offers()
    {
        foreach (var name in new[] { "ContactName", "ContactEmail", "ContactPhone", "Needs", "Offers", "NeedsConsent" })
        {
            var own = Own(Fields("Entry").Single(field => Text(field, "Name") == name));
            own["HiddenFromJury"]!.GetValue<bool>().ShouldBeTrue(name);
            own["Public"]!.GetValue<bool>().ShouldBeFalse(name);
            own["RetentionMonths"].ShouldNotBeNull(name);
        }
    }

    [Fact]
    public void Every_field_stands_on_a_step_and_asks_only_after_fields_that_exist()
    {
        foreach (var type in Steps(Setup, "ContentDefinition").SelectMany(step => step["ContentTypes"]!.AsArray()).Select(node => node!.AsObject()).Where(type => type["Settings"]!["RadicaleFormSettings"]?["Steps"] is not null))
        {
            var name = Text(type, "Name");
            var steps = type["Settings"]!["RadicaleFormSettings"]!["Steps"]!.AsArray().Select(step => Text(step!.AsObject(), "Key")).ToList();
            var fields = Fields(name).ToList();
            fields.ShouldNotBeEmpty(name);
            fields.Select(field => Text(field, "Name")).ShouldBeUnique();
            fields.ShouldAllBe(field => steps.Contains(Text(Own(field), "Step")));
            foreach (var condition in fields.Select(field => Own(field)["ShowIf"]).OfType<JsonObject>())
                condition["Equals"]!.AsArray().Select(value => value!.GetValue<string>())
                    .ShouldBeSubsetOf(Options(fields.Single(field => Text(field, "Name") == Text(condition, "Field"))));
        }
    }

    [Fact]
    public void Orchards_settings_say_the_same_as_ours()
    {
        foreach (var field in Fields("Entry").Concat(Fields("Nomination")))
        {
            var orchards = field["Settings"]![Text(field, "FieldName") + "Settings"]!.AsObject();
            orchards["Hint"]!.GetValue<string>().ShouldBe(Own(field)["Hint"]!["nl"]!.GetValue<string>());
            if (orchards["Required"] is { } required) required.GetValue<bool>().ShouldBe(Text(Own(field), "Required") == "submit");
            if (Own(field)["Options"] is JsonObject labels) Listed(field).ShouldBe(labels.Select(label => label.Key));
        }
    }

    [Theory]
    [InlineData("Team", "DecideRound")]
    [InlineData("Team", "LiftEmbargo")]
    [InlineData("Team", "AdministerSite")]
    [InlineData("Juror", "ViewRanking")]
    [InlineData("Anonymous", "ViewEmbargoed")]
    public void Some_things_stay_apart(string role, string permission) => Permissions(role).ShouldNotContain(permission);

    [Fact]
    public void The_administrator_may_do_all_that_any_role_may()
    {
        foreach (var role in Steps(Setup, "Roles").Single()["Roles"]!.AsArray())
            Permissions(Text(role!.AsObject(), "Name")).ShouldBeSubsetOf(Permissions("Administrator"));
    }

    [Theory, MemberData(nameof(All))]
    public void Themes_of_editions_and_entries_are_terms_of_the_taxonomy(string recipe)
    {
        var terms = Steps(Setup, "content").SelectMany(step => step["Data"]!.AsArray()).Select(item => item!["TaxonomyPart"]).OfType<JsonObject>()
            .Single()["Terms"]!.AsArray().Select(term => term!["Theme"]!["Key"]!["Text"]!.GetValue<string>()).ToList();
        terms.ShouldBeUnique();
        foreach (var step in Steps(recipe).Where(step => step["Themes"] is JsonArray))
            step["Themes"]!.AsArray().Select(theme => theme!.GetValue<string>()).ShouldBeSubsetOf(terms, Text(step, "name"));
    }

    [Theory, MemberData(nameof(All))]
    public void An_entry_belongs_to_an_edition_before_it_and_wins_only_its_prizes(string recipe)
    {
        foreach (var entry in Steps(recipe, "RadicaleEntry"))
        {
            var edition = Steps(recipe, "RadicaleEdition").Single(step => Text(step, "Slug") == Text(entry, "Edition"));
            var prizes = edition["Prizes"]!.AsArray().Select(prize => Text(prize!.AsObject(), "Key")).ToList();
            entry["Result"]!.AsArray().Select(result => Text(result!.AsObject(), "Prize")).ShouldBeSubsetOf(prizes);
        }
    }

    [Theory, MemberData(nameof(All))]
    public void A_round_weighs_to_a_hundred_and_anchors_every_mark(string recipe)
    {
        foreach (var criteria in Steps(recipe, "RadicaleRound").Select(round => round["Criteria"]?.AsArray()).OfType<JsonArray>())
        {
            // What a final alone asks comes on top.
            criteria.Where(criterion => criterion!["FinalOnly"] is null).Sum(criterion => criterion!["Weight"]!.GetValue<int>()).ShouldBe(100);
            foreach (var criterion in criteria)
                criterion!["Anchors"]!.AsObject().Select(anchor => int.Parse(anchor.Key, CultureInfo.InvariantCulture))
                    .ShouldBe(Enumerable.Range(criterion["Minimum"]!.GetValue<int>(), criterion["Maximum"]!.GetValue<int>() - criterion["Minimum"]!.GetValue<int>() + 1));
        }
    }

    [Fact]
    public void The_call_of_2026_closes_at_noon_in_Brussels_and_people_may_nominate_before_they_enter()
    {
        var edition = Steps(Setup, "RadicaleEdition").Single();
        var instants = new[] { "NominationsOpen", "NominationsClose", "EntriesOpen", "EntriesClose" }.ToDictionary(key => key, key => DateTimeOffset.Parse(Text(edition, key), CultureInfo.InvariantCulture));
        var brussels = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");
        instants.Values.ShouldAllBe(instant => instant.TimeOfDay == TimeSpan.FromHours(12) && instant.Offset == brussels.GetUtcOffset(instant));
        instants["NominationsClose"].ShouldBeLessThan(instants["EntriesClose"]);
    }

    [Fact]
    public void A_page_stands_in_three_languages_under_one_localization_set()
    {
        var pages = Steps(Setup, "content").SelectMany(step => step["Data"]!.AsArray()).Select(item => item!.AsObject()).Where(item => Text(item, "ContentType") == "Page").ToList();
        pages.GroupBy(page => page["LocalizationPart"]!["LocalizationSet"]!.GetValue<string>()).ShouldAllBe(set => set.Count() == 3);
        pages.Select(page => page["AutoroutePart"]!["Path"]!.GetValue<string>()).ShouldBe(from page in new[] { "about", "rules", "partners", "privacy", "accessibility" } from language in Languages select $"{language}/{page}", ignoreOrder: true);
    }

    [Fact]
    public void The_demo_is_fictitious_and_its_pictures_are_there()
    {
        var text = File.ReadAllText(Path.Combine(Folder, Demo));
        Address().Matches(text).Select(match => match.Value).ShouldAllBe(address => address.EndsWith("@example.org", StringComparison.Ordinal));
        Steps(Demo, "RadicaleEntry").ShouldAllBe(entry => new Uri(Text(entry, "Website")).Host.EndsWith(".example.org", StringComparison.Ordinal));
        Steps(Demo, "RadicaleDemoPeople").Single()["People"]!.AsArray().Select(person => Text(person!.AsObject(), "Role")).Distinct()
            .ShouldBe(["Administrator", "Team", "Chair", "Juror", "Editor", "Journalist", "Entrant"], ignoreOrder: true);
        var files = Steps(Demo, "media").Single()["Files"]!.AsArray().Select(file => file!.AsObject()).ToList();
        files.ShouldAllBe(file => new FileInfo(Path.Combine(Folder, "demo", Text(file, "SourcePath"))).Length <= 60_000);
        Pictures(Demo).ShouldBeSubsetOf(files.Select(file => Text(file, "TargetPath")));
    }

    [Fact]
    public void A_demo_juror_scores_only_what_was_assigned_and_never_in_a_conflict()
    {
        var round = Steps(Demo, "RadicaleRound").Single();
        var pairs = Pairs(round, "Assignments");
        pairs.ShouldBeUnique();
        pairs.GroupBy(pair => pair.Entry).ShouldAllBe(entry => entry.Count() == round["ReviewsPerEntry"]!.GetValue<int>());
        Pairs(round, "Scores").ShouldBeSubsetOf(pairs);
        Pairs(round, "Conflicts").Intersect(pairs).ShouldBeEmpty();
    }

    private static List<(string Entry, string Juror)> Pairs(JsonObject round, string list) =>
        [.. round[list]!.AsArray().Select(pair => (Text(pair!.AsObject(), "Entry"), Text(pair!.AsObject(), "Juror")))];

    private static IEnumerable<string> Pictures(string recipe) =>
        Objects(Read(recipe)).Select(found => found.Node["Paths"]).OfType<JsonArray>().SelectMany(paths => paths).Select(path => path!.GetValue<string>());

    private static IEnumerable<string> Ids(string recipe) =>
        Objects(Read(recipe)).SelectMany(found => new[] { found.Node["ContentItemId"], found.Node["ContentItemVersionId"] })
            .Where(id => id?.GetValueKind() == JsonValueKind.String).Select(id => id!.GetValue<string>());

    private static IEnumerable<string> PartsOf(string type) =>
        Steps(Setup, "ContentDefinition").SelectMany(step => step["ContentTypes"]!.AsArray()).Single(node => Text(node!.AsObject(), "Name") == type)!["ContentTypePartDefinitionRecords"]!.AsArray().Select(part => Text(part!.AsObject(), "PartName"));

    private static IEnumerable<JsonObject> Fields(string part) =>
        Steps(Setup, "ContentDefinition").SelectMany(step => step["ContentParts"]!.AsArray()).Single(node => Text(node!.AsObject(), "Name") == part)!["ContentPartFieldDefinitionRecords"]!.AsArray().Select(field => field!.AsObject());

    private static JsonObject Own(JsonObject field) => field["Settings"]!["RadicaleFieldSettings"]!.AsObject();

    private static IEnumerable<string> Options(JsonObject field) => Own(field)["Options"]!.AsObject().Select(option => option.Key);

    private static IEnumerable<string> Listed(JsonObject field) =>
        (field["Settings"]!["TextFieldPredefinedListEditorSettings"] ?? field["Settings"]!["MultiTextFieldSettings"])!["Options"]!.AsArray().Select(option => Text(option!.AsObject(), "value"));

    private static IEnumerable<string> Permissions(string role) =>
        Steps(Setup, "Roles").Single()["Roles"]!.AsArray().Single(node => Text(node!.AsObject(), "Name") == role)!["Permissions"]!.AsArray().Select(permission => permission!.GetValue<string>());

    [GeneratedRegex("^[0-7][0-9abcdefghjkmnpqrstvwxyz]{25}$")]
    private static partial Regex OrchardId();

    [GeneratedRegex(@"[\w.+-]+@[\w.-]+\w")]
    private static partial Regex Address();
}
