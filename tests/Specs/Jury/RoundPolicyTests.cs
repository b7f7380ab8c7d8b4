using CsCheck;
using RadicaleVernieuwers.Jury;
using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury;

public sealed class RoundPolicyTests
{
    [Fact]
    public void What_is_usual_is_not_stored_and_an_empty_policy_is_a_round_as_it_always_was()
    {
        new RoundPolicy().Write().ShouldBe("{}");
        new RoundPolicy { Ties = [] }.Write().ShouldBe("{}");
        var old = RoundPolicy.Read("{}");

        (old.Model, old.Scorers, old.Advance, old.Shares, old.NeedsComment, old.WildCards, old.Chain.Count).ShouldBe((RoundModel.Score, Scorers.Jury, AdvanceKind.Places, ShareRule.Never, false, false, 0));
    }

    [Fact]
    public void A_policy_reads_what_it_writes() =>
        Gen.Select(Gen.Enum<RoundModel>(), Gen.Enum<Scorers>(), Gen.Enum<AdvanceKind>(), Gen.Enum<ShareRule>(), Gen.Bool, Gen.Bool, Gen.Int[0, 50]).Sample((model, scorers, advance, shares, one, other, tenths) =>
        {
            var policy = new RoundPolicy { Model = model, Scorers = scorers, Advance = advance, Threshold = tenths == 0 ? null : tenths / 10m, Shares = shares, SharesNames = one, NeedsComment = other, WildCards = one != other, Ties = one ? ["countback", "criterion:new"] : null };
            var again = RoundPolicy.Read(policy.Write());
            return again.Write() == policy.Write() && again.Threshold == policy.Threshold && again.Chain.SequenceEqual(policy.Chain) && again.Model == model;
        }, iter: 200);
}
