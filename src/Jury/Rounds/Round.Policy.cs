using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;

namespace RadicaleVernieuwers.Jury;

internal sealed partial class Round
{
    private RoundPolicy? _policy;

    public string PolicyJson { get; private set; } = "{}";

    public RoundPolicy Policy => _policy ??= RoundPolicy.Read(PolicyJson);

    /// <summary>Who goes on; null where the round does not say.</summary>
    public AdvanceRule? Advance => Policy.Advance switch
    {
        AdvanceKind.Hand => AdvanceRule.ByHand,
        AdvanceKind.Threshold => AdvanceRule.AtLeast((double)(Policy.Threshold ?? 0)),
        AdvanceKind.Themes => AdvanceRule.PerTheme(Places ?? 0),
        _ => Places is { } places ? AdvanceRule.First(places) : null,
    };

    /// <summary>Takes a policy over, after <see cref="Ask"/> and <see cref="CutAt"/>.</summary>
    /// <param name="scored">Whether somebody already gave a mark.</param>
    /// <param name="why">Why the tie-break chain changes; needed once somebody has scored.</param>
    /// <returns>What must be kept of a change to the chain; null where nobody scored before it.</returns>
    /// <exception cref="Refusal"><c>Round.IsFrozen</c>, <c>Round.Ridge</c>, <c>Round.PolicyFixed</c>, <c>Round.SiftOne</c>, <c>Round.Threshold</c>, <c>Round.ThresholdScale</c>, <c>Round.Places</c>, <c>Round.Tie</c>, <c>Round.TieTwice</c> or <c>Round.TiesReason</c>.</exception>
    public PolicyChange? Adopt(RoundPolicy policy, bool scored, string? why, UserId? by, DateTimeOffset at)
    {
        Check(policy);
        var (was, written) = (Policy, policy.Write());
        if (written == PolicyJson)
            return null;
        RefuseIfFrozen();
        if (Opening is not null && policy with { Advance = was.Advance, Threshold = was.Threshold, Ties = was.Ties, WildCards = was.WildCards } is var fix && fix.Write() != PolicyJson)
            throw new Refusal("Round.PolicyFixed");
        var change = scored && !(was.Ties ?? []).SequenceEqual(policy.Ties ?? []) ? PolicyChange.Of(Id, was.Ties, policy.Ties, why, by, at) : null;
        (PolicyJson, _policy, _criteria) = (written, null, null);
        return change;
    }

    private void Check(RoundPolicy policy)
    {
        if (policy.Model == RoundModel.Sift && AllCriteria is not [{ Values: <= RoundPolicy.MostAnswers, FinalOnly: false }])
            throw new Refusal("Round.SiftOne", RoundPolicy.MostAnswers) { Field = "Input.Model" };
        if (policy.Ridge is < 0 or > RoundPolicy.MostRidge)
            throw new Refusal("Round.Ridge", RoundPolicy.MostRidge) { Field = "Input.Ridge" };
        if (policy.Advance == AdvanceKind.Themes && Places is null)
            throw new Refusal("Round.Places") { Field = "Input.Places" };
        if (policy.Advance == AdvanceKind.Threshold)
            CheckThreshold(policy.Threshold ?? throw new Refusal("Round.Threshold") { Field = "Input.Threshold" });
        if ((policy.Ties ?? []).FirstOrDefault(step => TieStep.Read(step) is not { } known || known.Rule == TieRule.Criterion && AllCriteria.All(criterion => criterion.Key != known.Criterion)) is { } unknown)
            throw new Refusal("Round.Tie", unknown) { Field = "Input.Ties" };
        if ((policy.Ties ?? []).CountBy(step => step).Any(step => step.Value > 1))
            throw new Refusal("Round.TieTwice") { Field = "Input.Ties" };
    }

    private void CheckThreshold(decimal threshold)
    {
        var weights = Criteria.Sum(criterion => criterion.Weight);
        if (weights == 0)
            return;
        var (lowest, highest) = (Criteria.Sum(criterion => criterion.Weight * criterion.Minimum) / weights, Criteria.Sum(criterion => criterion.Weight * criterion.Maximum) / weights);
        if (threshold < lowest || threshold > highest)
            throw new Refusal("Round.ThresholdScale", decimal.Round(lowest, 2), decimal.Round(highest, 2)) { Field = "Input.Threshold" };
    }
}
