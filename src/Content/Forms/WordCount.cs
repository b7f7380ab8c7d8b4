using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>Counts words as a person would: what stands between white space and has a letter or a digit in it.</summary>
public static class WordCount
{
    public static int Of(string? text)
    {
        var (count, isWord) = (0, false);
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (System.Text.Rune.IsWhiteSpace(rune))
                (count, isWord) = (isWord ? count + 1 : count, false);
            else
                isWord |= System.Text.Rune.IsLetterOrDigit(rune);
        }
        return isWord ? count + 1 : count;
    }

    internal static IEnumerable<FieldError> Check(FormField field, JsonObject value, Moment moment)
    {
        if (field is { MinimumWords: 0, MaximumWords: 0 } || field.Type.Written(value) is not { } text)
            yield break;
        var words = Of(text);
        if (field.MaximumWords > 0 && words > field.MaximumWords)
            yield return new(field.Key, "Field.TooManyWords", words, field.MaximumWords);
        if (words < field.MinimumWords && moment == Moment.Submit)
            yield return new(field.Key, "Field.TooFewWords", words, field.MinimumWords);
    }
}
