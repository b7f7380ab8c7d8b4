using RadicaleVernieuwers.Content;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Content.Versions;

public sealed class WordDiffTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("Een straat", "Een straat", "=Een straat")]
    [InlineData("", "Nieuw", "+Nieuw")]
    [InlineData("Weg", "", "-Weg")]
    [InlineData("De straat van warmte", "De buurt van warmte", "=De |-straat |+buurt |=van warmte")]
    [InlineData("Een straat.", "Een straat!", "=Een straat|-.|+!")]
    [InlineData("l’école et aujourd'hui", "l’école et demain", "=l’école et |-aujourd'hui|+demain")]
    public void Words_that_differ_are_named_and_all_others_are_not(string one, string other, string expected) =>
        Said(one, other).ShouldBe(expected);

    [Fact]
    public void A_paragraph_that_was_added_leaves_the_others_alone() =>
        Said("Eerste.\n\nDerde.", "Eerste.\n\nTweede.\n\nDerde.").ShouldBe("=Eerste.\n\n|+Tweede.\n\n|=Derde.");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Both_texts_can_be_read_back_from_the_pieces_and_nothing_more(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var (one, other) = (Text(random), Text(random));
            var pieces = WordDiff.Between(one, other);
            string.Concat(pieces.Where(p => p.Kind != PieceKind.New).Select(p => p.Text)).ShouldBe(one);
            string.Concat(pieces.Where(p => p.Kind != PieceKind.Gone).Select(p => p.Text)).ShouldBe(other);
            pieces.Zip(pieces.Skip(1)).ShouldAllBe(pair => pair.First.Kind != pair.Second.Kind);
        }
    }

    // Quadratic work would never come to an end here.
    [Fact]
    public void Two_long_texts_that_share_nothing_are_told_apart_in_bounded_time()
    {
        var one = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"oud{i}"));
        var other = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"nieuw{i}"));

        var pieces = WordDiff.Between(one, other);

        pieces.Select(p => p.Kind).ShouldBe([PieceKind.Gone, PieceKind.New]);
    }

    private static string Said(string one, string other) =>
        string.Join('|', WordDiff.Between(one, other).Select(p => (p.Kind switch { PieceKind.Gone => "-", PieceKind.New => "+", _ => "=" }) + p.Text));

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => new[] { "de ", "straat", " van", "\n", "\n\n", "warmte, ", "é", "  ", "!" }[random.Next(9)]));
}
