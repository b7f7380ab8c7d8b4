namespace RadicaleVernieuwers.Data;

/// <summary>Instants are UTC, cut to the millisecond, so that they read back as they were written on every database.</summary>
public static class Clock
{
    public static DateTimeOffset Instant(this TimeProvider clock) => clock.GetUtcNow().Cut();

    public static DateTimeOffset Cut(this DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
