using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Fluid;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Liquid;

/// <summary>Templates and placements in the database, by the names of Orchard Core's steps <c>Templates</c> and <c>Placements</c>. They are asked before the theme's files.</summary>
internal sealed class StoredTemplates(IReadOnlyDictionary<string, string> templates, Placements placements)
{
    public const string TemplatePrefix = "template.";
    public const string PlacementPrefix = "placement.";
    /// <summary>Marks a template that could not be read when it came in.</summary>
    public const string Off = "Off";
    private readonly ConcurrentDictionary<string, IFluidTemplate> _parsed = new(StringComparer.OrdinalIgnoreCase);

    public Placements Placements => placements;

    public string? Find(string shape) => templates.GetValueOrDefault(shape);

    public IFluidTemplate Parsed(string shape, Func<string, string, IFluidTemplate> parse) => _parsed.GetOrAdd(shape, name => parse(name, templates[name]));
}

/// <summary>Which state of the site this node shows. It moves after whoever changes a template sends <see cref="StoredTemplatesReader.Subject"/> through the feed.</summary>
public interface IShownPosition
{
    /// <summary>Negative while it is not known yet.</summary>
    long Now { get; }
}

/// <summary>Reads them once, and again when the feed moved on.</summary>
internal sealed class StoredTemplatesReader(AppDb db, StoredTemplatesMemory memory, IShownPosition position)
{
    public const string Subject = "templates";
    private StoredTemplates? _here;

    public async ValueTask<StoredTemplates> ReadAsync(CancellationToken cancellationToken = default) => _here ??= await FreshAsync(cancellationToken);

    private async Task<StoredTemplates> FreshAsync(CancellationToken cancellationToken)
    {
        var shown = position.Now;
        if (memory.At is { } known && known.Position == shown && shown >= 0)
            return known.Templates;
        var rows = await db.SiteSettings.AsNoTracking().Where(s => s.Name.StartsWith(StoredTemplates.TemplatePrefix) || s.Name.StartsWith(StoredTemplates.PlacementPrefix)).ToListAsync(cancellationToken);
        var read = Of(rows);
        memory.At = new(shown, read);
        return read;
    }

    private static StoredTemplates Of(List<SiteSetting> rows)
    {
        var templates = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var placements = new JsonObject();
        foreach (var row in rows)
        {
            if (row.Name.StartsWith(StoredTemplates.PlacementPrefix, StringComparison.Ordinal))
                placements[row.Name[StoredTemplates.PlacementPrefix.Length..]] = JsonNode.Parse(row.Value);
            else if (JsonNode.Parse(row.Value) is JsonObject template && template["Content"] is JsonValue content && content.TryGetValue<string>(out var text) && template[StoredTemplates.Off] is null)
                templates[row.Name[StoredTemplates.TemplatePrefix.Length..]] = text;
        }
        return new StoredTemplates(templates, Placements.Of(placements));
    }
}

/// <summary>Where the database and the theme's <c>placement.json</c> put a shape.</summary>
public sealed class PlacementTable
{
    private readonly ThemeViews _views;
    private readonly StoredTemplatesReader _stored;

    internal PlacementTable(ThemeViews views, StoredTemplatesReader stored) => (_views, _stored) = (views, stored);

    /// <summary>Null where neither says anything.</summary>
    public async ValueTask<Place?> FindAsync(Placed about, CancellationToken cancellationToken = default) =>
        (await _stored.ReadAsync(cancellationToken)).Placements.Find(about) ?? _views.Placements.Find(about);
}

/// <summary>This node's copy.</summary>
internal sealed class StoredTemplatesMemory
{
    public volatile Kept? At;

    public sealed record Kept(long Position, StoredTemplates Templates);
}
