using System.Globalization;

namespace RadicaleVernieuwers.Data;

/// <summary>What people type and read as time: the clock of Europe/Brussels.</summary>
public static class Brussels
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Brussels");

    /// <summary>The instant of a local time.</summary>
    /// <param name="second">The second of the two, where the clock goes back and the hour comes twice.</param>
    /// <exception cref="Refusal"><c>Time.Missing</c>: the hour that the clock skips in March; <c>Time.Twice</c>: the hour that comes twice, and nothing says which.</exception>
    public static DateTimeOffset Instant(DateTime local, bool? second = null)
    {
        local = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (Zone.IsInvalidTime(local))
            throw new Refusal("Time.Missing", local);
        if (!Zone.IsAmbiguousTime(local))
            return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
        if (second is null)
            throw new Refusal("Time.Twice", local);
        var offsets = Zone.GetAmbiguousTimeOffsets(local).Order().ToArray();
        return new DateTimeOffset(local, second.Value ? offsets[0] : offsets[^1]).ToUniversalTime();
    }

    public static DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The day and hour as Belgians write them: <c>1 maart 2026, 12.00 uur</c>. The zone is added on request.</summary>
    public static string Say(DateTimeOffset instant, CultureInfo culture, bool zone = false)
    {
        var local = Local(instant);
        var text = culture.TwoLetterISOLanguageName switch
        {
            "fr" => string.Create(culture, $"{Day(local, culture)} à {local:%H}h{local:mm}"),
            "en" => string.Create(culture, $"{Day(local, culture)}, {local:HH:mm}"),
            _ => string.Create(culture, $"{Day(local, culture)}, {local:H.mm} uur"),
        };
        return zone ? $"{text} ({ZoneName(local)})" : text;
    }

    public static string SayDay(DateTimeOffset instant, CultureInfo culture) => Day(Local(instant), culture);

    // The first of the month is "1er" in French.
    private static string Day(DateTimeOffset local, CultureInfo culture) =>
        local.ToString(local.Day == 1 && culture.TwoLetterISOLanguageName == "fr" ? "d'er' MMMM yyyy" : "d MMMM yyyy", culture);

    private static string ZoneName(DateTimeOffset local) => local.Offset.Hours == 2 ? "Europe/Brussels, UTC+2" : "Europe/Brussels, UTC+1";
}
