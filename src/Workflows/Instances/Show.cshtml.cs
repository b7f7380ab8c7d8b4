using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Workflows.Instances;

/// <summary>A place where the instance stands, and what one may do there.</summary>
internal sealed record Stand(Token Token, ActivityNode? Node, WorkflowWait? Wait, bool MayAnswer, string Question, string Link, IReadOnlyList<string> Outcomes);

/// <summary>One instance: where it stands, what comes next and when, what happened, and what a person may do. Whoever is asked something in it may see it.</summary>
internal sealed class ShowModel(AppDb db, Steering steering, InstanceDesk desk, IEnumerable<IWorkflowSubjects> subjects, IAuthorizationService authorization) : PageModel, IReload
{
    private const int MostLines = 200;

    [FromRoute] public WorkflowInstanceId Id { get; set; }
    [BindProperty] public string? Reason { get; set; }

    public WorkflowInstance Instance { get; private set; } = null!;
    public WorkflowDefinition Definition { get; private set; } = null!;
    public IReadOnlyList<Stand> Stands { get; private set; } = [];
    public IReadOnlyList<JournalLine> Journal { get; private set; } = [];
    public IReadOnlyDictionary<UserId, string> People { get; private set; } = new Dictionary<UserId, string>();
    public string Subject { get; private set; } = "";
    public DateTimeOffset? Retry { get; private set; }
    public int Latest { get; private set; }
    public bool MayManage { get; private set; }

    public IReadOnlySet<string> Here => Instance.State.Tokens.Select(t => t.Activity).ToHashSet(StringComparer.Ordinal);

    public string TitleOf(string activity) => Definition.Find(activity) is { } node ? desk.TitleOf(node) : activity;

    public async Task<IActionResult> OnGetAsync()
    {
        await ReloadAsync();
        return await MaySeeAsync() ? Page() : Forbid();
    }

    public async Task ReloadAsync()
    {
        var cancel = HttpContext.RequestAborted;
        MayManage = (await authorization.AuthorizeAsync(User, Permissions.ManageWorkflows)).Succeeded;
        Instance = await db.WorkflowInstances.SingleOrDefaultAsync(i => i.Id == Id, cancel) ?? throw new NotFound();
        (Definition, Stands) = await desk.StandsAsync(Instance, User, cancel);
        Journal = await db.WorkflowJournal.AsNoTracking().Where(l => l.InstanceId == Id).OrderByDescending(l => l.Number).Take(MostLines).ToListAsync(cancel);
        UserId[] people = [.. Journal.Select(l => l.By).OfType<UserId>().Distinct()];
        People = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancel);
        Subject = (await subjects.NamesOfAsync(db, [Instance.Correlation], cancel)).GetValueOrDefault(Instance.Correlation, Instance.Correlation);
        Latest = await db.WorkflowTypes.Where(t => t.WorkflowTypeId == Instance.WorkflowTypeId).Select(t => t.LatestVersion).SingleAsync(cancel);
        var key = Id.Value.ToString("N") + "/";
        Retry = await db.Dues.Where(d => d.Kind == StepJob.DueKind && d.Subject.StartsWith(key) && d.Failure != null).Select(d => (DateTimeOffset?)d.At).MinAsync(cancel);
    }

    public async Task<IActionResult> OnPostAnswerAsync([FromForm] int token, [FromForm] string action)
    {
        await ReloadAsync();
        if (Stands.FirstOrDefault(s => s.Token.Id == token) is not { MayAnswer: true })
            return Forbid();
        await steering.AnswerAsync(Id, token, action, Reason ?? "", HttpContext.RequestAborted);
        return this.Done("Workflow.Answered", Url, action);
    }

    public Task<IActionResult> OnPostPauseAsync() => ManageAsync("Workflow.PausedFlash", () => steering.PauseAsync(Id, Reason ?? "", HttpContext.RequestAborted));

    public Task<IActionResult> OnPostGoOnAsync() => ManageAsync("Workflow.GoesOn", () => steering.GoOnAsync(Id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostRetryAsync() => ManageAsync("Workflow.Retries", () => steering.RetryAsync(Id, HttpContext.RequestAborted));

    public Task<IActionResult> OnPostSkipAsync([FromForm] int token, [FromForm] string outcome) =>
        ManageAsync("Workflow.SkippedFlash", () => steering.SkipAsync(Id, token, outcome, Reason ?? "", HttpContext.RequestAborted));

    public Task<IActionResult> OnPostAbortAsync() => ManageAsync("Workflow.AbortedFlash", () => steering.AbortAsync(Id, Reason ?? "", HttpContext.RequestAborted));

    private new string Url => $"/admin/workflows/{Id.Value}";

    private async Task<IActionResult> ManageAsync(string done, Func<Task> act)
    {
        if (!(await authorization.AuthorizeAsync(User, Permissions.ManageWorkflows)).Succeeded)
            return Forbid();
        await act();
        return this.Done(done, Url);
    }

    private async Task<bool> MaySeeAsync()
    {
        if (MayManage)
            return true;
        foreach (var node in Definition.Activities.Where(a => a.Name == UserTaskEvent.Known))
        {
            if (await desk.MayAnswerAsync(node.Properties.Texts("Roles"), User))
                return true;
        }
        return false;
    }
}
