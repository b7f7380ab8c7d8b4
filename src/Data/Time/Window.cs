namespace RadicaleVernieuwers.Data;

/// <summary>A term with a stated end. What arrives up to and including <c>Closes + Grace</c> is in time; the grace is said to nobody in advance but written in the rules.</summary>
public sealed record Window(DateTimeOffset Opens, DateTimeOffset Closes, TimeSpan Grace)
{
    public bool IsUpcomingAt(DateTimeOffset now) => now < Opens;

    public bool IsOpenAt(DateTimeOffset now) => now >= Opens && now <= Closes;

    /// <summary>Whether something received at this instant counts.</summary>
    public bool Accepts(DateTimeOffset received) => received >= Opens && received <= Closes + Grace;

    public bool IsOverAt(DateTimeOffset now) => now > Closes + Grace;

    /// <exception cref="Refusal"><c>Window.Order</c> or <c>Window.Grace</c>.</exception>
    public static Window Of(DateTimeOffset opens, DateTimeOffset closes, TimeSpan grace)
    {
        if (closes <= opens)
            throw new Refusal("Window.Order");
        if (grace < TimeSpan.Zero || grace > TimeSpan.FromHours(24))
            throw new Refusal("Window.Grace");
        return new Window(opens.Cut(), closes.Cut(), grace);
    }
}
