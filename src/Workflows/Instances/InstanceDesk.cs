using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Workflows.Instances;

/// <summary>What the pages of an instance show of its steps, for one reader.</summary>
internal sealed class InstanceDesk(AppDb db, Activities activities, Engine engine, WorkflowDefinitions definitions, DeskReader reader)
{
    public async Task<(WorkflowDefinition Definition, IReadOnlyList<Stand> Stands)> StandsAsync(WorkflowInstance instance, ClaimsPrincipal person, CancellationToken cancellationToken)
    {
        var definition = await definitions.OfAsync(db, instance, cancellationToken);
        var waits = await db.WorkflowWaits.AsNoTracking().Where(w => w.InstanceId == instance.Id).ToDictionaryAsync(w => w.Token, cancellationToken);
        var stands = new List<Stand>();
        foreach (var token in instance.State.Tokens)
        {
            var (node, wait) = (definition.Find(token.Activity), waits.GetValueOrDefault(token.Id));
            var run = node is null ? null : engine.Run(db, instance, node, token, reader.Now);
            var (question, link) = run is null || wait is not { Choices.Count: > 0 } ? ("", "") : (await FillAsync(run, "Question", cancellationToken), await FillAsync(run, "Link", cancellationToken));
            stands.Add(new(token, node, wait, wait is { Choices.Count: > 0 } && await MayAnswerAsync(wait.AskedOf, person), question, link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal) ? link : "",
                node is null ? [] : activities.Find(node.Name)?.OutcomesOf(node.Properties) ?? [.. definition.From(node.Id).Select(t => t.Outcome).Distinct()]));
        }
        return (definition, stands);
    }

    /// <summary>Whether this person is one of those who are asked; nobody named means whoever runs the workflows.</summary>
    public Task<bool> MayAnswerAsync(IReadOnlyList<string> askedOf, ClaimsPrincipal person) => reader.IsAmongAsync(askedOf, person);

    public string TitleOf(ActivityNode node) => reader.TitleOf(node);

    /// <summary>A question that cannot be read must not hide the answers.</summary>
    private static async Task<string> FillAsync(ActivityRun run, string setting, CancellationToken cancellationToken)
    {
        try
        {
            return (await run.TextAsync(setting, cancellationToken)).Trim();
        }
        catch (Refusal)
        {
            return "";
        }
    }
}

/// <summary>Who reads, when, and what steps are called in their language.</summary>
internal sealed class DeskReader(Texts texts, IAuthorizationService authorization, TimeProvider clock)
{
    public DateTimeOffset Now => clock.Instant();

    /// <summary>What a person called it; else what the activity is called.</summary>
    public string TitleOf(ActivityNode node) => node.Title.Length > 0 ? node.Title : texts.Has("nl", "Activity." + node.Name) ? texts["Activity." + node.Name] : node.Name;

    public async Task<bool> IsAmongAsync(IReadOnlyList<string> askedOf, ClaimsPrincipal person)
    {
        foreach (var one in askedOf.DefaultIfEmpty(Permissions.ManageWorkflows))
        {
            if (Permissions.All.Contains(one) ? (await authorization.AuthorizeAsync(person, one)).Succeeded : person.IsInRole(one))
                return true;
        }
        return false;
    }
}
