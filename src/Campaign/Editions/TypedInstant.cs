using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A day and hour as the team types them, on the clock of Brussels. Where the hour comes twice, <see cref="Which"/> says which is meant.</summary>
internal sealed class TypedInstant
{
    public DateTime? Local { get; set; }

    /// <summary><c>first</c>, <c>second</c>, or empty.</summary>
    public string? Which { get; set; }

    /// <summary>Whether this hour comes twice, so that the page has to ask.</summary>
    public bool IsTwice => Local is { } local && Brussels.Zone.IsAmbiguousTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));

    public static TypedInstant From(DateTimeOffset? instant)
    {
        if (instant is not { } at)
            return new();
        var local = Brussels.Local(at);
        var typed = new TypedInstant { Local = local.DateTime };
        if (typed.IsTwice)
            typed.Which = Brussels.Instant(local.DateTime, second: true) == at ? "second" : "first";
        return typed;
    }

    /// <exception cref="Refusal">The hour does not exist, or comes twice and nothing says which; the refusal names the field.</exception>
    public DateTimeOffset? ToInstant(string field)
    {
        if (Local is not { } local)
            return null;
        try
        {
            return Brussels.Instant(local, Which switch { "first" => false, "second" => true, _ => null });
        }
        catch (Refusal refusal)
        {
            throw new Refusal(refusal.Key == "Time.Twice" ? "Edition.HourTwice" : refusal.Key, [.. refusal.Arguments]) { Field = $"{field}.Local" };
        }
    }
}
