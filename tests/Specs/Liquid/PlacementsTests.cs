using System.Text.Json.Nodes;
using RadicaleVernieuwers.Liquid;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Liquid;

public sealed class PlacementsTests
{
    private static readonly Placements Rules = Placements.Of(JsonNode.Parse("""
        {
          "TextField": [
            { "place": "Content:1" },
            { "displayType": "Summary", "place": "-" },
            { "differentiator": "Blog-*", "contentType": ["Blog", "Landing*"], "place": "/Aside:5#tab", "alternates": ["Quiet"], "wrappers": ["Box"], "shape": "Other" },
            { "contentPart": "BagPart", "place": "Footer:after" }
          ]
        }
        """)!.AsObject());

    [Fact]
    public void A_rule_without_conditions_is_for_all() => Find().ShouldNotBeNull().Where.ShouldBe("Content:1");

    [Fact]
    public void A_dash_hides() => Find(displayType: "Summary").ShouldNotBeNull().IsHidden.ShouldBeTrue();

    [Fact]
    public void The_last_rule_that_fits_wins_and_a_slash_leads_to_the_layout()
    {
        var place = Find(differentiator: "Blog-Subtitle", contentType: "LandingPage").ShouldNotBeNull();
        (place.IsInLayout, place.Zone, place.Position, place.Shape).ShouldBe((true, "Aside", "5", "Other"));
        (place.Alternates.Single(), place.Wrappers.Single()).ShouldBe(("Quiet", "Box"));
    }

    [Fact]
    public void A_rule_may_ask_for_a_part_of_the_item() => Find(parts: ["TitlePart", "BagPart"]).ShouldNotBeNull().Position.ShouldBe("after");

    [Fact]
    public void A_shape_that_no_rule_names_has_none() => Rules.Find(new("HtmlField", "Detail", "", "Blog", [], "")).ShouldBeNull();

    private static Place? Find(string displayType = "Detail", string differentiator = "X-Y", string contentType = "X", string[]? parts = null) =>
        Rules.Find(new("TextField", displayType, differentiator, contentType, parts ?? [], ""));
}
