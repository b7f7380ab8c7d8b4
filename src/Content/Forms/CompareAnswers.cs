using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>One question with two answers to it.</summary>
public sealed record ComparedField(FormField Field, string Label, string One, string Other, bool Differs);

/// <summary>Two versions of a form side by side: what a tab that was left open wrote, and what stands on the server.</summary>
public static class CompareAnswers
{
    public static IReadOnlyList<ComparedField> Between(FormDefinition form, JsonObject one, JsonObject other, Wording wording) =>
        [.. form.Fields.Select(f => Compare(f, one, other, wording)).Where(c => c.One.Length > 0 || c.Other.Length > 0)];

    /// <summary>Whether anything that was typed differs.</summary>
    public static bool Differ(FormDefinition form, JsonObject one, JsonObject other) => form.Fields.Any(f => Differ(f, one, other));

    private static ComparedField Compare(FormField field, JsonObject one, JsonObject other, Wording wording) =>
        new(field, field.LabelIn(wording), field.TextIn(one, wording), field.TextIn(other, wording), Differ(field, one, other));

    private static bool Differ(FormField field, JsonObject one, JsonObject other) => !(field.IsEmptyIn(one) && field.IsEmptyIn(other))
        && (field.Type is BlockPart blocks ? BlocksDiffer(field, blocks, one, other) : !JsonNode.DeepEquals(field.Value(one), field.Value(other)));

    /// <summary>A box that was never filled in is the same as an empty one, in a block too.</summary>
    private static bool BlocksDiffer(FormField field, BlockPart part, JsonObject one, JsonObject other)
    {
        var (ours, theirs) = (part.Items(field.ValueOrEmpty(one)).ToArray(), part.Items(field.ValueOrEmpty(other)).ToArray());
        return ours.Length != theirs.Length || ours.Zip(theirs).Any(pair => BlockDiffers(field, pair.First, pair.Second));
    }

    internal static bool BlockDiffers(FormField field, JsonObject one, JsonObject other) =>
        one.Text("ContentItemId") != other.Text("ContentItemId") || one.Text("ContentType") != other.Text("ContentType") || FlowPart.LayoutOf(one) != FlowPart.LayoutOf(other)
            || (field.FormOf(one) is { } form ? Differ(form, one, other) : !JsonNode.DeepEquals(one, other));
}
