using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Web.Database;

/// <summary>The embedded database.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, AppDbParts parts) : AppDb(options, parts)
{
    public override bool IsSqlite => true;
}

/// <summary>PostgreSQL, for more than one machine.</summary>
public sealed class PgDb(DbContextOptions<PgDb> options, AppDbParts parts) : AppDb(options, parts)
{
    public override bool IsSqlite => false;
}

/// <summary>Durable at every commit, one writer at a time, readers never wait.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=15000; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
