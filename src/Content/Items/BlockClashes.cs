using System.Text.Json.Nodes;

namespace RadicaleVernieuwers.Content;

/// <summary>Two texts made of blocks, block by block: whoever moved a picture does not lose what somebody else wrote below it.</summary>
internal static class BlockClashes
{
    /// <summary>The blocks that differ, each a choice of its own; the whole list is one only where nothing but the order or the layout of the page differs.</summary>
    /// <param name="begun">What both began with; null where nobody knows any more.</param>
    public static IReadOnlyList<Clash> Of(FormField field, BlockPart part, JsonObject? begun, JsonObject mine, JsonObject theirs, Wording wording)
    {
        var (ours, others, first) = (ById(field, part, mine), ById(field, part, theirs), begun is null ? null : ById(field, part, begun));
        return [.. ours.Keys.Union(others.Keys)
            .Select(id => (Id: id, Mine: ours.GetValueOrDefault(id), Theirs: others.GetValueOrDefault(id)))
            .Where(b => Differ(field, b.Mine, b.Theirs))
            .Select(b => new Clash(DraftKeeper.Choice + NameOf(field, b.Id), Compare(field, b.Mine, b.Theirs, wording), first is not null && !Differ(field, first.GetValueOrDefault(b.Id), b.Mine)))];
    }

    /// <summary>Mine, with those blocks of theirs that were chosen; a block of theirs comes after the one that it follows there.</summary>
    /// <param name="takes">Whether theirs was chosen, by the name of the block's input without its beginning.</param>
    public static void Merge(FormField field, BlockPart part, JsonObject mine, JsonObject theirs, Func<string, bool> takes)
    {
        var others = part.Items(field.ValueOrEmpty(theirs)).ToList();
        var chosen = ById(field, part, mine).Keys.Union(ById(field, part, theirs).Keys).Where(id => takes(NameOf(field, id))).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0)
            return;
        var merged = part.Items(field.ValueOrEmpty(mine)).Select(i => i.Copy()).ToList();
        foreach (var id in chosen)
        {
            var (here, there) = (merged.FindIndex(i => IdOf(i) == id), others.FindIndex(i => IdOf(i) == id));
            if (here >= 0 && there >= 0)
                merged[here] = others[there].Copy();
            else if (here >= 0)
                merged.RemoveAt(here);
        }
        foreach (var (other, index) in others.Select((o, i) => (o, i)).Where(o => chosen.Contains(IdOf(o.o)) && !merged.Exists(m => IdOf(m) == IdOf(o.o))).ToArray())
            merged.Insert(1 + others.Take(index).Reverse().Select(before => merged.FindIndex(m => IdOf(m) == IdOf(before))).FirstOrDefault(at => at >= 0, -1), other.Copy());
        var value = field.Value(mine)?.Copy() ?? [];
        value[part.List] = new JsonArray([.. merged]);
        field.Write(mine, value);
    }

    private static string NameOf(FormField field, string id) => $"{field.InputName}.{id}";

    private static string IdOf(JsonObject block) => block.Text("ContentItemId") ?? "";

    private static Dictionary<string, JsonObject> ById(FormField field, BlockPart part, JsonObject content) =>
        part.Items(field.ValueOrEmpty(content)).Where(i => IdOf(i).Length > 0).DistinctBy(IdOf).ToDictionary(IdOf, StringComparer.Ordinal);

    private static bool Differ(FormField field, JsonObject? one, JsonObject? other) => (one, other) switch
    {
        (null, null) => false,
        (null, _) or (_, null) => true,
        _ => CompareAnswers.BlockDiffers(field, one, other),
    };

    private static ComparedField Compare(FormField field, JsonObject? mine, JsonObject? theirs, Wording wording)
    {
        var (kind, words) = BlockPart.NameOf(field, mine ?? theirs!, wording);
        return new(field, $"{field.LabelIn(wording)}: {kind}{(words.Length > 0 ? $", {words}" : "")}", Say(field, mine, wording), Say(field, theirs, wording), true);
    }

    private static string Say(FormField field, JsonObject? block, Wording wording) => block is null ? wording["Item.BlockNotThere"] : BlockPart.Say(field, block, wording);
}
