using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Admin;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Jury.Ranking;
using RadicaleVernieuwers.Jury.Rounds;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Jury.Decisions;

internal sealed record DecisionLine(Decision Decision, string Number, string Title, Prize? Prize)
{
    /// <summary>The entry does not take part any more: nothing comes of the decision, and it may be undone.</summary>
    public bool IsGone { get; init; }
}

internal sealed class DecisionInput
{
    public string Decision { get; set; } = "";
    public string Entry { get; set; } = "";
    /// <summary>The key of a prize, or <c>:Advance</c> or <c>:Decline</c>.</summary>
    public string Outcome { get; set; } = "";
    /// <summary>Where a public vote decides.</summary>
    public int? Votes { get; set; }
    public string InternalReason { get; set; } = "";
    public string MotivationNl { get; set; } = "";
    public string MotivationFr { get; set; } = "";
    public string MotivationEn { get; set; } = "";
}

/// <summary>What the page is made with.</summary>
internal sealed record DecisionParts(PublishDecisions Publish, EntryAnswers Answers);

/// <summary>What the jury decided, why, and in what words the world will read it. The number never decides: people do, with a reason.</summary>
internal sealed class ListModel(AppDb db, Actor actor, TimeProvider clock, Texts texts, DecisionParts parts) : PageModel, IReload
{
    private Edition? _edition;
    private RankingView? _view;

    [FromRoute] public RoundId Id { get; set; }
    [FromQuery(Name = "decision")] public DecisionId? Chosen { get; set; }
    [FromQuery(Name = "entry")] public EntryId? About { get; set; }
    [BindProperty] public DecisionInput Input { get; set; } = new();

    public string Name { get; private set; } = "";
    public int HiddenEntries => _view!.Book.HiddenEntries;
    public IReadOnlyList<DecisionLine> Lines { get; private set; } = [];

    /// <summary>In the order of the ranking; what was not ranked comes after. Nothing is chosen beforehand: the first place is no decision.</summary>
    public IEnumerable<SelectListItem> EntryChoices => _view!.Report.Entries.Select(line => (Place: line.Rank, Entry: _view.EntryOf(line.Entry))).Where(line => line.Entry is not null)
        .Concat(_view.Book.Entries.Select(entry => (Place: (int?)null, Entry: (BookEntry?)entry))).DistinctBy(line => line.Entry!.Id)
        .Select(line => new SelectListItem($"{(line.Place is { } place ? place + ". " : "")}{line.Entry!.Number} {line.Entry.Title}", line.Entry.Id.Value.ToString())).Prepend(Nothing);

