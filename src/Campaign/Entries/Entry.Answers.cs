namespace RadicaleVernieuwers.Campaign;

/// <summary>What lists, filters and cards show of the answers.</summary>
public sealed record EntryCard(string Title, string Summary, string Organisation, string Municipality, string Postcode, int? Year, string Website, string Language, string? Picture, string? PictureAlt, IReadOnlyList<string> Themes);

public sealed partial class Entry
{
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";
    public string Organisation { get; private set; } = "";
    public string Municipality { get; private set; } = "";
    public string Postcode { get; private set; } = "";
    /// <summary>Since when the initiative exists.</summary>
    public int? Year { get; private set; }
    public string Website { get; private set; } = "";
    /// <summary>The language of the answers.</summary>
    public string Language { get; private set; } = "nl";
    /// <summary>A media path.</summary>
    public string? Picture { get; private set; }
    public string? PictureAlt { get; private set; }
    /// <summary>Slugs of its themes.</summary>
    public IReadOnlyList<string> Themes { get; private set; } = [];

    /// <summary>Takes over what lists show of the answers: of the draft until it is submitted, of what was submitted from then on.</summary>
    public void Show(EntryCard card, DateTimeOffset at)
    {
        Title = Cut(card.Title, LongestTitle);
        Summary = card.Summary;
        Organisation = Cut(card.Organisation, LongestLine);
        Municipality = Cut(card.Municipality, LongestLine);
        Postcode = Cut(card.Postcode, 20);
        Year = card.Year;
        Website = Cut(card.Website, 2000);
        Language = card.Language.Length is 0 or > 5 ? "nl" : card.Language;
        Picture = card.Picture;
        PictureAlt = card.PictureAlt;
        if (!Themes.SequenceEqual(card.Themes))
            Themes = card.Themes;
        Changed = at;
        Publication?.Refresh(at);
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        // Never between the halves of one character.
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
