using System.Text.Json;
using RadicaleVernieuwers.Campaign;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Jury;

internal readonly record struct ExampleSheetId(Guid Value) : IId<ExampleSheetId>;

/// <summary>What a juror gave an example: marks alone, and never of weight anywhere.</summary>
internal sealed class ExampleSheet : Entity
{
    public ExampleSheetId Id { get; private set; }
    public RoundId RoundId { get; private set; }
    public EntryId EntryId { get; private set; }
    public JurorId JurorId { get; private set; }
    /// <summary>The value by the key of its criterion; a blank is not there.</summary>
    public string MarksJson { get; private set; } = "{}";
    public DateTimeOffset Started { get; private set; }
    public DateTimeOffset Changed { get; private set; }
    /// <summary>Since when every criterion has a mark: from here on the juror may see the spread.</summary>
    public DateTimeOffset? Finished { get; private set; }

    public static ExampleSheet Begin(Example example, JurorId juror, DateTimeOffset at) =>
        new() { Id = Data.Id.New<ExampleSheetId>(), RoundId = example.RoundId, EntryId = example.EntryId, JurorId = juror, Started = at, Changed = at };

    public IReadOnlyDictionary<string, decimal> Marks => Read(MarksJson);

    public decimal? ValueOf(string criterion) => Read(MarksJson).TryGetValue(criterion, out var value) ? value : null;

    /// <summary>Gives or blanks one mark.</summary>
    /// <exception cref="Refusal"><c>Score.NoCriterion</c> or <c>Score.Value</c>.</exception>
    public void Give(Round round, string key, decimal? value, DateTimeOffset at)
    {
        round.RefuseUnlessAllowed(key, value);
        var marks = Read(MarksJson);
        marks.Remove(key);
        if (value is { } given)
            marks[key] = given;
        MarksJson = JsonSerializer.Serialize(marks);
        Changed = at;
        Finished = round.Criteria.All(criterion => marks.ContainsKey(criterion.Key)) ? Finished ?? at : null;
    }

    public static SortedDictionary<string, decimal> Read(string marksJson) => new(JsonSerializer.Deserialize<Dictionary<string, decimal>>(marksJson)!, StringComparer.Ordinal);
}
