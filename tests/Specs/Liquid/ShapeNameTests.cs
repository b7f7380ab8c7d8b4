using RadicaleVernieuwers.Liquid;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Liquid;

public sealed class ShapeNameTests
{
    [Theory]
    [InlineData("Content", "Content")]
    [InlineData("Content-Story", "Content__Story")]
    [InlineData("Content-Story.Summary", "Content_Summary__Story")]
    [InlineData("Content.Summary", "Content_Summary")]
    [InlineData("Widget-Image", "Widget__Image")]
    [InlineData("Blog-ListPart", "Blog__ListPart")]
    [InlineData("TextField-Header.Display", "TextField_Display__Header")]
    [InlineData("BlogPost-Tags-TaxonomyField-Tags.Display", "BlogPost_Display__Tags__TaxonomyField__Tags")]
    [InlineData("MenuItemLink-LinkMenuItem", "MenuItemLink__LinkMenuItem")]
    [InlineData("Widget.Wrapper-Zone-HeadMeta", "Widget_Wrapper__Zone__HeadMeta")]
    public void A_files_name_is_a_shapes_name_by_Orchards_rule(string file, string shape) => ShapeName.Of(file).ShouldBe(shape);

    [Fact]
    public void A_shape_without_a_template_falls_back_to_what_is_more_general() =>
        ShapeName.Fallbacks("Content_Summary__Story__Long").ShouldBe(["Content_Summary__Story__Long", "Content_Summary__Story", "Content_Summary"]);

    [Fact]
    public void Pieces_stand_in_the_order_of_their_positions()
    {
        var zone = new Shape("Zone");
        foreach (var position in (string[])["10", "after", "2", "before", "2.5", "2.10"])
            zone.Add(new Shape(position), position);
        zone.Items.Select(piece => piece.Type).ShouldBe(["before", "2", "2.5", "2.10", "10", "after"]);
    }
}
