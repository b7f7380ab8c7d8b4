using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RadicaleVernieuwers.Content;

/// <summary>Reads how items stand in a part that holds them. A form posts <c>{part}.Item</c> (ids, in order) with <c>{part}.Depth</c> beside each where they form a tree, and <c>{part}.{id}.Type</c> for one that is new, or that somebody else removed while it was being written in.
/// Its buttons are <c>.Add</c> (a type's name), <c>.AddAfter</c> (an id, a colon, a type's name), <c>.Copy</c>, <c>.Up</c>, <c>.Down</c>, <c>.In</c>, <c>.Out</c> and <c>.Remove</c> (an id): they work without JavaScript, as they send the form. <c>.NewId</c> is the id that the page gave to what is added: sent twice, it is added once.
/// What was typed into the items is read by their own forms.</summary>
/// <param name="Below">The items below an item; null in a plain list.</param>
/// <param name="Put">Puts items below an item.</param>
/// <param name="Deepest">How many levels may stand below the first.</param>
public sealed partial record HeldItems(Func<JsonObject, JsonArray?>? Below = null, Action<JsonObject, JsonArray>? Put = null, int Deepest = 10)
{
    public const int Most = 1000;

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

    /// <summary>The items as they were posted. Those that this program does not see as items, or that have no id to name them by, stay, at the end.</summary>
    public JsonArray Read(FormField field, PostedField posted, JsonArray? before)
    {
        var known = All(before).DistinctBy(i => i.Item.Text("ContentItemId") ?? "").ToDictionary(i => i.Item.Text("ContentItemId") ?? "", i => i.Item.Copy());
        var rows = Rows(field, posted, known);
        Add(rows, field, posted);
        Move(rows, posted);
        if (posted.First(".Remove") is { Length: > 0 } gone && rows.FindIndex(r => r.Id == gone) is var at and >= 0)
            rows.RemoveRange(at, Block(rows, at));
        var index = 0;
        var read = Nest(rows, ref index, 0);
        foreach (var other in (before ?? []).Where(n => n is not JsonObject item || !AnId().IsMatch(item.Text("ContentItemId") ?? "")))
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

    /// <summary>Puts a copy right after the item whose button was pressed, with ids of its own throughout.</summary>
    public static void Duplicate(PostedField posted, JsonArray items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (posted.First(".Copy") is not { Length: > 0 } id || items.ToList().FindIndex(n => (n as JsonObject).Text("ContentItemId") == id) is not (var at and >= 0))
            return;
        var copy = ((JsonObject)items[at]!).Copy();
        Rename(copy);
        copy["ContentItemId"] = NewId(posted, items.OfType<JsonObject>().Select(i => i.Text("ContentItemId")));
        items.Insert(at + 1, copy);
    }

    private static void Rename(JsonNode? node)
    {
        if (node is JsonObject item)
        {
            if (item.Text("ContentItemId") is not null && item.ContainsKey("ContentType"))
                item["ContentItemId"] = ItemIds.New();
            foreach (var (_, value) in item)
                Rename(value);
        }
        else if (node is JsonArray items)
        {
            foreach (var value in items)
                Rename(value);
        }
    }

    private static string NewId(PostedField posted, IEnumerable<string?> taken) => posted.First(".NewId") is { } proposed && ItemIds.IsId(proposed) && !taken.Contains(proposed) ? proposed : ItemIds.New();

    private static void Add(List<Row> rows, FormField field, PostedField posted)
    {
        var (after, type) = posted.First(".AddAfter")?.Split(':') is [var id, var kind] ? (id, kind) : (null, posted.First(".Add") ?? "");
        if (type == "true")
            type = posted.First(".AddType") ?? posted.First(".TermContentType") ?? "";
        if (type.Length == 0 || (posted.First(".NewId") is { } proposed && rows.Exists(r => r.Id == proposed)) || Make(field, NewId(posted, rows.Select(r => r.Id)), type) is not { } made)
            return;
        var at = after is null ? -1 : rows.FindIndex(r => r.Id == after);
        rows.Insert(after is null ? rows.Count : at < 0 ? 0 : at + Block(rows, at), new(made, at < 0 ? 0 : rows[at].Depth));
    }

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
                case ".In" when Below is not null && DeepestIn(rows, at, block) < Deepest && Former(rows, at) >= 0:
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

    private static int DeepestIn(List<Row> rows, int at, int count) => rows.GetRange(at, count).Max(r => r.Depth);

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
