using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Media;
using RadicaleVernieuwers.Web.Database;

namespace RadicaleVernieuwers.Web.Backups;

/// <summary>Brings a backup back into an empty place. The feed gets a new id, so that no index goes on from a past that is gone.</summary>
internal sealed class Restoring(DatabaseChoice database, Storage storage, IBlobStore blobs, IServiceScopeFactory scopes)
{
    /// <exception cref="Refusal"><c>Backup.None</c>, <c>Backup.OtherDatabase</c>, <c>Backup.NotEmpty</c>, or <c>Backup.Tool</c> where pg_restore fails.</exception>
    public async Task RunAsync(string folder, CancellationToken cancellationToken)
    {
        var note = Read(folder);
        if (note.Database != (database.IsSqlite ? BackupNote.Sqlite : BackupNote.Postgres))
            throw new Refusal("Backup.OtherDatabase", note.Database);
        await BringKeysAndBlobsAsync(folder, cancellationToken);
        if (database.IsSqlite)
            BringSqlite(Path.Combine(folder, BackupNote.SqliteFile));
        else
            await BringPostgresAsync(Path.Combine(folder, BackupNote.PostgresFile), cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        (await db.FeedCounters.SingleAsync(cancellationToken)).Renew();
        await db.SaveChangesAsync(cancellationToken);
    }

    private static BackupNote Read(string folder)
    {
        var file = Path.Combine(folder, BackupNote.File);
        if (!File.Exists(file))
            throw new Refusal("Backup.None", folder);
        return JsonSerializer.Deserialize<BackupNote>(File.ReadAllText(file)) ?? throw new Refusal("Backup.None", folder);
    }

    private void BringSqlite(string file)
    {
        var target = new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        if (File.Exists(target))
            throw new Refusal("Backup.NotEmpty", target);
        // Whole or not at all: a kill half-way leaves the place empty.
        File.Copy(file, target + ".new", true);
        File.Move(target + ".new", target);
    }

    private async Task BringPostgresAsync(string file, CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            const string tables = "SELECT COUNT(*)::int AS \"Value\" FROM information_schema.tables WHERE table_schema = 'public'";
            if (await db.Database.SqlQueryRaw<int>(tables).SingleAsync(cancellationToken) > 0)
                throw new Refusal("Backup.NotEmpty", "PostgreSQL");
        }
        await PgTool.RunAsync("pg_restore", database.ConnectionString, ["--no-owner", "--exit-on-error", "--single-transaction", file], cancellationToken);
    }

    private async Task BringKeysAndBlobsAsync(string folder, CancellationToken cancellationToken)
    {
        if (database.IsSqlite && File.Exists(new SqliteConnectionStringBuilder(database.ConnectionString).DataSource))
            throw new Refusal("Backup.NotEmpty", storage.Path);
        foreach (var key in Files(Path.Combine(folder, BackupNote.Keys)))
        {
            Directory.CreateDirectory(Path.Combine(storage.Path, BackupNote.Keys));
            File.Copy(key, Path.Combine(storage.Path, BackupNote.Keys, Path.GetFileName(key)), true);
        }
        var root = Path.Combine(folder, BackupNote.Blobs);
        foreach (var file in Files(root))
        {
            await using var content = File.OpenRead(file);
            await blobs.WriteAsync(BlobName.Of(Path.GetRelativePath(root, file).Replace('\\', '/')), content, cancellationToken: cancellationToken);
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
