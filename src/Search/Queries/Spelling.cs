using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace RadicaleVernieuwers.Search;

/// <summary>Finds the nearest word that the texts do have.</summary>
internal static class Spelling
{
    /// <summary>A better spelling for a word that no text has; null where it is known or nothing is near.</summary>
    public static string? Better(IndexReader reader, string word, string culture)
    {
        if (Analysis.Folded.Terms(word) is not [var folded] || folded.Any(char.IsDigit) || WordQueries.Edits(folded) is not (var edits and > 0))
            return null;
        if (reader.DocFreq(new Term(Schema.Text, folded)) > 0 || Analysis.IsSmall(folded, culture))
            return null;
        if (MultiFields.GetTerms(reader, Schema.Words) is not { } terms || Analysis.Written.Terms(word) is not [var written])
            return null;
        // The enum gives its terms no attribute source of its own.
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(Schema.Words, written), edits, WordQueries.FixedLetters, true);
        var boost = near.Attributes.AddAttribute<IBoostAttribute>();
        (float Nearness, int Texts, string? Word) best = (0, 0, null);
        while (near.MoveNext())
        {
            var candidate = (boost.Boost, near.DocFreq, near.Term.Utf8ToString());
            if (candidate.Boost > best.Nearness || candidate.Boost == best.Nearness && candidate.DocFreq > best.Texts)
                best = candidate;
        }
        return best.Word;
    }
}
