using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>Versions, read once: they never change.</summary>
internal sealed class WorkflowDefinitions
{
    private const int MostKept = 200;
    private readonly ConcurrentDictionary<(string Type, int Version), WorkflowDefinition> _read = new();

    /// <summary>What this instance follows.</summary>
    public Task<WorkflowDefinition> OfAsync(AppDb db, WorkflowInstance instance, CancellationToken cancellationToken) => OfAsync(db, instance.WorkflowTypeId, instance.TypeVersion, cancellationToken);

    /// <exception cref="NotFound">There is no such version.</exception>
    public async Task<WorkflowDefinition> OfAsync(AppDb db, string type, int version, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue((type, version), out var known))
            return known;
        var json = await db.WorkflowVersions.Where(v => v.WorkflowTypeId == type && v.Number == version).Select(v => v.Json).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        if (_read.Count >= MostKept)
            _read.Clear();
        return _read[(type, version)] = WorkflowDefinition.Read(json);
    }
}
