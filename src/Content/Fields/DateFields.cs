using System.Globalization;
using System.Text.Json.Nodes;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary><c>{"Value":"2026-03-01T00:00:00Z"?}</c>: a day.</summary>
public sealed record DateField() : FieldType("DateField")
{
    private static readonly string[] Ways = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "d.M.yyyy"];

    public override string? EditorOf(FormField field) => "Date";

    public override bool IsEmpty(JsonObject value) => Day(value) is null && string.IsNullOrWhiteSpace(value.Text(Typed));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.First() is not { } text)
            return;
        value.Remove(Typed);
        var isDay = DateOnly.TryParseExact(text.Trim(), Ways, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        value["Value"] = isDay ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z" : null;
        if (!isDay && !string.IsNullOrWhiteSpace(text))
            value[Typed] = text;
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value) => Day(value) is null ? [Wrong(field, "Field.Date", value.Text(Typed))] : [];

    public override string Text(FormField field, JsonObject value, Wording wording) => Day(value)?.ToString("d MMMM yyyy", wording.Culture) ?? value.Text(Typed) ?? "";

    public override IReadOnlyList<string> Keywords(FormField field, JsonObject value) => Day(value) is { } day ? [Input(day)] : [];

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => Day(value) is { } day ? Input(day) : value.Text(Typed) ?? "";

    internal static string Input(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateOnly? Day(JsonObject value) =>
        DateTimeOffset.TryParse(value.Text("Value"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? DateOnly.FromDateTime(day.UtcDateTime) : null;
}

/// <summary><c>{"Value":"2026-03-01T11:00:00Z"?}</c>: an instant, typed and shown on the clock of Brussels. Also the part that says when to publish.</summary>
public record DateTimeField(string Name = "DateTimeField", string Property = "Value") : FieldType(Name)
{
    private static readonly string[] Ways = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "d/M/yyyy H:mm", "d/M/yyyy H.mm", "d-M-yyyy H:mm", "d-M-yyyy H.mm"];

    public override string? EditorOf(FormField field) => "DateTime";

    public override bool IsEmpty(JsonObject value) => Instant(value) is null && string.IsNullOrWhiteSpace(value.Text(Typed));

    public override void Read(FormField field, PostedField posted, JsonObject value)
    {
        if (posted.First() is not { } text)
            return;
        value.Remove(Typed);
        var instant = Parse(text, posted.First(".Second"), out _);
        value[Property] = instant?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        if (instant is null && !string.IsNullOrWhiteSpace(text))
            value[Typed] = text;
    }

    public override IEnumerable<FieldError> Check(FormField field, JsonObject value)
    {
        if (Instant(value) is not null)
            return [];
        Parse(value.Text(Typed) ?? "", null, out var clock);
        return [Wrong(field, clock ?? "Field.DateTime", value.Text(Typed))];
    }

    public override string Text(FormField field, JsonObject value, Wording wording) =>
        Instant(value) is { } instant ? Brussels.Say(instant, wording.Culture) : value.Text(Typed) ?? "";

    public DateTimeOffset? Instant(JsonObject value) =>
        DateTimeOffset.TryParse(value.Text(Property), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant : null;

    public override string Shown(JsonObject value, Wording wording, string suffix = "") => Instant(value) is { } instant ? Input(instant) : value.Text(Typed) ?? "";

    internal static string Input(DateTimeOffset instant) => Brussels.Local(instant).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <param name="clock">The text key of what is wrong with the hour, where the clock was put forward or back.</param>
    private static DateTimeOffset? Parse(string text, string? second, out string? clock)
    {
        clock = null;
        if (!DateTime.TryParseExact(text.Trim(), Ways, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        try
        {
            return Brussels.Instant(local, second switch { "true" => true, "false" => false, _ => null });
        }
        catch (Refusal refusal)
        {
            clock = refusal.Key == "Time.Twice" ? "Field.HourTwice" : "Field.HourMissing";
            return null;
        }
    }
}
