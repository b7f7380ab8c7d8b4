using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Search;

namespace RadicaleVernieuwers.Content;

/// <summary>The definitions of this site: read once, kept in memory until a row changes.</summary>
public sealed class ContentTypes(AppDb db, DefinitionsInMemory memory, TimeProvider clock)
{
    private ContentDefinitions? _here;

    public async Task<ContentDefinitions> AllAsync(CancellationToken cancellationToken = default) => _here ??= await ReadAsync(cancellationToken);

    public async Task<ContentTypeDefinition?> FindAsync(string name, CancellationToken cancellationToken = default) => (await AllAsync(cancellationToken)).Find(name);

    /// <exception cref="NotFound">No such type.</exception>
    public async Task<ContentTypeDefinition> GetAsync(string name, CancellationToken cancellationToken = default) =>
        await FindAsync(name, cancellationToken) ?? throw new NotFound();

    /// <summary>Changes definitions with the next save: <c>ChangeAsync(d => d.Merge(step))</c>.</summary>
    public async Task ChangeAsync(Func<ContentDefinitions, ContentDefinitions> change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var before = await AllAsync(cancellationToken);
        var after = change(before);
        var rows = await db.Set<DefinitionRow>().ToListAsync(cancellationToken);
        rows.AddRange(db.Set<DefinitionRow>().Local.Except(rows).ToArray());
        Apply(rows, DefinitionKind.Type, after.TypesAsJson);
        Apply(rows, DefinitionKind.Part, after.PartsAsJson);
        _here = after;
    }

    /// <summary>The same while the site is in use: the index and the public pages follow, as a question may have become public or no longer be.</summary>
    public async Task ChangeLiveAsync(Func<ContentDefinitions, ContentDefinitions> change, CancellationToken cancellationToken = default)
    {
        await ChangeAsync(change, cancellationToken);
        Reindex.AskWithNextSave(db);
    }

    private void Apply(List<DefinitionRow> rows, DefinitionKind kind, IReadOnlyDictionary<string, JsonObject> definitions)
    {
        var now = clock.Instant();
        foreach (var (name, json) in definitions)
        {
            if (rows.Find(r => r.Kind == kind && r.Name == name) is { } row)
                row.Write(json, now);
            else
                db.Add(DefinitionRow.Of(kind, name, json, now));
        }
        db.RemoveRange(rows.Where(r => r.Kind == kind && !definitions.ContainsKey(r.Name)));
    }

    private async Task<ContentDefinitions> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = db.Set<DefinitionRow>().AsNoTracking();
        var stamp = await rows.GroupBy(_ => 1).Select(g => new DefinitionsStamp(g.Count(), g.Sum(r => r.Version), g.Max(r => r.Changed))).SingleOrDefaultAsync(cancellationToken);
        if (stamp is null)
            return ContentDefinitions.Empty;
        if (memory.Find(stamp) is { } known)
            return known;
        var all = await rows.ToListAsync(cancellationToken);
        var read = ContentDefinitions.Of(all.Where(r => r.Kind == DefinitionKind.Type).Select(r => Json.Parse(r.Json)), all.Where(r => r.Kind == DefinitionKind.Part).Select(r => Json.Parse(r.Json)));
        memory.Keep(stamp, read);
        return read;
    }
}

/// <summary>Says which state of the definition rows a copy was read from.</summary>
internal sealed record DefinitionsStamp(int Rows, int Versions, long Changed);

/// <summary>This node's copy of the definitions.</summary>
public sealed class DefinitionsInMemory
{
    private volatile Tuple<DefinitionsStamp, ContentDefinitions>? _kept;

    internal ContentDefinitions? Find(DefinitionsStamp stamp) => _kept is { } kept && kept.Item1 == stamp ? kept.Item2 : null;

    internal void Keep(DefinitionsStamp stamp, ContentDefinitions definitions) => _kept = Tuple.Create(stamp, definitions);
}
