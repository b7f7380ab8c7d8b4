using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Web.Database;

/// <summary>Which database the configuration names: <c>Data Source=…</c> is SQLite, <c>Host=…</c> PostgreSQL; none is SQLite in the storage folder.</summary>
internal sealed record DatabaseChoice(string ConnectionString, bool IsSqlite)
{
    /// <exception cref="ConfigurationRefusal">The text names neither.</exception>
    public static DatabaseChoice From(IConfiguration configuration, string storage)
    {
        var text = configuration.GetConnectionString("Site");
        if (string.IsNullOrWhiteSpace(text))
            return new($"Data Source={Path.Combine(storage, "site.db")};Default Timeout=30;Foreign Keys=True", true);
        if (text.Contains("Data Source=", StringComparison.OrdinalIgnoreCase))
            return new(text + (text.Contains("Foreign Keys", StringComparison.OrdinalIgnoreCase) ? "" : ";Foreign Keys=True"), true);
        return text.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? new(text, false)
            : throw new ConfigurationRefusal("ConnectionStrings__Site names no database: write 'Data Source=FILE' for SQLite or 'Host=…' for PostgreSQL.");
    }

    public void AddTo(IServiceCollection services)
    {
        if (IsSqlite)
            services.AddDbContext<AppDb, SqliteDb>(Watched, optionsLifetime: ServiceLifetime.Singleton);
        else
            services.AddDbContext<AppDb, PgDb>(Watched, optionsLifetime: ServiceLifetime.Singleton);
    }

    private void Watched(IServiceProvider services, DbContextOptionsBuilder options)
    {
        Configure(options);
        options.AddInterceptors(services.GetServices<IInterceptor>());
    }

    public void Configure(DbContextOptionsBuilder options)
    {
        if (IsSqlite)
            options.UseSqlite(ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDb).Assembly)).AddInterceptors(new SqlitePragmas());
        else
            options.UseNpgsql(ConnectionString, pg => pg.MigrationsAssembly(typeof(PgDb).Assembly));
        options.UseSnakeCaseNamingConvention();
        // A module without tables is fine.
        options.ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning).Ignore(CoreEventId.NoEntityTypeConfigurationsWarning));
    }
}
