using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows.Instances;

namespace RadicaleVernieuwers.Workflows.Types;

/// <summary>What the pages of a type read and keep.</summary>
internal sealed class TypeDesk(AppDb db, Activities activities, WorkflowLibrary library, DeskReader reader, Actor actor)
{
    public DateTimeOffset Now => reader.Now;

    public Activities Activities => activities;

    /// <exception cref="NotFound">There is no such type or version.</exception>
    public async Task<(WorkflowType Type, WorkflowDefinition Definition, IReadOnlyList<Problem> Problems)> FindAsync(string id, int? version, CancellationToken cancellationToken)
    {
        var type = await db.WorkflowTypes.SingleOrDefaultAsync(t => t.WorkflowTypeId == id, cancellationToken) ?? throw new NotFound();
        var number = version ?? type.LatestVersion;
        var json = await db.WorkflowVersions.Where(v => v.WorkflowTypeId == id && v.Number == number).Select(v => v.Json).SingleOrDefaultAsync(cancellationToken) ?? throw new NotFound();
        var definition = WorkflowDefinition.Read(json);
        return (type, definition, DefinitionCheck.Of(definition, activities));
    }

    /// <summary>What an editor works on: the draft, else the latest version.</summary>
    public async Task<(WorkflowType Type, WorkflowDefinition Definition, IReadOnlyList<Problem> Problems)> EditedAsync(string id, CancellationToken cancellationToken)
    {
        var (type, latest, problems) = await FindAsync(id, null, cancellationToken);
        if (type.DraftJson is not { } draft)
            return (type, latest, problems);
        var definition = WorkflowDefinition.Read(draft);
        return (type, definition, DefinitionCheck.Of(definition, activities));
    }

    /// <summary>Keeps a definition as a new version, of which new instances are.</summary>
    public Task KeepAsync(WorkflowDefinition definition, CancellationToken cancellationToken) => library.KeepAsync(definition, actor.User, cancellationToken);

    /// <exception cref="Refusal"><c>Save.ChangedMeanwhile</c>: somebody else changed it since it was on the screen.</exception>
    public static void Change(WorkflowType type, int seen, WorkflowDefinition draft)
    {
        if (seen != type.Version)
            throw new Refusal("Save.ChangedMeanwhile");
        type.Draft(draft);
    }

    public string TitleOf(WorkflowDefinition definition, string activity) => definition.Find(activity) is { } node ? reader.TitleOf(node) : activity;
}
