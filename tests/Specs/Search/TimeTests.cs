using RadicaleVernieuwers.Search;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Search;

public sealed class TimeTests : IDisposable
{
    private readonly Shelf _shelf = new();

    public void Dispose() => _shelf.Dispose();

    [Fact]
    public void Nothing_shows_before_its_instant_and_all_shows_at_it()
    {
        var instant = _shelf.Clock.GetUtcNow().AddMilliseconds(2);
        _shelf.With(Shelf.Entry("Laureaat") with { VisibleFrom = instant });

        Total().ShouldBe(0);
        _shelf.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Total().ShouldBe(0);
        _shelf.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Total().ShouldBe(1);
    }

    [Fact]
    public void One_document_makes_place_for_the_next_at_an_instant()
    {
        var instant = _shelf.Clock.GetUtcNow().AddMinutes(1);
        var entry = Shelf.Entry("Inzending");
        _shelf.With(entry with { VisibleUntil = instant }, entry with { VisibleFrom = instant, Values = new Dictionary<string, IReadOnlyList<string>> { ["result"] = ["laureate"] } });

        Result().ShouldBeEmpty();
        _shelf.Clock.Advance(TimeSpan.FromMinutes(1));
        Result().ShouldBe(["laureate"]);
    }

    [Fact]
    public void What_is_taken_away_is_gone_also_by_what_it_hung_on()
    {
        _shelf.With(Shelf.Entry("Een") with { HangsOn = ["edition/1"] }, Shelf.Entry("Twee") with { HangsOn = ["edition/1"] }, Shelf.Entry("Drie"));

        _shelf.Without("entry/Drie");
        Total().ShouldBe(2);
        _shelf.Without("edition/1");
        Total().ShouldBe(0);
    }

    [Fact]
    public void The_last_instant_that_passed_is_part_of_a_pages_version()
    {
        var position = new IndexPosition(_shelf.Clock);
        var now = _shelf.Clock.GetUtcNow();
        position.Show(7, [now.AddMinutes(5), now.AddMinutes(-5), now]);

        position.Shown.ShouldBe(7);
        position.Since.ShouldBe(now);
        _shelf.Clock.Advance(TimeSpan.FromMinutes(5));
        position.Since.ShouldBe(now.AddMinutes(5));
    }

    [Fact]
    public async Task Waiting_ends_when_the_position_shows_or_patience_does()
    {
        var position = new IndexPosition(_shelf.Clock);
        var waiting = position.WaitForAsync(3);
        position.Show(2, []);
        waiting.IsCompleted.ShouldBeFalse();
        position.Show(3, []);

        (await waiting).ShouldBeTrue();
        (await position.WaitForAsync(4, TimeSpan.FromMilliseconds(20))).ShouldBeFalse();
    }

    private int Total() => _shelf.Ask("").Total;

    private IReadOnlyList<string> Result() => _shelf.Ask("").Hits.ShouldHaveSingleItem().Of("result");
}
