using System.Globalization;

namespace RadicaleVernieuwers.Jury.Meetings;

/// <summary>Belgian provinces by the ranges of bpost.</summary>
internal static class Provinces
{
    /// <summary>The end of a text key; null where it is no Belgian postcode.</summary>
    public static string? Of(string postcode)
    {
        postcode = postcode.Trim();
        if (postcode.StartsWith("B-", StringComparison.OrdinalIgnoreCase))
            postcode = postcode[2..];
        if (postcode.Length != 4 || !postcode.All(char.IsAsciiDigit))
            return null;
        return int.Parse(postcode, CultureInfo.InvariantCulture) switch
        {
            < 1000 => null,
            < 1300 => "Brussels",
            < 1500 => "WalloonBrabant",
            < 2000 or (>= 3000 and < 3500) => "FlemishBrabant",
            < 3000 => "Antwerp",
            < 4000 => "Limburg",
            < 5000 => "Liege",
            < 6000 => "Namur",
            >= 6600 and < 7000 => "Luxembourg",
            < 8000 => "Hainaut",
            < 9000 => "WestFlanders",
            _ => "EastFlanders",
        };
    }
}
