using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Recipes;

namespace RadicaleVernieuwers.Content;

/// <summary>Looks at a package, runs it, or writes one: in the background, so that a large one needs no patient browser. A long run is done in slices, and a killed one goes on where it was.</summary>
internal sealed class TransferWork(IBlobStore blobs, RecipeRunner runner, RecipeExport export, TimeProvider clock) : IDueJob
{
    public const string DueKind = "package";
    /// <summary>Shorter than a claim lasts.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(60);

    public string Kind => DueKind;

    /// <summary>Puts the work of a package first in the line.</summary>
    public static void Plan(AppDb db, Transfer transfer, DateTimeOffset now) => db.Dues.Add(Due.Work(DueKind, $"{transfer.Id.Value}/{Id.New():N}", now));

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var id = TransferId(due.Subject);
        if (await db.Set<Transfer>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { IsAtWork: true } transfer)
            return;
        if (transfer.Leaves)
            await WriteAsync(transfer, cancellationToken);
        else
            await ReadAsync(transfer, db, cancellationToken);
    }

    private async Task WriteAsync(Transfer transfer, CancellationToken cancellationToken)
    {
        await using var file = Unnamed();
        var written = await export.WriteAsync(file, transfer.Wishes(), transfer.Name, cancellationToken);
        file.Position = 0;
        await blobs.WriteAsync(BlobName.Of(transfer.Blob), file, onlyNew: false, cancellationToken);
        transfer.Tell(TransferState.Done, new TransferReport
        {
            Counts = written.Counts,
            Lines = [.. written.Neutralised.Select(where => new TransferLine("Neutralised", where, null)), .. written.LeftOut.Select(what => new TransferLine("LeftOut", what, null))],
        });
    }

    private async Task ReadAsync(Transfer transfer, AppDb db, CancellationToken cancellationToken)
    {
        var report = new RecipeReport();
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + Path.GetExtension(transfer.Blob));
        try
        {
            await using (var from = await blobs.OpenAsync(BlobName.Of(transfer.Blob), cancellationToken: cancellationToken))
            await using (var to = File.Create(path))
                await from.CopyToAsync(to, cancellationToken);
            using var file = new RecipeFile(path, fromOutside: true);
            // What the file is called on this machine means nothing to a reader of the report.
            var recipe = file.Recipe with { Source = transfer.Name };
            if (transfer.State == TransferState.Looking)
                await runner.DryRunAsync(recipe, report, cancellationToken);
            else if (!await SliceAsync(recipe, report, cancellationToken))
            {
                transfer.Tell(TransferState.Running, transfer.Report().With(report));
                Plan(db, transfer, clock.Instant());
                return;
            }
            transfer.Tell(transfer.State == TransferState.Looking ? TransferState.Looked : TransferState.Done, transfer.Report().With(report));
        }
        catch (RecipeFailed failed)
        {
            transfer.Tell(TransferState.Failed, transfer.Report().With(report) with { Failed = TransferRefusal.Of(failed.Because) with { Line = failed.Line, Step = failed.Step } });
        }
        catch (Refusal because)
        {
            transfer.Tell(TransferState.Failed, transfer.Report().With(report) with { Failed = TransferRefusal.Of(because) });
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Runs on until the time of a slice is over; each piece is saved by itself, so the next slice begins with the next piece.</summary>
    /// <returns>Whether the end was reached.</returns>
    private async Task<bool> SliceAsync(Recipe recipe, RecipeReport report, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (watch, pieces) = (Stopwatch.StartNew(), 0);
        try
        {
            await runner.RunAsync(recipe, report, stop.Token, new Straight(() =>
            {
                if (pieces++ > 0 && watch.Elapsed > Slice)
                    stop.Cancel();
            }));
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static FileStream Unnamed() =>
        new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static TransferId TransferId(string subject) => new(Guid.Parse(subject.Split('/')[0]));

    private sealed class Straight(Action tell) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => tell();
    }
}

/// <summary>After a week the package and its file are gone; the audit trail says who handed in what.</summary>
internal sealed class ForgetTransfer(IBlobStore blobs) : IDueJob
{
    public const string DueKind = "package-forget";

    public string Kind => DueKind;

    public async Task RunAsync(Due due, AppDb db, CancellationToken cancellationToken)
    {
        var id = new TransferId(Guid.Parse(due.Subject));
        if (await db.Set<Transfer>().SingleOrDefaultAsync(t => t.Id == id, cancellationToken) is not { } transfer)
            return;
        db.Remove(transfer);
        await blobs.DeleteAsync(BlobName.Of(transfer.Blob), cancellationToken);
    }
}
