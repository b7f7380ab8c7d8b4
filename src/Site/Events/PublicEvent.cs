using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Site;

#pragma warning disable CA1056 // Templates read text.
/// <summary>An event in a list, and on a page of its own. Instants are UTC in ISO form; <c>When</c> is how one says them in Brussels.</summary>
public sealed record EventModel : ILiquidModel
{
    public required string Id { get; init; }
    public string Title { get; init; } = "";
    public string Lead { get; init; } = "";
    public string Url { get; init; } = "";
    /// <summary>Its language where that is not the page's.</summary>
    public string? Lang { get; init; }
    public string Starts { get; init; } = "";
    public string? Ends { get; init; }
    public string When { get; init; } = "";
    public string Day { get; init; } = "";
    public string Month { get; init; } = "";
    public string Venue { get; init; } = "";
    public SafeHtml? Practical { get; init; }
    public string? RegisterUrl { get; init; }
    public string RegisterText { get; init; } = "";
    public string? Image { get; init; }
    public string ImageAlt { get; init; } = "";
    public string Credit { get; init; } = "";
    public bool IsPast { get; init; }
}
#pragma warning restore CA1056

/// <summary>A published item of the type Event. One without a beginning stands nowhere.</summary>
internal sealed record PublicEvent(PublicContent Content, DateTimeOffset Starts, DateTimeOffset? Ends)
{
    public const string Type = "Event";
    public const string List = "events";

    public DateTimeOffset Over => Ends ?? Starts;

    public string Culture => Content.Culture ?? "nl";

    public string Address => $"/{Culture}/{List}/{Content.Slug}";

    public JsonObject Own => Content.Parts[Type] as JsonObject ?? [];

    public static PublicEvent? Of(PublicContent content) =>
        Instant(content, "Starts") is { } starts ? new(content, starts, Instant(content, "Ends")) : null;

    public string Text(string field, string property = "Text") => (Own[field] as JsonObject)?[property] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    /// <param name="reader">The language of the page that it stands on.</param>
    public EventModel Model(string reader, DateTimeOffset now)
    {
        var culture = Languages.Culture(reader);
        var local = Brussels.Local(Starts);
        return new()
        {
            Id = Content.ItemId,
            Title = Content.Title,
            Lead = Content.Lead,
            Url = Address,
            Lang = Culture == reader ? null : Culture,
            Starts = Starts.ToString("O", CultureInfo.InvariantCulture),
            Ends = Ends?.ToString("O", CultureInfo.InvariantCulture),
            When = Say(culture),
            Day = local.Day.ToString(CultureInfo.InvariantCulture),
            Month = local.ToString("MMM", culture).TrimEnd('.'),
            Venue = Text("Venue"),
            Practical = Text("Practical", "Html") is { Length: > 0 } html ? new SafeHtml(RichText.Safe(html)) : null,
            RegisterUrl = Text("Register", "Url") is { Length: > 0 } url && IsAddress(url) ? url : null,
            RegisterText = Text("Register"),
            Image = Content.Picture?.Path,
            ImageAlt = Content.Picture?.Text ?? "",
            Credit = Content.Credit,
            IsPast = Over < now,
        };
    }

    /// <summary>Beginning and end on the clock of Brussels; the end says its day only where it is another.</summary>
    private string Say(CultureInfo culture)
    {
        var starts = Brussels.Say(Starts, culture);
        if (Ends is not { } ends || ends <= Starts)
            return starts;
        var said = Brussels.Say(ends, culture);
        var sameDay = Brussels.Local(Starts).Date == Brussels.Local(ends).Date;
        return $"{starts} – {(sameDay ? said[Brussels.SayDay(ends, culture).Length..].TrimStart(',', ' ').Replace("à ", "", StringComparison.Ordinal) : said)}";
    }

    private static bool IsAddress(string url) => Uri.TryCreate(url, UriKind.RelativeOrAbsolute, out var uri) && (!uri.IsAbsoluteUri ? url.StartsWith('/') : uri.Scheme is "https" or "http" or "mailto");

    private static DateTimeOffset? Instant(PublicContent content, string field) =>
        ((content.Parts[Type] as JsonObject)?[field] as JsonObject)?["Value"] is JsonValue value && value.TryGetValue<string>(out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;
}
