using System.Text;
using RadicaleVernieuwers.Accounts;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Totp.CodeAt(Secret, DateTimeOffset.FromUnixTimeSeconds(seconds)).ShouldBe(code);

    [Fact]
    public void Secrets_are_written_as_the_standard_writes_them() =>
        Totp.Base32(Secret).ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    [Theory]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(-60, false)]
    [InlineData(60, false)]
    public void A_clock_may_be_one_step_off(int seconds, bool isTaken)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_110);

        Totp.Match(Secret, Totp.CodeAt(Secret, now.AddSeconds(seconds)), now, 0).HasValue.ShouldBe(isTaken);
    }

    [Fact]
    public void A_code_is_taken_once()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_110);
        var step = Totp.Match(Secret, Totp.CodeAt(Secret, now), now, 0).ShouldNotBeNull();

        Totp.Match(Secret, Totp.CodeAt(Secret, now), now, step).ShouldBeNull();
    }

    [Fact]
    public void A_recovery_code_is_taken_once_however_it_is_typed()
    {
        var app = Authenticator.For(Data.Id.New<Data.UserId>());
        var code = app.Confirm(DateTimeOffset.UnixEpoch)[3];

        app.TakesRecovery("wrong-codes").ShouldBeFalse();
        app.TakesRecovery(" " + code.ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)).ShouldBeTrue();
        app.TakesRecovery(code).ShouldBeFalse();
    }
}
