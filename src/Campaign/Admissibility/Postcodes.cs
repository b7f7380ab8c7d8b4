namespace RadicaleVernieuwers.Campaign;

/// <summary>Belgian postcodes by region.</summary>
internal static class Postcodes
{
    /// <summary>Null where it is no Belgian postcode.</summary>
    public static bool? IsFlandersOrBrussels(string postcode)
    {
        postcode = postcode.Trim();
        if (postcode.StartsWith("B-", StringComparison.OrdinalIgnoreCase))
            postcode = postcode[2..];
        if (postcode.Length != 4 || !postcode.All(char.IsAsciiDigit))
            return null;
        return int.Parse(postcode, System.Globalization.CultureInfo.InvariantCulture) switch
        {
            < 1000 => null,
            // Brussels; Flemish Brabant; Antwerp, Limburg and Flemish Brabant; the two Flanders.
            <= 1299 or (>= 1500 and <= 1999) or (>= 2000 and <= 3999) or >= 8000 => true,
            _ => false,
        };
    }
}
