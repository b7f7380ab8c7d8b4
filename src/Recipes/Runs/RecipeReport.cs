namespace RadicaleVernieuwers.Recipes;

/// <summary>What a run added, changed, left as it was, or ignored, in sentences for whoever started it. All are counted; of each kind the first so many are kept.</summary>
public sealed class RecipeReport
{
    /// <summary>A run of a hundred thousand items must not fill the memory with sentences.</summary>
    public const int MostLines = 2_000;
    private readonly Lock _lock = new();
    private readonly List<RecipeLine> _lines = [];
    private readonly Dictionary<RecipeOutcome, int> _counts = [];

    public IReadOnlyList<RecipeLine> Lines
    {
        get
        {
            lock (_lock)
                return [.. _lines];
        }
    }

    /// <summary>The step at which a run that had been cut off went on; 0 where it began at the beginning.</summary>
    public int ResumedAt { get; internal set; }

    public int Count(RecipeOutcome outcome)
    {
        lock (_lock)
            return _counts.GetValueOrDefault(outcome);
    }

    public void Added(string what) => Note(RecipeOutcome.Added, what);

    public void Changed(string what) => Note(RecipeOutcome.Changed, what);

    public void Unchanged(string what) => Note(RecipeOutcome.Unchanged, what);

    /// <param name="because">The rule that said no, if one did.</param>
    public void Ignored(string what, Data.Refusal? because = null) => Note(RecipeOutcome.Ignored, what, because);

    /// <summary>Counts more of a kind, without a line of their own.</summary>
    public void Count(RecipeOutcome outcome, int more)
    {
        lock (_lock)
            _counts[outcome] = _counts.GetValueOrDefault(outcome) + more;
    }

    private void Note(RecipeOutcome outcome, string what, Data.Refusal? because = null)
    {
        lock (_lock)
        {
            var count = _counts[outcome] = _counts.GetValueOrDefault(outcome) + 1;
            if (count <= MostLines)
                _lines.Add(new(outcome, what) { Because = because });
        }
    }
}

/// <summary>One line of the report.</summary>
public sealed record RecipeLine(RecipeOutcome Outcome, string What)
{
    /// <summary>Why it was passed over, where a rule said no.</summary>
    public Data.Refusal? Because { get; init; }
}

/// <summary>What became of something in a recipe.</summary>
public enum RecipeOutcome { Added, Changed, Unchanged, Ignored }

/// <summary>How far a run is.</summary>
/// <param name="Steps">Of the whole recipe.</param>
/// <param name="Items">Of the list of a long step, so far.</param>
public sealed record RecipeProgress(int Step, int Steps, string Name, int Items);
