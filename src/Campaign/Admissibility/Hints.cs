using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What a machine can say of a rule. The team decides.</summary>
/// <param name="Looks">True: looks met; false: looks not met; null: look yourself.</param>
/// <param name="Text">A text key.</param>
internal sealed record Hint(bool? Looks, string Text, params IReadOnlyList<object?> Arguments);

/// <summary>Reads an entry for the eight rules: pure, from what was handed in. The language is that of the words of a choice.</summary>
internal static class Hints
{
    private const int FewWords = 30;

    public static Hint For(string rule, Entry entry, Edition edition, FormDefinition form, JsonObject answers, string language) => rule switch
    {
        Admissibility.DutchForm => Language(edition, form, answers),
        Admissibility.Complete => form.Validate(answers, Moment.Submit).Count is var missing and > 0 ? new(false, "Hint.Missing", missing) : new(true, "Hint.Complete"),
        Admissibility.ContactDetails => Contact(form, answers),
        Admissibility.OnTime => OnTime(entry, edition),
        Admissibility.FlandersOrBrussels => Place(Text(form, answers, "Postcode")),
        Admissibility.Relevant => Relevant(Story(form, answers)),
        Admissibility.Realisation => Said(form, answers, "Stage", language),
        Admissibility.Impact => Said(form, answers, "EvidenceLevel", language),
        _ => new(null, "Hint.Look"),
    };

    private static Hint Language(Edition edition, FormDefinition form, JsonObject answers) => LanguageGuess.Of(Story(form, answers)) switch
    {
        null => new(null, "Hint.LanguageUnknown"),
        var guess => new(edition.Languages.Contains(guess), $"Hint.Language.{guess}"),
    };

    private static Hint Contact(FormDefinition form, JsonObject answers)
    {
        var wrong = form.Fields.Where(f => f.Key.StartsWith("Contact", StringComparison.Ordinal)).Where(f => f.IsEmptyIn(answers) || f.Type.Check(f, f.Value(answers) ?? []).Any()).ToArray();
        return wrong.Length == 0 ? new(true, "Hint.Contact") : new(false, "Hint.ContactMissing");
    }

    private static Hint OnTime(Entry entry, Edition edition) => (entry.Submission, entry.WindowIn(edition)) switch
    {
        (null, _) => new(false, "Hint.NotSubmitted"),
        (_, null) => new(null, "Hint.NoWindow"),
        ({ } submission, { } window) => new(window.Accepts(submission.At) || entry.Admission is not null, "Hint.SubmittedAt", submission.At, window.Closes),
    };

    private static Hint Place(string postcode) => Postcodes.IsFlandersOrBrussels(postcode) switch
    {
        null => new(null, "Hint.PostcodeUnknown", postcode),
        true => new(true, "Hint.PostcodeIn", postcode),
        false => new(false, "Hint.PostcodeOut", postcode),
    };

    private static Hint Relevant(string story)
    {
        var (words, links) = (WordCount.Of(story), story.Split("http", StringSplitOptions.None).Length - 1);
        return words < FewWords ? new(false, "Hint.FewWords", words) : links > 5 ? new(null, "Hint.ManyLinks", links) : new(null, "Hint.Words", words);
    }

    private static Hint Said(FormDefinition form, JsonObject answers, string key, string language) => Text(form, answers, key) is { Length: > 0 } value
        ? new(null, "Hint.TheySay", form.Field(key)!.Options.FirstOrDefault(option => option.Value == value)?.Label.In(language) ?? value) : new(null, "Hint.TheySayNothing");

    private static string Story(FormDefinition form, JsonObject answers) => string.Join('\n', new[] { "Description", "Radical", "Impact", "Summary" }.Select(k => Text(form, answers, k)));

    private static string Text(FormDefinition form, JsonObject answers, string key) => form.Field(key) is { } field ? string.Join(' ', Plain(field, answers)) : "";

    private static IEnumerable<string> Plain(FormField field, JsonObject answers) => field.Type.Written(field.Value(answers) ?? []) is { } written ? [written] : field.KeywordsIn(answers);
}
