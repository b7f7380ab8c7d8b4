using RadicaleVernieuwers.Jury.Ranking;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Jury.Ranking;

/// <summary>A juror who read little is adjusted less.</summary>
public sealed class RidgeTests
{
    private static readonly FrozenMark[] Marks =
    [
        new("a", "one", "new", 9), new("b", "one", "new", 8), new("c", "one", "new", 7), new("a", "two", "new", 5), new("b", "two", "new", 3), new("d", "two", "new", 2), new("c", "three", "new", 6), new("d", "three", "new", 5),
    ];

    [Fact]
    public void Effects_shrink_as_the_ridge_grows_and_the_list_goes_towards_the_plain_mean()
    {
        var effects = new[] { 0.0, 1, 10, 100 }.Select(ridge => FrozenRanking.Read(Frozen(ridge).Json).Jurors.Max(juror => Math.Abs(juror.Effect!.Value))).ToArray();

        effects.ShouldBe(effects.OrderDescending());
        effects[^1].ShouldBeLessThan(0.1);
        FrozenRanking.Read(Frozen(100).Json).Entries.ShouldAllBe(entry => Math.Abs(entry.Adjusted!.Value - entry.Mean!.Value) < 0.15);
    }

    [Fact]
    public void A_document_keeps_its_ridge_and_is_checked_by_it()
    {
        var frozen = Frozen(1.5);

        frozen.Json.ShouldContain("\"ridge\":1.5");
        FrozenRanking.Verifies(frozen.Json, frozen.Hash).ShouldBeTrue();
        FrozenRanking.Verifies(frozen.Json.Replace("\"ridge\":1.5", "\"ridge\":0", StringComparison.Ordinal), frozen.Hash).ShouldBeFalse();
        Frozen(0).Json.ShouldContain("\"ridge\":0,");
    }

    private static FrozenRanking Frozen(double ridge) => FrozenRanking.Of("round", RankMethod.Adjusted, [new("new", 1)], Marks, ridge: ridge);
}
