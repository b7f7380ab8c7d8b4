using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

/// <summary>Events as calendars read them: iCalendar, RFC 5545. Instants are in UTC, so that no calendar needs to know our zone.</summary>
internal static class CalendarFile
{
    private const int MostOctets = 75;
    private static readonly TimeSpan Unsaid = TimeSpan.FromHours(2);

    public static IResult Of(IEnumerable<PublicEvent> events, string name, SiteAddress site, string? file = null) =>
        Results.File(Encoding.UTF8.GetBytes(Write(events, name, site)), "text/calendar; charset=utf-8", file);

    internal static string Write(IEnumerable<PublicEvent> events, string name, SiteAddress site)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Radicale Vernieuwers//Events//NL");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, $"X-WR-CALNAME:{Escape(name)}");
        foreach (var happening in events)
            Write(text, happening, site);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Write(StringBuilder text, PublicEvent happening, SiteAddress site)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{happening.Content.ItemId}@{site.Url.Host}");
        Line(text, $"DTSTAMP:{Instant(happening.Content.Modified)}");
        Line(text, $"DTSTART:{Instant(happening.Starts)}");
        Line(text, $"DTEND:{Instant(happening.Ends is { } ends && ends > happening.Starts ? ends : happening.Starts + Unsaid)}");
        Line(text, $"SUMMARY:{Escape(happening.Content.Title)}");
        Optional(text, "LOCATION", happening.Text("Venue"));
        Optional(text, "DESCRIPTION", string.Join("\n\n", new[] { happening.Content.Lead, RichText.Plain(happening.Text("Practical", "Html")) }.Where(t => t.Length > 0)));
        Line(text, $"URL:{site.Absolute(happening.Address)}");
        Line(text, "END:VEVENT");
    }

    private static void Optional(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
            Line(text, $"{name}:{Escape(value)}");
    }

    private static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>A line is 75 octets at most; the next one goes on after a space. No letter is cut in two.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
