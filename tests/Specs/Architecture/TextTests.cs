using System.Text.RegularExpressions;
using RadicaleVernieuwers.Liquid;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Architecture;

public sealed partial class TextTests
{
    private const int MostWords = 25;
    private static readonly string[] Languages = ["nl", "fr", "en"];

    // Words that are the same in two languages, and names.
    private static readonly HashSet<string> Alike = new(StringComparer.OrdinalIgnoreCase)
    {
        "Radicale Vernieuwers", "E-mail", "Website", "Jury", "Team", "Contact", "Type", "Status", "Code", "Kendall's W", "ICC", "Story", "Press", "Site", "Menu", "Media", "Tags", "Alias", "SQLite", "PostgreSQL",
        "Date", "Editions", "Question", "Questions", "Description", "Actions", "Action", "Passkeys", "Passkey", "Import", "Export", "Outbox", "PDF", "URL", "Score", "Scores", "Minimum", "Maximum", "Weight", "Plan", "Note", "Notes", "Total", "Message", "Position", "Pages", "Page", "Images", "Image", "Photos", "Photo", "Section", "Information", "Prizes", "Rotation", "Rounds", "Article", "Articles", "Version", "Versions", "Original", "Correct", "Format", "Public", "Motivation", "OK", "Excellent", "Commune", "Province", "Agenda", "Limburg", "Namur", "Hainaut", "Luxembourg", "Liège",
    };

    // What people outside our offices do not say.
    private static readonly string[] Jargon = ["middels", "teneinde", "dienen te", "dient te", "betreffende", "uw", "u kunt", "u kan", "gelieve", "workflow", "content item", "record", "entiteit", "valideren", "authenticatie", "autorisatie", "credentials", "token", "cache", "backend", "frontend", "hij/zij", "zijn/haar"];

    public static TheoryData<string> Places => [.. SourceTree.Files("src", "nl.po").Concat(SourceTree.Files("themes", "nl.po")).Select(file => file[..^"nl.po".Length])];

    [Theory, MemberData(nameof(Places))]
    public void Every_text_is_there_in_three_languages_with_the_same_gaps(string place)
    {
        var nl = Read(place, "nl");
        foreach (var language in Languages)
        {
            var texts = Read(place, language);
            texts.Keys.ShouldBe(nl.Keys, ignoreOrder: true, $"{place}{language}.po");
            foreach (var (key, text) in texts)
                Gaps(text).ShouldBe(Gaps(nl[key]), $"{place}{language}.po {key}");
        }
    }

    [Theory, MemberData(nameof(Places))]
    public void Dutch_and_French_are_not_English(string place)
    {
        var en = Read(place, "en");
        foreach (var language in Languages[..2])
            Read(place, language).Where(text => text.Value == en[text.Key] && Letters().IsMatch(Gap().Replace(text.Value, "")) && !Alike.Contains(text.Value.Trim('.', ':', '?', ' ')))
                .Select(text => $"{language} {text.Key}: {text.Value}").ShouldBeEmpty(place);
    }

    [Theory, MemberData(nameof(Places))]
    public void Dutch_is_short_and_plain(string place)
    {
        var texts = Read(place, "nl");
        texts.SelectMany(text => Sentence().Split(text.Value).Where(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWords).Select(sentence => $"{text.Key}: {sentence}")).ShouldBeEmpty(place);
        texts.SelectMany(text => Jargon.Where(word => Regex.IsMatch(text.Value, $@"(?<![\w-]){Regex.Escape(word)}(?!\w)", RegexOptions.IgnoreCase)).Select(word => $"{text.Key}: {word}")).ShouldBeEmpty(place);
    }

    [Fact]
    public void Every_key_that_is_asked_for_exists()
    {
        var known = Places.SelectMany(place => Read(place.Data, "nl").Keys).ToHashSet();
        var asked = SourceTree.Files("src", ".cs", ".cshtml").Concat(SourceTree.Files("themes", ".liquid"))
            .SelectMany(file => Keys(SourceTree.Read(file)).Select(key => (file, key))).ToList();
        asked.Count.ShouldBeGreaterThan(200);
        asked.Where(use => !known.Contains(use.key) && !(known.Contains(use.key + ".One") && known.Contains(use.key + ".Other"))).Select(use => $"{use.file}: {use.key}").Distinct().ShouldBeEmpty();
    }

    private static IReadOnlyDictionary<string, string> Read(string place, string language)
    {
        using var reader = new StringReader(SourceTree.Read(place + language + ".po"));
        return PoFile.Read(reader);
    }

    private static string[] Gaps(string text) => [.. Gap().Matches(text).Select(gap => gap.Value[..2]).Distinct().Order()];

    private static IEnumerable<string> Keys(string text) => Asked().Matches(Comment().Replace(text, "")).Select(match => match.Groups["key"].Value);

    /// <summary>Keys written out: in the indexer of the texts, in a refusal, on a tag helper, in a template.</summary>
    [GeneratedRegex("""(?:\b(?:T|texts|Texts|_texts)(?:\.Count\(|\[)|new Refusal\(|\b(?:label|hint)=|\.Done\(|\.Say\(|Said\.Of\()"(?<key>[A-Z][A-Za-z]+(?:\.[A-Za-z0-9]+)+)"|'(?<key>[A-Z][A-Za-z]+(?:\.[A-Za-z0-9]+)+)' \| t\b""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"(?<=[.!?:;])\s+|\n")]
    private static partial Regex Sentence();
}
