using System.Text.Json.Nodes;
using CsCheck;
using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Items;

public sealed class ItemTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_item_is_written_as_Orchard_writes_it()
    {
        var item = ContentItem.Draft("Story", Sample.Json("""{"TitlePart":{"Title":"Een straat"},"Story":{"Lead":{"Text":"x"}}}"""), null, "an@example.org", Now);

        item.ToJson().ToJsonString().ShouldBe($$$$"""
            {"ContentItemId":"{{{{item.ItemId}}}}","ContentItemVersionId":"{{{{item.VersionId}}}}","ContentType":"Story","DisplayText":"Een straat","Latest":true,"Published":false,"ModifiedUtc":"2026-11-23T09:00:00Z","PublishedUtc":null,"CreatedUtc":"2026-11-23T09:00:00Z","Owner":null,"Author":"an@example.org","TitlePart":{"Title":"Een straat"},"Story":{"Lead":{"Text":"x"}}}
            """.Trim());
    }

    [Fact]
    public void An_imported_item_keeps_the_ticks_of_its_dates_and_every_part()
    {
        var json = Sample.Json("""
            {"ContentItemId":"4abcdefghjkmnpqrstvwxyz012","ContentItemVersionId":"4bbcdefghjkmnpqrstvwxyz012","ContentType":"BlogPost","DisplayText":"Gewone titel","Latest":false,"Published":false,
             "ModifiedUtc":"2024-05-06T10:11:12.1234567Z","PublishedUtc":null,"CreatedUtc":"2024-05-06T10:11:12.1234567Z","Owner":"4owner","Author":"admin",
             "SomeonesPart":{"A":1.50,"B":[1,null,{"C":"é"}]},"TitlePart":{"Title":"Gewone titel"}}
            """);

        ContentItem.Imported(json, Now).ToJson().ToJsonString().ShouldBe(json.ToJsonString());
    }

    [Fact]
    public void Parts_that_nobody_knows_survive_a_change() =>
        Arbitrary.Object.Sample(part =>
        {
            var item = ContentItem.Imported(new JsonObject { ["ContentType"] = "X", ["Theirs"] = JsonNode.Parse(part), ["TitlePart"] = new JsonObject { ["Title"] = "a" } }, Now);
            var parts = item.Parts();
            parts["TitlePart"]!["Title"] = "b";
            item.Change(parts, Now);

            JsonNode.DeepEquals(item.ToJson()["Theirs"], JsonNode.Parse(part)).ShouldBeTrue();
            item.DisplayText.ShouldBe("b");
        }, iter: 300);

    [Fact]
    public void Scalars_outside_the_envelope_are_dropped_as_in_Orchard() =>
        ContentItem.Imported(Sample.Json("""{"ContentType":"X","Id":7,"Stray":"x","P":{}}"""), Now).ToJson().ContainsKey("Stray").ShouldBeFalse();

    [Fact]
    public void A_draft_takes_changes_in_place_until_a_pause_of_ten_minutes()
    {
        var item = ContentItem.Draft("Story", [], null, null, Now);

        item.TakesChangesAt(Now.AddMinutes(10).AddMilliseconds(-1), null).ShouldBeTrue();
        item.TakesChangesAt(Now.AddMinutes(10), null).ShouldBeFalse();
        item.TakesChangesAt(Now, "somebody else").ShouldBeFalse();
    }

    [Fact]
    public void A_sealed_draft_takes_no_changes()
    {
        var item = ContentItem.Draft("Entry", [], null, null, Now);
        item.Seal();

        item.TakesChangesAt(Now, null).ShouldBeFalse();
    }

    [Fact]
    public void Ids_are_26_characters_and_sort_by_the_time_they_were_made()
    {
        var ids = Enumerable.Range(0, 500).Select(_ => ItemIds.New()).ToArray();

        ids.ShouldAllBe(i => ItemIds.IsId(i));
        ids.Distinct().Count().ShouldBe(500);
    }

    [Theory]
    [InlineData("Een straat die haar eigen warmte maakt!", "een-straat-die-haar-eigen-warmte-maakt")]
    [InlineData("Coöperatie ‘De Ærdbei’ & co", "cooperatie-de-aerdbei-co")]
    [InlineData("L’école du quartier", "lecole-du-quartier")]
    [InlineData("日本", "anders")]
    [InlineData("---", "anders")]
    public void A_slug_is_readable(string title, string slug) => Slug.Of(title, "anders").ShouldBe(slug);

    [Fact]
    public void A_long_slug_is_cut_between_words() => Slug.Of(string.Concat(Enumerable.Repeat("woordje ", 30))).Length.ShouldBeLessThanOrEqualTo(Slug.Longest);

    [Theory]
    [InlineData("", 0)]
    [InlineData("een", 1)]
    [InlineData(" een  twee\n\tdrie ", 3)]
    [InlineData("een – twee, drie.", 3)]
    [InlineData("l'eau d'ici", 2)]
    public void Words_are_counted_as_people_do(string text, int words) => WordCount.Of(text).ShouldBe(words);
}
