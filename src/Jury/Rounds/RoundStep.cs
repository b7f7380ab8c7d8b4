using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Accounts;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Jury;

/// <summary><c>RadicaleRound</c>: a round with its criteria, and for a demo its jurors, conflicts, readings and scores. A round is known by its edition and Dutch name; what is there already stays. Without criteria it asks those of the round before.</summary>
internal sealed class RoundStep : IRecipeStep
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public string Name => "RadicaleRound";

    public async Task RunAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken)
    {
        var told = step.Deserialize<RoundRecipe>(Reading)!;
        var db = run.Db;
        var edition = await db.Editions.SingleOrDefaultAsync(e => e.Slug == told.Edition, cancellationToken) ?? throw new Refusal("Round.NoEdition", told.Edition);
        var rounds = await db.Rounds.Where(r => r.EditionId == edition.Id).ToListAsync(cancellationToken);
        if (rounds.Find(r => r.NameIn("nl") == told.Title) is { } known)
        {
            run.Report.Unchanged($"Round {told.Title}");
            await SeatAsync(told, known, run, cancellationToken);
            return;
        }
        var round = Round.Plan(edition.Id, new Dictionary<string, string>(told.Names ?? []) { ["nl"] = told.Title });
        var before = told.After is { } name ? rounds.Find(r => r.NameIn("nl") == name) ?? throw new Refusal("Round.NoEarlier", name) : null;
        round.Ask(told.Criteria is { } criteria ? [.. criteria.Select(criterion => criterion.ToCriterion())] : before?.AllCriteria ?? []);
        round.Rule(told.ReviewsPerEntry ?? 3, told.Hidden ?? [], told.Method ?? Ranking.RankMethod.Adjusted);
        round.CutAt(told.Places);
        if (told.Policy is { } policy)
            round.Adopt(policy, false, null, null, run.Now);
        if (told.Feedback is { } feedback)
            round.Tell(feedback);
        round.Follow(before?.Id);
        if (told is { Opens: { } opens, Closes: { } closes })
            round.Schedule(Window.Of(opens, closes, TimeSpan.FromMinutes(told.GraceMinutes ?? 0)));
        db.Rounds.Add(round);
        run.Report.Added($"Round {told.Title}");
        if (told.Examples is { Length: > 0 } examples)
            await Examples.ExampleRecipe.AddAsync(examples, round, run, cancellationToken);
        await SeatAsync(told, round, run, cancellationToken);
    }

    private static async Task SeatAsync(RoundRecipe told, Round round, RecipeRun run, CancellationToken cancellationToken)
    {
        var db = run.Db;
        var seated = await db.Jurors.Where(j => j.EditionId == round.EditionId).ToListAsync(cancellationToken);
        var jurors = new Dictionary<string, Juror>(StringComparer.OrdinalIgnoreCase);
        foreach (var (person, reads) in (told.Jurors ?? []).Concat(told.Chair is { } chair ? [chair] : []).Select(person => (person, false)).Concat((told.Readers ?? []).Select(person => (person, true))))
        {
            var one = JurorRecipe.Of(person);
            var isChair = told.Chair is { } leads && JurorRecipe.Of(leads).Email.Equals(one.Email, StringComparison.OrdinalIgnoreCase);
            if (await db.FindUserAsync(one.Email, cancellationToken) is not { } user)
            {
                run.Report.Ignored($"Juror {one.Email}: nobody has this address");
                continue;
            }
            if (seated.Find(j => j.UserId == user.Id) is not { } juror)
            {
                juror = Juror.Of(round.EditionId, user.Id, new(user.DisplayName, one.Organisation ?? "", one.Bio ?? [], one.Languages ?? [], one.Themes ?? [], null, isChair, one.Municipality ?? "") { IsReader = reads });
                juror.Accept(agrees: true, run.Now);
                db.Jurors.Add(juror);
                seated.Add(juror);
                run.Report.Added($"Juror {user.DisplayName}");
            }
            jurors[one.Email] = juror;
        }
        if (told.Assignments is { Length: > 0 } && round.Opening is null)
            await ReadAsync(told, round, jurors, run, cancellationToken);
    }

    private static async Task ReadAsync(RoundRecipe told, Round round, Dictionary<string, Juror> jurors, RecipeRun run, CancellationToken cancellationToken)
    {
        var db = run.Db;
        var entries = (await db.Entries.Of(round.EditionId).ToListAsync(cancellationToken)).GroupBy(e => e.Title).ToDictionary(g => g.Key, g => g.First());
        // Someone who is out, or an entry that is not there, is left out of the demo and not a reason to stop it.
        IEnumerable<(Entry Entry, Juror Juror, TPair Pair)> Pairs<TPair>(IEnumerable<TPair>? pairs, Func<TPair, (string, string)> names) => (pairs ?? [])
            .Select(pair => (Entry: entries.GetValueOrDefault(names(pair).Item1), Juror: jurors.GetValueOrDefault(names(pair).Item2), pair))
            .Where(found => found is { Entry: not null, Juror: not null }).Select(found => (found.Entry!, found.Juror!, found.pair));
        foreach (var (entry, juror, pair) in Pairs(told.Conflicts, pair => (pair.Entry, pair.Juror)))
            db.Conflicts.Add(Conflict.Of(entry.Id, juror.Id, ConflictKind.Declared, pair.Reason ?? "", juror.UserId, run.Now));
        var readings = Pairs(told.Assignments, pair => (pair.Entry, pair.Juror)).ToList();
        var (assigned, pinned) = (new Dictionary<(EntryId, JurorId), Assignment>(), new HashSet<EntryId>());
        foreach (var (entry, juror, _) in readings)
        {
            db.Assignments.Add(assigned[(entry.Id, juror.Id)] = Assignment.Of(round.Id, entry.Id, juror.Id, false, null, run.Now));
            if (entry.Submission is { } submission && pinned.Add(entry.Id))
                db.PinnedEntries.Add(PinnedEntry.Of(round.Id, entry.Id, submission.VersionId));
        }
        if (told.Open == true && round.Window is not null && readings.Count > 0)
            round.Open(new Readiness(readings.Count, [], 0, 1), null, round.Window.Opens);
        foreach (var (entry, juror, pair) in Pairs(told.Scores, pair => (pair.Entry, pair.Juror)))
        {
            assigned.GetValueOrDefault((entry.Id, juror.Id))?.Clear(run.Now);
            var sheet = ScoreSheet.Begin(round.Id, entry.Id, juror.Id, entry.Submission?.VersionId ?? "", run.Now);
            foreach (var (criterion, value) in pair.Values ?? [])
                sheet.Give(round, criterion, value, run.Now);
            sheet.Write(round, pair.Comment ?? "", null, run.Now);
            db.ScoreSheets.Add(sheet);
        }
        run.Report.Added($"{readings.Count} readings");
    }

    private sealed record RoundRecipe(
        string Edition, string Title, Dictionary<string, string>? Names, string? After, Ranking.RankMethod? Method, int? Places, RoundPolicy? Policy, FeedbackRule? Feedback, int? ReviewsPerEntry, CriterionRecipe[]? Criteria, string[]? Hidden, DateTimeOffset? Opens, DateTimeOffset? Closes, int? GraceMinutes, bool? Open,
        string[]? Examples, JsonNode[]? Jurors, JsonNode[]? Readers, JsonNode? Chair, ConflictRecipe[]? Conflicts, PairRecipe[]? Assignments, ScoreRecipe[]? Scores);

    private sealed record CriterionRecipe(
        string Key, Dictionary<string, string> Label, Dictionary<string, string>? Question, decimal Weight, decimal Minimum, decimal Maximum, decimal? Step,
        Dictionary<string, Dictionary<string, string>>? Anchors, bool NeedsRemark = false, bool FinalOnly = false)
    {
        public Criterion ToCriterion() => new(Key, Label, Question ?? [], Weight, Minimum, Maximum, Step ?? 1,
            (Anchors ?? []).ToDictionary(anchor => anchor.Key, IReadOnlyDictionary<string, string> (anchor) => anchor.Value)) { NeedsRemark = NeedsRemark, FinalOnly = FinalOnly };
    }

    /// <summary>An address alone, or an object with what is known of the person.</summary>
    private sealed record JurorRecipe(string Email, string? Organisation, Dictionary<string, string>? Bio, string[]? Languages, string[]? Themes, string? Municipality)
    {
        public static JurorRecipe Of(JsonNode node) => node is JsonValue ? new(node.GetValue<string>(), null, null, null, null, null) : node.Deserialize<JurorRecipe>(Reading)!;
    }

    private sealed record PairRecipe(string Entry, string Juror);

    private sealed record ConflictRecipe(string Entry, string Juror, string? Reason);

    private sealed record ScoreRecipe(string Entry, string Juror, Dictionary<string, decimal>? Values, string? Comment);
}
