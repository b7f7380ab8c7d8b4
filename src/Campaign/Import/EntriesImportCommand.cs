using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RadicaleVernieuwers.Content;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Liquid;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What <c>entries import</c> was asked.</summary>
/// <param name="Id">The column that says which entry a row is; without it the column <c>id</c>, else the row's own text.</param>
/// <param name="Map">Field to column, such as <c>Title</c> → <c>naam</c>. Columns that are named like a field need none.</param>
/// <param name="Pictures">A folder: of the files that the column <c>Picture</c> names, or of pictures that are dealt out in turn.</param>
public sealed record EntriesImportOptions(string File, string Edition, string? Id, IReadOnlyDictionary<string, string> Map, TakenAs As, string? Pictures = null)
{
    /// <summary>Whether a person looks on, who gets a bar instead of lines.</summary>
    public bool IsOnTerminal { get; init; }
}

/// <summary><c>entries import</c>: reads a CSV file of any length, adds or changes an entry per row, and names each row that it refuses, with its line.</summary>
public static class EntriesImportCommand
{
    private const int SmallestBatch = 10;
    private const int LargestBatch = 200;
    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(120);

    /// <returns>0 when the file was read to its end, though rows may have been refused; 1 where nothing could be done.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, EntriesImportOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var texts = services.GetRequiredService<Texts>();
        try
        {
            await new Run(services, options, output, error, texts).ImportAsync(cancellationToken);
            return 0;
        }
        catch (Refusal refusal)
        {
            await error.WriteLineAsync(texts[refusal.Key, [.. refusal.Arguments]]);
            return 1;
        }
    }

    private sealed class Run(IServiceProvider services, EntriesImportOptions options, TextWriter output, TextWriter error, Texts texts)
    {
        private readonly Dictionary<TakenOutcome, int> _counts = [];
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly WorkBar _bar = new(output, options.IsOnTerminal);
        private int _refused;
        private int _size = SmallestBatch;

        public async Task ImportAsync(CancellationToken cancellationToken)
        {
            var rows = EntriesFile.Open(options);
            var (edition, form) = await EditionAsync(cancellationToken);
            var reader = EntryRowReader.For(form, rows.Columns, options);
            var pictures = options.Pictures is null ? null : await ImportPictures.PrepareAsync(services, options.Pictures, edition, reader.HasPictureColumn, error, texts, cancellationToken);
            var batch = new List<Incoming>();
            await foreach (var row in rows.ReadAsync(cancellationToken))
            {
                if (Take(reader, row, pictures) is { } incoming)
                    batch.Add(incoming);
                if (batch.Count < _size)
                    continue;
                await SaveAsync(edition, form, batch, cancellationToken);
                _bar.Show(rows.Part, () => texts["Import.Progress", Math.Round(rows.Part * 100), row.Line, Of(TakenOutcome.Added) + Of(TakenOutcome.Changed) + Of(TakenOutcome.Unchanged)]);
            }
            await SaveAsync(edition, form, batch, cancellationToken);
            _bar.Clear();
            await output.WriteLineAsync(texts["Import.Done", Of(TakenOutcome.Added), Of(TakenOutcome.Changed), Of(TakenOutcome.Unchanged), _refused, Math.Round(_watch.Elapsed.TotalSeconds, 1)]);
        }

        private int Of(TakenOutcome outcome) => _counts.GetValueOrDefault(outcome);

        private async Task<(Edition, FormDefinition)> EditionAsync(CancellationToken cancellationToken)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Slug == options.Edition, cancellationToken)
                ?? throw new Refusal("Import.NoEdition", options.Edition, string.Join(", ", await db.Editions.OrderBy(e => e.Slug).Select(e => e.Slug).ToListAsync(cancellationToken)));
            // Every theme of the taxonomy is known here: a file of an earlier call may have others than this edition.
            return (edition, await scope.ServiceProvider.GetRequiredService<Forms>().GetAsync(edition.FormType, cancellationToken));
        }

        private Incoming? Take(EntryRowReader reader, EntriesFileRow row, ImportPictures? pictures)
        {
            try
            {
                var incoming = reader.Read(row);
                pictures?.AddTo(incoming.Answers, reader, row);
                return incoming;
            }
            catch (Refusal refusal)
            {
                _refused++;
                _bar.Clear();
                error.WriteLine(texts["Import.Refused", row.Line, texts[refusal.Key, [.. refusal.Arguments]]]);
                return null;
            }
        }

        /// <summary>Saves and learns how much fits into one short save, so that a live site beside it never waits long.</summary>
        private async Task SaveAsync(Edition edition, FormDefinition form, List<Incoming> batch, CancellationToken cancellationToken)
        {
            if (batch.Count == 0)
                return;
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            var outcomes = await ActivatorUtilities.CreateInstance<TakeInEntries>(scope.ServiceProvider).RunAsync(edition, form, batch, cancellationToken);
            var before = _watch.Elapsed;
            await db.SaveChangesAsync(cancellationToken);
            var took = _watch.Elapsed - before;
            _size = Math.Clamp((int)(batch.Count * (Aim / took)), SmallestBatch, Math.Min(LargestBatch, _size * 2));
            foreach (var outcome in outcomes)
                _counts[outcome] = Of(outcome) + 1;
            batch.Clear();
        }
    }
}
