using System.Text.Json;
using Microsoft.Data.Sqlite;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Web.Database;

namespace RadicaleVernieuwers.Web.Backups;

/// <summary>What a backup is of.</summary>
internal sealed record BackupNote(string Database, DateTimeOffset Made)
{
    public const string File = "backup.json";
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgresql";
    public const string SqliteFile = "site.db";
    public const string PostgresFile = "site.dump";
    public const string Blobs = "blobs";
    public const string Keys = "keys";
}

/// <summary>Copies a running site into a folder. The database goes first: a blob is written before its row and outlives it, so every row of the copy finds its blob.</summary>
internal sealed class Backup(DatabaseChoice database, Storage storage, IBlobStore blobs, TimeProvider clock)
{
    // Renditions are made anew from their originals.
    private const string Remade = "renditions/";

    /// <exception cref="Refusal"><c>Backup.NotEmpty</c>, or <c>Backup.Tool</c> where pg_dump fails.</exception>
    public async Task MakeAsync(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new Refusal("Backup.NotEmpty", folder);
        Directory.CreateDirectory(folder);
        if (database.IsSqlite)
            await Task.Run(() => CopySqlite(Path.Combine(folder, BackupNote.SqliteFile)), cancellationToken);
        else
            await PgTool.RunAsync("pg_dump", database.ConnectionString, ["--format=custom", "--no-owner", "--file", Path.Combine(folder, BackupNote.PostgresFile)], cancellationToken);
        await CopyBlobsAsync(Path.Combine(folder, BackupNote.Blobs), cancellationToken);
        CopyKeys(Path.Combine(folder, BackupNote.Keys));
        var note = new BackupNote(database.IsSqlite ? BackupNote.Sqlite : BackupNote.Postgres, clock.Instant());
        // Written last: a folder without it is a backup that was cut off.
        await File.WriteAllTextAsync(Path.Combine(folder, BackupNote.File), JsonSerializer.Serialize(note), cancellationToken);
    }

    private void CopySqlite(string file)
    {
        using var from = new SqliteConnection(database.ConnectionString);
        // Without a pool the copy is closed, and whole, when this returns.
        using var to = new SqliteConnection($"Data Source={file};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }

    private async Task CopyBlobsAsync(string folder, CancellationToken cancellationToken)
    {
        await foreach (var blob in blobs.ListAsync("", cancellationToken))
        {
            if (blob.Name.Value.StartsWith(Remade, StringComparison.Ordinal))
                continue;
            var target = Path.Combine(folder, blob.Name.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using var from = await blobs.OpenAsync(blob.Name, null, cancellationToken);
            await using var to = File.Create(target);
            await from.CopyToAsync(to, cancellationToken);
        }
    }

    private void CopyKeys(string folder)
    {
        var keys = Path.Combine(storage.Path, BackupNote.Keys);
        if (!Directory.Exists(keys))
            return;
        Directory.CreateDirectory(folder);
        foreach (var key in Directory.EnumerateFiles(keys))
            File.Copy(key, Path.Combine(folder, Path.GetFileName(key)));
    }
}
