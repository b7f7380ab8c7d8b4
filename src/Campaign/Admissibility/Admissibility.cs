namespace RadicaleVernieuwers.Campaign;

/// <summary>The eight rules of the call. An edition says which of them count and may add its own; their words are texts: <c>Rule.OnTime</c>.</summary>
internal static class Admissibility
{
    public const string DutchForm = nameof(DutchForm);
    public const string Complete = nameof(Complete);
    public const string ContactDetails = nameof(ContactDetails);
    public const string OnTime = nameof(OnTime);
    public const string FlandersOrBrussels = nameof(FlandersOrBrussels);
    public const string Relevant = nameof(Relevant);
    public const string Realisation = nameof(Realisation);
    public const string Impact = nameof(Impact);

    public static IReadOnlyList<string> InOrder { get; } = [DutchForm, Complete, ContactDetails, OnTime, FlandersOrBrussels, Relevant, Realisation, Impact];
}
