using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>What stands in the way of removing a type, and what would go with it.</summary>
/// <param name="Items">Of the type itself, wherever they lie: also in the archive and the trash.</param>
/// <param name="Holders">Items of other types that hold some inside: terms, blocks.</param>
/// <param name="Mentions">Types whose settings name it.</param>
/// <param name="Fields">Questions that go.</param>
internal sealed record TypeRemoval(int Items, int Holders, IReadOnlyList<ContentTypeDefinition> Mentions, int Fields, bool IsForm, bool IsOfTheHouse)
{
    public bool IsFree => Items == 0 && Holders == 0 && !IsForm && !IsOfTheHouse;
}

/// <summary>Removes types that nothing stands on. A type with items stays: without it nobody could read them any more.</summary>
internal sealed class RemoveType(AppDb db, ContentTypes types, AnswerTypes answers)
{
    /// <summary>Pages of the site itself are made of these.</summary>
    private static readonly HashSet<string> OfTheHouse = ["Story", "Page", "Event", "PressRelease", "Person", "Partner", "Taxonomy", "HomePage", "Menu", "LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"];

    /// <exception cref="NotFound">No such type.</exception>
    public async Task<TypeRemoval> LookAsync(string name, CancellationToken cancellationToken)
    {
        var type = await types.GetAsync(name, cancellationToken);
        var all = await types.AllAsync(cancellationToken);
        var (items, held) = (db.Set<ContentItem>().AsNoTracking(), HeldJson.MarkOf(name));
        return new(
            await items.Where(i => i.ContentType == name).Select(i => i.ItemId).Distinct().CountAsync(cancellationToken),
            await items.Where(i => i.ContentType != name && (i.IsLatest || i.IsPublished) && i.Json.Contains(held)).Select(i => i.ItemId).Distinct().CountAsync(cancellationToken),
            [.. all.All.Where(t => t.Name != name && (Names(all.TypesAsJson[t.Name].Write(), name) || t.Parts.Any(p => all.PartsAsJson.GetValueOrDefault(p.PartName) is { } part && Names(part.Write(), name))))],
            type.Parts.Where(p => p.PartName == name).Sum(p => p.Part.Fields.Count),
            (await answers.AllAsync(cancellationToken)).Contains(name),
            OfTheHouse.Contains(name));
    }

    /// <summary>The type goes with the next save, and so does the part that holds its own fields.</summary>
    /// <exception cref="Refusal"><c>Type.RemoveNot</c>: something stands on it.</exception>
    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        if (!(await LookAsync(name, cancellationToken)).IsFree)
            throw new Refusal("Type.RemoveNot");
        var names = Json.ToArray([name]);
        await types.ChangeLiveAsync(d => d.Delete(new() { ["ContentTypes"] = names.DeepClone(), ["ContentParts"] = d.All.Any(t => t.Name != name && t.Has(name)) ? [] : names }), cancellationToken);
    }

    private static bool Names(string json, string name) => json.Contains($"\"{name}\"", StringComparison.Ordinal);
}
