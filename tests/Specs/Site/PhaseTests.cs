using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Site;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Site;

public sealed class PhaseTests
{
    private static readonly DateTimeOffset Opens = new(2026, 10, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NominationsClose = Opens.AddDays(30);
    private static readonly DateTimeOffset EntriesClose = Opens.AddDays(60);

    [Fact]
    public void An_edition_goes_through_its_life_to_the_millisecond()
    {
        var edition = Edition.Plan("Editie", 2026, "2026");
        edition.Schedule(new Window(Opens, NominationsClose, TimeSpan.Zero), new Window(Opens, EntriesClose, TimeSpan.Zero));
        edition.EmbargoResultsUntil(EntriesClose.AddDays(10));

        At(edition, Opens, -1).ShouldBe(new Phase(Phase.Upcoming, Opens));
        At(edition, Opens, 0).ShouldBe(new Phase(Phase.Nominate, NominationsClose));
        At(edition, NominationsClose, 0).Key.ShouldBe(Phase.Nominate);
        At(edition, NominationsClose, 1).ShouldBe(new Phase(Phase.Enter, EntriesClose));
        At(edition, EntriesClose, 0).Key.ShouldBe(Phase.Enter);
        At(edition, EntriesClose, 1).Key.ShouldBe(Phase.Jury);
        At(edition, EntriesClose.AddDays(10), -1).Key.ShouldBe(Phase.Jury);
        At(edition, EntriesClose.AddDays(10), 0).Key.ShouldBe(Phase.Laureates);
    }

    [Fact]
    public void Without_an_edition_the_next_call_is_on_its_way() => Phase.Of(null, Opens).ShouldBe(new Phase(Phase.Upcoming, null));

    private static Phase At(Edition edition, DateTimeOffset instant, int milliseconds) => Phase.Of(edition, instant.AddMilliseconds(milliseconds));
}