    public IEnumerable<SelectListItem> OutcomeChoices => _edition!.Prizes.OrderBy(prize => prize.Order)
        .Select(prize => new SelectListItem(prize.LabelIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), prize.Key))
        .Append(new(texts["Decision.Outcome.Advance"], ":Advance")).Append(new(texts["Decision.Outcome.Decline"], ":Decline")).Prepend(Nothing);

    private SelectListItem Nothing => new(texts["Decision.Choose"], "");

    public async Task OnGetAsync()
    {
        await ReloadAsync();
        if (Lines.FirstOrDefault(line => line.Decision.Id == Chosen) is not { } line)
        {
            Input.Entry = About?.Value.ToString() ?? "";
            return;
        }
        var words = line.Decision.Motivation;
        Input = new()
        {
            Decision = line.Decision.Id.Value.ToString(),
            Entry = line.Decision.EntryId.Value.ToString(),
            Outcome = line.Prize?.Key ?? ":" + line.Decision.Outcome,
            Votes = line.Decision.Votes,
            InternalReason = line.Decision.InternalReason,
            MotivationNl = words.GetValueOrDefault("nl", ""),
            MotivationFr = words.GetValueOrDefault("fr", ""),
            MotivationEn = words.GetValueOrDefault("en", ""),
        };
    }

    public async Task ReloadAsync()
    {
        var round = await db.GetRoundAsync(Id, HttpContext.RequestAborted);
        Name = round.NameIn(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        _edition = await db.Editions.GetAsync(round.EditionId, HttpContext.RequestAborted);
        _view = await RankingView.LoadAsync(db, round, actor.User, null, null, HttpContext.RequestAborted);
        // An entry that withdrew after its decision still stands here: else nobody could undo it.
        var decisions = await (from decision in db.Decisions where decision.RoundId == Id join entry in db.Entries on decision.EntryId equals entry.Id
            select new { Decision = decision, Number = entry.Number ?? "", entry.Title }).ToListAsync(HttpContext.RequestAborted);
        var present = _view.Book.Entries.Select(entry => entry.Id).ToHashSet();
        Lines = [.. decisions.Where(d => !_view.Book.Hidden.Contains(d.Decision.EntryId)).OrderBy(d => d.Decision.Outcome).ThenBy(d => d.Decision.At)
            .Select(d => new DecisionLine(d.Decision, d.Number, d.Title, _edition.Prizes.FirstOrDefault(prize => prize.Id == d.Decision.PrizeId)) { IsGone = !present.Contains(d.Decision.EntryId) })];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ReloadAsync();
        var entry = _view!.Book.Entries.FirstOrDefault(entry => entry.Id.Value.ToString() == Input.Entry) ?? throw new Refusal("Decision.NoEntry") { Field = "Input.Entry" };
        var prize = _edition!.Prizes.FirstOrDefault(prize => prize.Key == Input.Outcome);
        var outcome = Input.Outcome switch { ":Advance" => Outcome.Advance, ":Decline" => Outcome.Decline, _ when prize is not null => Outcome.Prize, _ => throw new Refusal("Decision.NoOutcome") { Field = "Input.Outcome" } };
        var changed = Lines.FirstOrDefault(line => line.Decision.Id.Value.ToString() == Input.Decision)?.Decision;
        if (changed is not null && (changed.EntryId != entry.Id || changed.Outcome != outcome || changed.PrizeId != prize?.Id))
        {
            if (changed.Published is not null)
                throw new Refusal("Decision.IsPublished");
            changed.RefuseIfApplied();
            db.Decisions.Remove(changed);
            changed = null;
        }
        if (changed is null && Lines.Any(line => line.Decision.EntryId == entry.Id && line.Decision.PrizeId == prize?.Id && (prize is not null || line.Decision.Outcome != Outcome.Prize) && line.Decision.Id.Value.ToString() != Input.Decision))
            throw new Refusal("Decision.Twice") { Field = "Input.Entry" };
        if (prize is not null)
            await RefuseUnlessEligibleAsync(entry.Id, prize);
        if (changed is null)
            db.Decisions.Add(changed = Decision.Of(Id, entry.Id, outcome, prize?.Id, actor.User, clock.Instant()));
        changed.CountVotes(Input.Votes);
        changed.Motivate(Input.InternalReason, CriterionInput.Words(Input.MotivationNl, Input.MotivationFr, Input.MotivationEn), actor.User, clock.Instant());
        return this.Done("Decision.Recorded", $"/admin/jury/rounds/{Id.Value}/decisions");
    }

    /// <summary>By the rule of the prize and what was handed in.</summary>
    private async Task RefuseUnlessEligibleAsync(EntryId id, Prize prize)
    {
        if (await db.PrizeRules.AsNoTracking().SingleOrDefaultAsync(r => r.PrizeId == prize.Id, HttpContext.RequestAborted) is not { } rule)
            return;
        var (entry, language) = (await db.Entries.GetAsync(id, HttpContext.RequestAborted), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        var field = (await parts.Answers.FormAsync(_edition!, HttpContext.RequestAborted)).Field(rule.Kind.ToString());
        var asked = field?.Options.FirstOrDefault(option => option.Slug == rule.Value)?.Label.In(language) ?? rule.Value;
        IEnumerable<string> choices = rule.Kind == PrizeRuleKind.Themes ? entry.Themes : await parts.Answers.SubmittedAsync(entry, HttpContext.RequestAborted) is { } item ? field?.KeywordsIn(item.Parts()) ?? [] : [];
        rule.RefuseUnlessMet([.. choices], Input.Votes, prize.LabelIn(language), asked);
    }

    /// <summary>The chair stands for the sentence that the world will read.</summary>
    public async Task<IActionResult> OnPostApproveAsync([FromForm] DecisionId decision)
    {
        await ReloadAsync();
        (Lines.FirstOrDefault(line => line.Decision.Id == decision)?.Decision ?? throw new NotFound()).Approve(actor.User, clock.Instant());
        return this.Done("Decision.ApprovedFlash", $"/admin/jury/rounds/{Id.Value}/decisions");
    }

    public async Task<IActionResult> OnPostUndoAsync([FromForm] DecisionId decision)
    {
        await ReloadAsync();
        var found = Lines.FirstOrDefault(line => line.Decision.Id == decision)?.Decision ?? throw new NotFound();
        found.RefuseIfApplied();
        if (found.Published is not null)
            await parts.Publish.WithdrawAsync(found, clock.Instant(), HttpContext.RequestAborted);
        db.Decisions.Remove(found);
        return this.Done("Decision.Undone", $"/admin/jury/rounds/{Id.Value}/decisions");
    }
}
