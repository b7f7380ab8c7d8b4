using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Content;

/// <summary>Reads how items stand in a part that holds them. A form posts <c>{part}.Item</c> (ids, in order) with <c>{part}.Depth</c> beside each where they form a tree, and <c>{part}.{id}.Type</c> for a new one.
/// Its buttons are <c>.Add</c> (a type's name), <c>.Up</c>, <c>.Down</c>, <c>.In</c>, <c>.Out</c> and <c>.Remove</c> (an id): they work without JavaScript, as they send the form.
/// What was typed into the items is read by their own forms.</summary>
/// <param name="Below">The items below an item; null in a plain list.</param>
/// <param name="Put">Puts items below an item.</param>
public sealed partial record HeldItems(Func<JsonObject, JsonArray?>? Below = null, Action<JsonObject, JsonArray>? Put = null)
{
    public const int Most = 1000;
    private const int Deepest = 10;

    public static HeldItems List { get; } = new();

    /// <summary>Every item, those below after their own, with how deep it stands.</summary>
    public IEnumerable<(JsonObject Item, int Depth)> All(JsonArray? items, int depth = 0)
    {
        foreach (var item in (items ?? []).OfType<JsonObject>())
        {
            yield return (item, depth);
            foreach (var below in Below is null ? [] : All(Below(item), depth + 1))
                yield return below;
        }
    }

    /// <summary>The items as they were posted. Those that this program does not see as items stay, at the end.</summary>
    public JsonArray Read(FormField field, PostedField posted, JsonArray? before)
    {
        var known = All(before).DistinctBy(i => i.Item.Text("ContentItemId") ?? "").ToDictionary(i => i.Item.Text("ContentItemId") ?? "", i => i.Item.Copy());
        var rows = Rows(field, posted, known);
        if (posted.First(".Add") is { Length: > 0 } type && Make(field, ItemIds.New(), type == "true" ? posted.First(".AddType") ?? posted.First(".TermContentType") ?? "" : type) is { } made)
            rows.Add(new(made, 0));
        Move(rows, posted);
        if (posted.First(".Remove") is { Length: > 0 } gone && rows.FindIndex(r => r.Id == gone) is var at and >= 0)
            rows.RemoveRange(at, Block(rows, at));
        var index = 0;
        var read = Nest(rows, ref index, 0);
        foreach (var other in (before ?? []).Where(n => n is not JsonObject))
            read.Add(other?.DeepClone());
        return read;
    }

    /// <summary>A new item as Orchard writes one that is held by another.</summary>
    public static JsonObject New(string id, string contentType) => new()
    {
        ["ContentItemId"] = id,
        ["ContentItemVersionId"] = null,
        ["ContentType"] = contentType,
        ["DisplayText"] = null,
        ["Latest"] = false,
        ["Published"] = false,
        ["ModifiedUtc"] = null,
        ["PublishedUtc"] = null,
        ["CreatedUtc"] = null,
        ["Owner"] = null,
        ["Author"] = null,
    };

    private static JsonObject? Make(FormField field, string id, string type) => field.Holdable.Any(t => t.Name == type) ? New(id, type) : null;

    private List<Row> Rows(FormField field, PostedField posted, Dictionary<string, JsonObject> known)
    {
        var depths = posted.All(".Depth");
        var rows = new List<Row>();
        foreach (var (id, i) in posted.All(".Item").Select((id, i) => (id, i)).Where(r => AnId().IsMatch(r.id)).DistinctBy(r => r.id).Take(Most))
        {
            var depth = Below is not null && i < depths.Count && int.TryParse(depths[i], out var deep) ? Math.Clamp(deep, 0, rows.Count == 0 ? 0 : Math.Min(rows[^1].Depth + 1, Deepest)) : 0;
            if ((known.GetValueOrDefault(id) ?? Make(field, id, posted.First($".{id}.Type") ?? "")) is { } item)
                rows.Add(new(item, rows.Count == 0 ? 0 : depth));
        }
        return rows;
    }

    private void Move(List<Row> rows, PostedField posted)
    {
        foreach (var button in new[] { ".Up", ".Down", ".In", ".Out" })
        {
            if (posted.First(button) is not { Length: > 0 } id || rows.FindIndex(r => r.Id == id) is not (var at and >= 0))
                continue;
            var (block, depth) = (Block(rows, at), rows[at].Depth);
            switch (button)
            {
                case ".Up" when Former(rows, at) is var former and >= 0:
                    Shift(rows, at, block, former);
                    break;
                case ".Down" when at + block < rows.Count && rows[at + block].Depth == depth:
                    Shift(rows, at, block, at + Block(rows, at + block));
                    break;
                case ".In" when Below is not null && depth < Deepest && Former(rows, at) >= 0:
                    Deepen(rows, at, block, 1);
                    break;
                case ".Out" when depth > 0:
                    var parent = rows.FindLastIndex(at, r => r.Depth == depth - 1);
                    var end = parent + Block(rows, parent);
                    Deepen(rows, at, block, -1);
                    Shift(rows, at, block, end - block);
                    break;
            }
        }
    }

    /// <summary>How many rows an item and all below it take.</summary>
    private static int Block(List<Row> rows, int at) => 1 + rows.Skip(at + 1).TakeWhile(r => r.Depth > rows[at].Depth).Count();

    /// <summary>The item before it under the same parent; -1 where it is the first.</summary>
    private static int Former(List<Row> rows, int at)
    {
        var former = at - 1;
        while (former >= 0 && rows[former].Depth > rows[at].Depth)
            former--;
        return former >= 0 && rows[former].Depth == rows[at].Depth ? former : -1;
    }

    private static void Shift(List<Row> rows, int from, int count, int to)
    {
        var block = rows.GetRange(from, count);
        rows.RemoveRange(from, count);
        rows.InsertRange(to, block);
    }

    private static void Deepen(List<Row> rows, int at, int count, int by)
    {
        for (var i = at; i < at + count; i++)
            rows[i] = rows[i] with { Depth = rows[i].Depth + by };
    }

    private JsonArray Nest(List<Row> rows, ref int index, int depth)
    {
        var items = new JsonArray();
        while (index < rows.Count && rows[index].Depth >= depth)
        {
            var item = rows[index++].Item;
            var below = Nest(rows, ref index, depth + 1);
            if (Below is not null && (below.Count > 0 || Below(item) is not null))
                Put!(item, below);
            items.Add(item);
        }
        return items;
    }

    private sealed record Row(JsonObject Item, int Depth)
    {
        public string Id => Item.Text("ContentItemId") ?? "";
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,50}$")]
    private static partial Regex AnId();
}
