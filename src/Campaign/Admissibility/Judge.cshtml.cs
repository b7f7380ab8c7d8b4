using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign.Admissions;

/// <summary>The checklist of one entry, and the decision.</summary>
internal sealed class JudgeModel(AppDb db, EntryAnswers answers, Actor actor, Letters letters, TimeProvider clock) : PageModel, IReload
{
    [FromRoute]
    public EntryId Id { get; set; }

    [BindProperty]
    public List<Finding> Findings { get; set; } = [];

    [BindProperty]
    public JudgeInput Input { get; set; } = new();

    public Entry Entry { get; private set; } = null!;
    public Edition Edition { get; private set; } = null!;
    public FormDefinition Form { get; private set; } = null!;
    public JsonObject Answers { get; private set; } = [];
    public IReadOnlyList<Rule> Rules { get; private set; } = [];
    public IReadOnlyList<Hint> Hints { get; private set; } = [];
    private Dictionary<string, AdmissibilityCheck> Checks { get; set; } = [];

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        Findings = [.. Rules.Select(r => Checks.GetValueOrDefault(r.Key)).Zip(Rules, (c, r) => new Finding { Rule = r.Key, IsMet = c?.IsMet, Reason = c?.Reason ?? "" })];
    }

    /// <summary>What the entrant will read, once somebody asked to refuse and did not say yes yet.</summary>
    public string? RefusesWith { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? go, bool sure)
    {
        var now = clock.Instant();
        await ReloadAsync();
        foreach (var finding in Findings.Where(f => Rules.Any(r => r.Key == f.Rule)))
            Find(finding, now);
        if (!Enum.TryParse<Verdict>(go, out var verdict))
            return this.Done("Judge.Saved", $"/admin/entries/{Id.Value}/admit");
        var reason = Input.Reason ?? "";
        RefuseUnlessFounded(verdict, ref reason);
        if (verdict == Verdict.Refused && !sure)
        {
            RefusesWith = reason;
            ModelState.Clear();
            return Page();
        }
        Entry.Decide(verdict, actor.User, now, reason, RepairBefore());
        if (verdict == Verdict.Admitted && Edition.Publication.Card == PublicWhen.Admitted)
            Entry.Publish(actor.User, now);
        await letters.DecidedAsync(Entry, HttpContext.RequestAborted);
        return new AfterIndex(this.Done($"Judge.Done{verdict}", $"/admin/entries/{Id.Value}", Entry.Title));
    }

    public async Task ReloadAsync()
    {
        var aborted = HttpContext.RequestAborted;
        Entry = await db.Entries.GetAsync(Id, aborted);
        Edition = await db.Editions.GetAsync(Entry.EditionId, aborted);
        Form = await answers.FormAsync(Edition, aborted);
        Answers = (await answers.SubmittedAsync(Entry, aborted) ?? await answers.LatestAsync(Entry, aborted)).Parts();
        Rules = Edition.Rules.Count > 0 ? Edition.Rules : [.. Admissibility.InOrder.Select(key => new Rule(key))];
        Hints = [.. Rules.Select(r => Campaign.Hints.For(r.Key, Entry, Edition, Form, Answers, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName))];
        Checks = await db.Set<AdmissibilityCheck>().Where(c => c.EntryId == Id).ToDictionaryAsync(c => c.Rule, aborted);
        while (Findings.Count < Rules.Count)
            Findings.Add(new() { Rule = Rules[Findings.Count].Key });
    }

    public AdmissibilityCheck? FoundOf(string rule) => Checks.GetValueOrDefault(rule);

    /// <summary>What this page did not touch stays as a colleague left it meanwhile.</summary>
    private void Find(Finding finding, DateTimeOffset now)
    {
        var (reason, was) = (finding.Reason ?? "", finding.WasReason ?? "");
        if (finding.IsMet == finding.WasMet && reason == was)
            return;
        var check = CheckFor(finding.Rule);
        if ((check.IsMet, check.Reason) != (finding.WasMet, was) && (check.IsMet, check.Reason) != (finding.IsMet, reason))
            throw new Refusal("Judge.Meanwhile") { Field = $"Findings[{Findings.IndexOf(finding)}].Reason" };
        check.Find(finding.IsMet, reason, actor.User, now);
    }

    /// <summary>Admitted needs every rule met; the other two need a rule that is not, or words of their own.</summary>
    private void RefuseUnlessFounded(Verdict verdict, ref string reason)
    {
        if (verdict == Verdict.Admitted)
        {
            if (Rules.FirstOrDefault(r => CheckFor(r.Key).IsMet != true) is { } open)
                throw new Refusal("Judge.NotAllMet") { Field = $"Findings[{Rules.ToList().IndexOf(open)}].Reason" };
            return;
        }
        if (string.IsNullOrWhiteSpace(reason))
            reason = string.Join('\n', Rules.Select(r => CheckFor(r.Key)).Where(c => c.IsMet == false && c.Reason.Length > 0).Select(c => c.Reason));
        if (string.IsNullOrWhiteSpace(reason))
            throw new Refusal("Judge.ReasonMissing") { Field = "Input.Reason" };
    }

    private DateTimeOffset? RepairBefore()
    {
        var typed = new TypedInstant { Local = Input.RepairBefore, Which = "first" };
        try
        {
            return typed.ToInstant("Input");
        }
        catch (Refusal refusal)
        {
            throw new Refusal(refusal.Key, [.. refusal.Arguments]) { Field = "Input.RepairBefore" };
        }
    }

    private AdmissibilityCheck CheckFor(string rule)
    {
        if (Checks.TryGetValue(rule, out var check))
            return check;
        Checks[rule] = check = AdmissibilityCheck.Of(Id, rule);
        db.Add(check);
        return check;
    }

    internal sealed class Finding
    {
        public string Rule { get; set; } = "";
        public bool? IsMet { get; set; }
        [StringLength(AdmissibilityCheck.LongestReason)]
        public string? Reason { get; set; }
        /// <summary>What stood there when the page was made, and below it.</summary>
        public bool? WasMet { get; set; }
        public string? WasReason { get; set; }
    }

    internal sealed class JudgeInput
    {
        [StringLength(5000)]
        public string? Reason { get; set; }
        public DateTime? RepairBefore { get; set; }
    }
}
