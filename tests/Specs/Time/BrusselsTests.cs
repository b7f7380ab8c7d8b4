using System.Globalization;
using RadicaleVernieuwers.Data;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Time;

public sealed class BrusselsTests
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-BE");

    // The clock goes forward in the night to 28 March 2027 and back in the night to 31 October 2027.
    [Theory]
    [InlineData("2027-03-27T12:00", null, "2027-03-27T11:00:00Z")]
    [InlineData("2027-03-28T01:59", null, "2027-03-28T00:59:00Z")]
    [InlineData("2027-03-28T03:00", null, "2027-03-28T01:00:00Z")]
    [InlineData("2027-03-28T12:00", null, "2027-03-28T10:00:00Z")]
    [InlineData("2027-10-31T01:59", null, "2027-10-30T23:59:00Z")]
    [InlineData("2027-10-31T02:30", false, "2027-10-31T00:30:00Z")]
    [InlineData("2027-10-31T02:30", true, "2027-10-31T01:30:00Z")]
    [InlineData("2027-10-31T12:00", null, "2027-10-31T11:00:00Z")]
    public void A_deadline_is_the_instant_that_people_mean(string local, bool? second, string instant)
    {
        var closes = Brussels.Instant(Local(local), second);

        closes.ShouldBe(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));
        var window = Window.Of(closes.AddDays(-3), closes, TimeSpan.FromMinutes(15));
        var last = closes + TimeSpan.FromMinutes(15);
        (window.Accepts(last.AddMilliseconds(-1)), window.Accepts(last), window.Accepts(last.AddMilliseconds(1))).ShouldBe((true, true, false));
        (window.IsOpenAt(closes), window.IsOpenAt(closes.AddMilliseconds(1)), window.IsOverAt(last), window.IsOverAt(last.AddMilliseconds(1))).ShouldBe((true, false, false, true));
        (window.Accepts(window.Opens.AddMilliseconds(-1)), window.Accepts(window.Opens)).ShouldBe((false, true));
    }

    [Theory]
    [InlineData("2027-03-28T02:00")]
    [InlineData("2027-03-28T02:59")]
    public void The_hour_that_the_clock_skips_is_refused(string local) => Should.Throw<Refusal>(() => Brussels.Instant(Local(local))).Key.ShouldBe("Time.Missing");

    [Theory]
    [InlineData("2027-10-31T02:00")]
    [InlineData("2027-10-31T02:59")]
    public void The_hour_that_comes_twice_is_asked_about(string local) => Should.Throw<Refusal>(() => Brussels.Instant(Local(local))).Key.ShouldBe("Time.Twice");

    [Theory]
    [InlineData("2027-10-31T00:30:00Z", "31 oktober 2027, 2.30 uur (Europe/Brussels, UTC+2)")]
    [InlineData("2027-10-31T01:30:00Z", "31 oktober 2027, 2.30 uur (Europe/Brussels, UTC+1)")]
    public void The_zone_tells_the_two_apart(string instant, string said) => Brussels.Say(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), Dutch, zone: true).ShouldBe(said);

    private static DateTime Local(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);
}
