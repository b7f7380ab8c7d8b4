using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content;

public readonly record struct TransferId(Guid Value) : IId<TransferId>;

/// <summary>How far a package is. The first two and <see cref="Running"/> wait for work that is due.</summary>
public enum TransferState { Looking, Writing, Looked, Running, Done, Failed }

/// <summary>A package that an administrator hands in or asks for. It stays for a week; its file lies among the blobs, where every node finds it.</summary>
public sealed class Transfer : Entity, IAudited
{
    public const int LongestName = 200;
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private Transfer() { }

    public TransferId Id { get; private set; }
    public UserId? By { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Name { get; private set; } = "";
    /// <summary>What the recipe inside calls itself; empty for a package that leaves.</summary>
    public string Recipe { get; private set; } = "";
    public string Blob { get; private set; } = "";
    public bool Leaves { get; private set; }
    public TransferState State { get; private set; }
    /// <summary>What is asked of a package that leaves, as JSON.</summary>
    public string WishesJson { get; private set; } = "{}";
    /// <summary>The report as JSON; empty until there is one.</summary>
    [NotAudited]
    public string ReportJson { get; private set; } = "";

    public string AuditSubject => $"package/{Id.Value}";
    public bool IsAtWork => State is TransferState.Looking or TransferState.Writing or TransferState.Running;

    /// <summary>A package that came in and is looked at first.</summary>
    internal static Transfer In(TransferId id, string name, string recipe, string blob, UserId? by, DateTimeOffset now) =>
        new() { Id = id, Name = Fit(name), Recipe = Fit(recipe), Blob = blob, By = by, At = now, State = TransferState.Looking };

    /// <summary>A package that is asked for.</summary>
    internal static Transfer Out(string name, ExportWishes wishes, UserId? by, DateTimeOffset now)
    {
        var id = Data.Id.New<TransferId>();
        return new() { Id = id, Name = Fit(name), Blob = BlobOf(id, ".zip"), By = by, At = now, Leaves = true, State = TransferState.Writing, WishesJson = JsonSerializer.Serialize(wishes) };
    }

    internal static string BlobOf(TransferId id, string ending) => $"packages/{id.Value:N}{ending}";

    internal ExportWishes Wishes() => JsonSerializer.Deserialize<ExportWishes>(WishesJson)!;

    internal TransferReport Report() => ReportJson.Length == 0 ? new TransferReport() : JsonSerializer.Deserialize<TransferReport>(ReportJson)!;

    internal void Tell(TransferState state, TransferReport report) => (State, ReportJson) = (state, JsonSerializer.Serialize(report));

    /// <summary>It was looked at, and is to be done.</summary>
    /// <exception cref="Refusal"><c>Package.NotNow</c>: it was done, or failed, or is at work.</exception>
    internal void Run()
    {
        if (State != TransferState.Looked)
            throw new Refusal("Package.NotNow");
        (State, ReportJson) = (TransferState.Running, "");
    }

    private static string Fit(string name) => name.Length <= LongestName ? name : name[..LongestName];
}

/// <summary>What a look, a run or an export had to tell.</summary>
internal sealed record TransferReport
{
    public IReadOnlyList<TransferLine> Lines { get; init; } = [];
    /// <summary>By outcome for a package that came in, by step for one that leaves.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();
    public TransferRefusal? Failed { get; init; }

    public int Count(string what) => Counts.TryGetValue(what, out var count) ? count : 0;

    /// <summary>What this slice of a long run told, after what came before.</summary>
    public TransferReport With(RecipeReport slice)
    {
        var outcomes = Enum.GetValues<RecipeOutcome>();
        var told = slice.Lines.Where(l => l.Outcome != RecipeOutcome.Unchanged).Select(l => new TransferLine(l.Outcome.ToString(), l.What, l.Because is { } because ? TransferRefusal.Of(because) : null));
        return this with
        {
            Lines = [.. Lines.Concat(told).GroupBy(l => l.Kind).SelectMany(kind => kind.Take(RecipeReport.MostLines))],
            Counts = outcomes.ToDictionary(o => o.ToString(), o => Count(o.ToString()) + slice.Count(o)),
        };
    }
}

internal sealed record TransferLine(string Kind, string What, TransferRefusal? Because);

/// <summary>A refusal as it is kept; worded when it is shown, in the reader's language.</summary>
internal sealed record TransferRefusal(string Key, IReadOnlyList<string> Arguments)
{
    public int Line { get; init; }
    public string Step { get; init; } = "";

    public static TransferRefusal Of(Refusal because) => new(because.Key, [.. because.Arguments.Select(a => Convert.ToString(a, System.Globalization.CultureInfo.InvariantCulture) ?? "")]);
}

internal sealed class TransferMapping : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> transfer)
    {
        transfer.ToTable("transfers");
        transfer.Property(t => t.Name).HasMaxLength(Transfer.LongestName);
        transfer.Property(t => t.Recipe).HasMaxLength(Transfer.LongestName);
        transfer.Property(t => t.Blob).HasMaxLength(100);
    }
}
