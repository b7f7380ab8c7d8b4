using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>What can be done with many items at once.</summary>
public enum BulkAct { Publish, Unpublish, Archive, Trash, Restore }

/// <summary>How it went with one of them: a text key with its arguments.</summary>
/// <param name="Shown">The version that was public before, for undoing.</param>
internal sealed record BulkResult(string ItemId, string Title, bool IsDone, string Key, IReadOnlyList<object?> Arguments, string? Shown = null);

/// <summary>Does one thing to many items. Each has a scope and a save of its own: one that is refused leaves the others alone.</summary>
internal sealed class BulkWork(IServiceScopeFactory scopes, Actor actor)
{
    public const int Most = 200;

    public async Task<IReadOnlyList<BulkResult>> RunAsync(BulkAct act, IEnumerable<string> itemIds, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var results = new List<BulkResult>();
        foreach (var id in itemIds.Distinct().Take(Most))
            results.Add(await OneAsync(act, id, null, person, cancellationToken));
        return results;
    }

    /// <summary>Takes back what <see cref="RunAsync"/> did: <paramref name="shown"/> are pairs of an item and the version that was public, parted by a colon.</summary>
    public async Task<IReadOnlyList<BulkResult>> UndoAsync(BulkAct act, IEnumerable<string> shown, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var results = new List<BulkResult>();
        foreach (var pair in shown.Distinct().Take(Most).Select(s => s.Split(':')))
            results.Add(await OneAsync(act, pair[0], pair.ElementAtOrDefault(1) ?? "", person, cancellationToken));
        return results;
    }

    private async Task<BulkResult> OneAsync(BulkAct act, string id, string? undo, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (actor.User is { } user)
            services.GetRequiredService<Actor>().ActAs(user);
        var title = id;
        try
        {
            var open = await services.GetRequiredService<EditorDesk>().OpenAsync(id, null, cancellationToken);
            title = open.Item.DisplayText;
            if (!person.MayEdit(open.Item.Owner) || !(act is BulkAct.Trash or BulkAct.Restore ? person.MayDelete(open.Item.Owner) : person.MayPublish(open.Item.Owner)))
                return new(id, title, false, "Bulk.NotAllowed", []);
            var result = undo is null ? await DoAsync(act, open, services, cancellationToken) : await UndoAsync(act, open, undo, services, person, cancellationToken);
            await services.GetRequiredService<AppDb>().SaveChangesAsync(cancellationToken);
            return result;
        }
        catch (Refusal refusal)
        {
            return new(id, title, false, refusal.Key, refusal.Arguments);
        }
        catch (NotFound)
        {
            return new(id, title, false, "Bulk.NotFound", []);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(id, title, false, "Save.ChangedMeanwhile", []);
        }
    }

    private static async Task<BulkResult> DoAsync(BulkAct act, OpenItem open, IServiceProvider services, CancellationToken cancellationToken)
    {
        var items = services.GetRequiredService<ContentItems>();
        var (id, title) = (open.Item.ItemId, open.Item.DisplayText);
        switch (act)
        {
            case BulkAct.Publish:
                var (version, missing) = await services.GetRequiredService<PublishItem>().RunAsync(id, cancellationToken);
                if (missing.Count > 0)
                    return new(id, title, false, "Bulk.Incomplete", [string.Join(", ", missing.Select(m => open.Form.Field(m.Field)?.Label.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? m.Field).Distinct())]);
                return version.IsScheduled ? new(id, title, true, "Bulk.Planned", [version.VisibleFrom]) : new(id, title, true, "Bulk.Publish", []);
            case BulkAct.Unpublish:
                return new(id, title, true, "Bulk.Unpublish", [], (await items.UnpublishAsync(id, cancellationToken)).VersionId);
            case BulkAct.Archive:
                return new(id, title, true, "Bulk.Archive", [], (await items.ArchiveAsync(id, cancellationToken))?.VersionId);
            case BulkAct.Trash:
                return new(id, title, true, "Bulk.Trash", [], (await items.TrashAsync(id, cancellationToken))?.VersionId);
            default:
                await items.BringBackAsync(id, cancellationToken);
                return new(id, title, true, "Bulk.Restore", []);
        }
    }

    private static async Task<BulkResult> UndoAsync(BulkAct act, OpenItem open, string shown, IServiceProvider services, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var items = services.GetRequiredService<ContentItems>();
        var id = open.Item.ItemId;
        if (act is BulkAct.Archive or BulkAct.Trash)
            await items.BringBackAsync(id, cancellationToken);
        if (shown.Length > 0 && person.MayPublish(open.Item.Owner))
            await items.ShowAgainAsync(id, shown, cancellationToken);
        return new(id, open.Item.DisplayText, true, "Bulk.Undone", []);
    }
}
