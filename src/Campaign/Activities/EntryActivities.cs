using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Workflows;

namespace RadicaleVernieuwers.Campaign;

/// <summary>Waits for something that happens to an entry, of the edition or the very entry that the workflow is about; a workflow that begins with it is about that entry.</summary>
internal abstract class EntryActivity(string name) : IActivity
{
    public string Name { get; } = name;
    public ActivityGroup Group => ActivityGroup.Campaign;
    public bool IsEvent => true;

    public Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken) => Task.FromResult<ActivityResult>(new WaitFor(Name, run.Correlation));

    public async Task<ActivityResult> WokenAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        run.Set("EntryId", WorkflowJson.Text(run.Input, "EntryId"));
        if (Guid.TryParse(WorkflowJson.Text(run.Input, "EntryId"), out var guid))
        {
            var id = new EntryId(guid);
            run.Say("Campaign.Said.Entry", await run.Db.Entries.Where(e => e.Id == id).Select(e => e.Number ?? e.Title).SingleOrDefaultAsync(cancellationToken));
        }
        return new Outcomes("Done");
    }
}

internal sealed class EntrySubmittedEvent() : EntryActivity(nameof(EntrySubmittedEvent));

internal sealed class EntryAdmittedEvent() : EntryActivity(nameof(EntryAdmittedEvent));

/// <summary>Tells the workflows what happened to entries. Handing in again is not told again.</summary>
internal sealed class HearEntries(WorkflowTriggers triggers) : IHandle<EntrySubmitted>, IHandle<EntryDecided>
{
    public Task HandleAsync(EntrySubmitted happened, AppDb db, CancellationToken cancellationToken) =>
        happened.Again ? Task.CompletedTask : FireAsync(nameof(EntrySubmittedEvent), happened.Entry, happened.Edition, cancellationToken);

    public Task HandleAsync(EntryDecided happened, AppDb db, CancellationToken cancellationToken) =>
        happened.Verdict != Verdict.Admitted ? Task.CompletedTask : FireAsync(nameof(EntryAdmittedEvent), happened.Entry, happened.Edition, cancellationToken);

    private Task FireAsync(string name, EntryId entry, EditionId edition, CancellationToken cancellationToken) =>
        triggers.FireAsync(name, [Entry.SubjectOf(entry), $"{EditionFacts.Kind}/{edition.Value}"], new JsonObject { ["EntryId"] = entry.Value.ToString(), ["EditionId"] = edition.Value.ToString() }, cancellationToken);
}
