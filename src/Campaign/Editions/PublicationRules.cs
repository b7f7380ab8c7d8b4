namespace RadicaleVernieuwers.Campaign;

/// <summary>The moments at which something of an entry becomes public. Only what is admitted ever does.</summary>
public enum PublicWhen { Admitted, ResultsPublished, Never }

/// <summary>What becomes public, and when. Contact details, needs and offers never do.</summary>
/// <param name="Card">Number, title, summary, organisation, place, themes, picture.</param>
/// <param name="Entry">All answers that the form marks as public.</param>
/// <param name="Result">Prizes and their motivation.</param>
public sealed record PublicationRules(PublicWhen Card, PublicWhen Entry, PublicWhen Result)
{
    /// <summary>The card once admitted, the whole entry with the results.</summary>
    public static PublicationRules Careful { get; } = new(PublicWhen.Admitted, PublicWhen.ResultsPublished, PublicWhen.ResultsPublished);
}
