using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Campaign;

public sealed class EntryTests
{
    private static readonly DateTimeOffset Opens = new(2026, 10, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Closes = new(2027, 2, 26, 11, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    private static Edition Edition(DateTimeOffset? closes = null)
    {
        var edition = RadicaleVernieuwers.Campaign.Edition.Plan("Proef", 2026, "proef");
        edition.Schedule(null, Window.Of(Opens, closes ?? Closes, Grace));
        return edition;
    }

    private static Entry Draft(Edition edition) => Entry.Begin(edition, Id.New<InitiativeId>(), null, "item", "nl", Opens);

    private static Entry Submitted(Edition edition)
    {
        var entry = Draft(edition);
        entry.Submit(edition, "RV26-0001", "version", null, Opens);
        return entry;
    }

    private static string RefusalOf(Action act) => Should.Throw<Refusal>(act).Key;

    [Theory]
    [InlineData(-1, null)]
    [InlineData(0, null)]
    [InlineData(1, "Entry.TooLate")]
    public void Late_begins_one_millisecond_after_the_grace(int milliseconds, string? refusal) =>
        Draft(Edition()).ClosedBecause(Edition(), Closes + Grace + TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(refusal);

    [Fact]
    public void Nothing_is_handed_in_before_the_window_opens() =>
        RefusalOf(() => Draft(Edition()).Submit(Edition(), "RV26-0001", "v", null, Opens.AddMilliseconds(-1))).ShouldBe("Entry.TooEarly");

    [Theory]
    [InlineData("2027-03-28T03:00:00+02:00")]
    [InlineData("2026-10-25T02:30:00+01:00")]
    public void A_deadline_beside_a_change_of_the_clock_is_an_instant_like_any_other(string closes)
    {
        var edition = Edition(DateTimeOffset.Parse(closes, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime());
        var last = edition.Entries!.Closes + Grace;

        Draft(edition).ClosedBecause(edition, last).ShouldBeNull();
        Draft(edition).ClosedBecause(edition, last.AddMilliseconds(1)).ShouldBe("Entry.TooLate");
    }

    [Fact]
    public void A_personal_deadline_only_ever_gives_more_time()
    {
        var (edition, entry) = (Edition(), Draft(Edition()));
        entry.AllowUntil(Closes.AddDays(3));
        entry.WindowIn(edition)!.Closes.ShouldBe(Closes.AddDays(3));
        entry.AllowUntil(Closes.AddDays(-3));
        entry.WindowIn(edition)!.Closes.ShouldBe(Closes);
    }

    [Fact]
    public void Handing_in_again_keeps_the_number_and_the_first_instant()
    {
        var (edition, entry) = (Edition(), Submitted(Edition()));
        entry.Submit(edition, "RV26-9999", "second", null, Opens.AddDays(1));

        entry.Number.ShouldBe("RV26-0001");
        (entry.Submission!.First, entry.Submission.At, entry.Submission.VersionId).ShouldBe((Opens, Opens.AddDays(1), "second"));
    }

    [Fact]
    public void What_is_decided_cannot_be_handed_in_again()
    {
        var (edition, entry) = (Edition(), Submitted(Edition()));
        entry.Decide(Verdict.Admitted, null, Opens, "");

        RefusalOf(() => entry.Submit(edition, "", "v", null, Opens.AddDays(1))).ShouldBe("Entry.IsDecided");
    }

    [Fact]
    public void A_repair_has_its_own_date_also_after_the_deadline()
    {
        var (edition, entry) = (Edition(), Submitted(Edition()));
        entry.Decide(Verdict.Repair, null, Closes, "Vul aan", Closes.AddDays(7));

        entry.ClosedBecause(edition, Closes.AddDays(7)).ShouldBeNull();
        entry.ClosedBecause(edition, Closes.AddDays(7).AddMilliseconds(1)).ShouldBe("Entry.RepairOver");
        entry.Submit(edition, "", "mended", null, Closes.AddDays(5));
        entry.State.ShouldBe(EntryState.Submitted);
    }

    [Fact]
    public void Only_what_is_admitted_becomes_public_and_withdrawing_ends_it()
    {
        var entry = Submitted(Edition());
        RefusalOf(() => entry.Publish(null, Opens)).ShouldBe("Entry.NotAdmitted");
        entry.Decide(Verdict.Admitted, null, Opens, "");
        entry.Publish(null, Opens);

        entry.Withdraw(null, Opens, "");

        entry.Publication.ShouldBeNull();
        entry.State.ShouldBe(EntryState.Withdrawn);
        RefusalOf(() => entry.Withdraw(null, Opens, "")).ShouldBe("Entry.IsWithdrawn");
    }

    [Fact]
    public void The_card_is_public_at_once_and_the_rest_with_the_results()
    {
        var (edition, entry) = (Edition(), Submitted(Edition()));
        edition.EmbargoResultsUntil(Closes.AddDays(60));
        entry.Decide(Verdict.Admitted, null, Opens, "");
        entry.Publish(null, Opens);

        (entry.ShowsCard(edition, Opens), entry.ShowsAll(edition, Closes.AddDays(60).AddMilliseconds(-1)), entry.ShowsAll(edition, Closes.AddDays(60))).ShouldBe((true, false, true));
    }

    [Fact]
    public void A_title_is_never_cut_between_the_halves_of_one_character()
    {
        var entry = Draft(Edition());
        entry.Show(new(new string('a', Entry.LongestTitle - 1) + "🎈🎈", "", "", "", "", null, "", "nl", null, null, []), Opens);

        entry.Title.Length.ShouldBe(Entry.LongestTitle - 1);
    }
}
