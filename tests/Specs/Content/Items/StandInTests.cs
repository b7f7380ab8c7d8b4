using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Items;

public sealed class StandInTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Languages = ["nl", "fr", "en"];

    [Fact]
    public void A_story_alone_stands_in_for_all_languages() => Said(Story("nl"), []).ShouldBe(["nl,fr,en ∞ ∞"]);

    [Fact]
    public void The_first_language_that_is_there_stands_in()
    {
        var (fr, en) = (Story("fr"), Story("en"));

        Said(fr, [en]).ShouldBe(["fr,nl ∞ ∞"]);
        Said(en, [fr]).ShouldBe(["en ∞ ∞"]);
    }

    [Fact]
    public void A_translation_that_waits_takes_over_at_its_instant_and_gives_back_at_its_end()
    {
        var (nl, fr) = (Story("nl"), Story("fr", from: 10, until: 20));

        Said(nl, [fr]).ShouldBe(["nl,en ∞ ∞", "fr ∞ 10", "fr 20 ∞"]);
        Said(fr, [nl]).ShouldBe(["fr 10 20"]);
    }

    [Fact]
    public void Who_stands_in_is_never_seen_before_its_own_instant()
    {
        var (nl, fr) = (Story("nl", from: 10), Story("fr"));

        Said(nl, [fr]).ShouldBe(["nl,en 10 ∞"]);
        Said(fr, [nl]).ShouldBe(["fr ∞ ∞", "nl,en ∞ 10"]);
    }

    [Fact]
    public void What_has_no_language_is_listed_in_all() => Said(Story(null), []).ShouldBe([" ∞ ∞"]);

    private static IEnumerable<string> Said(ContentItem version, ContentItem[] others) =>
        StandIns.Of(version, [version, .. others], Languages).Select(s => $"{string.Join(',', s.Cultures)} {Day(s.When.First)} {Day(s.When.Last)}");

    private static string Day(DateTimeOffset? at) => at is { } instant ? $"{(instant - Now).TotalDays}" : "∞";

    private static ContentItem Story(string? culture, int? from = null, int? until = null) => ContentItem.Draft("Story", new JsonObject
    {
        ["LocalizationPart"] = new JsonObject { ["Culture"] = culture },
        ["PublishLaterPart"] = new JsonObject { ["ScheduledPublishUtc"] = from is { } first ? Utc(first) : null },
        ["ArchiveLaterPart"] = new JsonObject { ["ScheduledArchiveUtc"] = until is { } last ? Utc(last) : null },
    }, null, null, Now);

    private static string Utc(int days) => Now.AddDays(days).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
}
