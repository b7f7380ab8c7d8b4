using System.Text.Json.Nodes;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows;

/// <summary>What the steps about content share: which item it is.</summary>
internal static class OfItem
{
    /// <summary>The id that the setting writes; else the item of the event, else the one that the workflow is about.</summary>
    /// <exception cref="Refusal"><c>Workflow.NoItem</c>.</exception>
    public static async Task<string> ItemAsync(this ActivityRun run, CancellationToken cancellationToken)
    {
        var written = (await run.TextAsync("Content", cancellationToken)).Trim();
        return written.Length > 0 ? written
            : run.Properties.Text("ContentItemId") is { Length: > 0 } met ? met
            : run.Correlation.StartsWith("item/", StringComparison.Ordinal) ? run.Correlation["item/".Length..]
            : throw new Refusal("Workflow.NoItem");
    }
}

/// <summary>Publishes the latest version of an item, or plans it.</summary>
internal sealed class PublishContentTask(ContentItems items) : IActivity
{
    public string Name => nameof(PublishContentTask);
    public ActivityGroup Group => ActivityGroup.Content;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Content", SettingKind.Line, IsExpression: true, NeedsSyntax: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var item = await items.PublishAsync(await run.ItemAsync(cancellationToken), cancellationToken);
        run.Say("Workflow.Said.Published", item.DisplayText);
        return new Outcomes("Published");
    }

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Published"];
}

/// <summary>Takes an item out of the public site; an item that is not public stays as it is.</summary>
internal sealed class UnpublishContentTask(ContentItems items) : IActivity
{
    public string Name => nameof(UnpublishContentTask);
    public ActivityGroup Group => ActivityGroup.Content;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new("Content", SettingKind.Line, IsExpression: true, NeedsSyntax: true)];

    public async Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        var id = await run.ItemAsync(cancellationToken);
        if (await items.PublishedAsync(id, cancellationToken) is null && await items.ScheduledAsync(id, cancellationToken) is null)
            return new Outcomes("Noop");
        var item = await items.UnpublishAsync(id, cancellationToken);
        run.Say("Workflow.Said.Unpublished", item.DisplayText);
        return new Outcomes("Unpublished");
    }

    public IReadOnlyList<string> OutcomesOf(JsonObject properties) => ["Unpublished", "Noop"];
}

/// <summary>Waits for something that happens to content of certain types, or begins with it: of the item that the workflow is about, or of any.</summary>
internal abstract class ContentEvent(string name) : IActivity
{
    private const string Filter = "ContentTypeFilter";

    public string Name { get; } = name;
    public ActivityGroup Group => ActivityGroup.Content;
    public bool IsEvent => true;
    public IReadOnlyList<ActivitySetting> Settings { get; } = [new(Filter, SettingKind.Lines)];

    public Task<ActivityResult> RunAsync(ActivityRun run, CancellationToken cancellationToken) =>
        Task.FromResult<ActivityResult>(new WaitFor(Name, run.Correlation.StartsWith("item/", StringComparison.Ordinal) ? run.Correlation : Any));

    public Task<ActivityResult> WokenAsync(ActivityRun run, CancellationToken cancellationToken)
    {
        run.Set("ContentItemId", run.Input.Text("ContentItemId"));
        run.Set("ContentType", run.Input.Text("ContentType"));
        run.Say("Workflow.Said.Content", run.Input.Text("DisplayText"));
        return Task.FromResult<ActivityResult>(new Outcomes("Done"));
    }

    public bool Hears(JsonObject properties, JsonObject input) => properties.Texts(Filter) is var types && (types.Count == 0 || types.Contains(input.Text("ContentType")));

    /// <summary>What a wait for any item is under.</summary>
    internal const string Any = "item";
}

internal sealed class ContentCreatedEvent() : ContentEvent(nameof(ContentCreatedEvent));

internal sealed class ContentPublishedEvent() : ContentEvent(nameof(ContentPublishedEvent));

internal sealed class ContentUnpublishedEvent() : ContentEvent(nameof(ContentUnpublishedEvent));

internal sealed class ContentDeletedEvent() : ContentEvent(nameof(ContentDeletedEvent));

/// <summary>Tells the workflows what happened to content.</summary>
internal sealed class HearContent(WorkflowTriggers triggers) : IHandle<ItemHappened>
{
    public Task HandleAsync(ItemHappened happened, AppDb db, CancellationToken cancellationToken)
    {
        var input = new JsonObject { ["ContentItemId"] = happened.ItemId, ["ContentType"] = happened.ContentType, ["DisplayText"] = happened.DisplayText };
        return triggers.FireAsync($"Content{happened.What}Event", [ContentItem.SubjectOf(happened.ItemId), ContentEvent.Any], input, cancellationToken);
    }
}
