using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Web.Database;

/// <summary>Lets <c>dotnet ef migrations add NAME --context SqliteDb|PgDb</c> make a context without the site.</summary>
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(DesignTime.Options<SqliteDb>(new("Data Source=design.db", true)), DesignTime.Parts());
}

internal sealed class PgDesign : IDesignTimeDbContextFactory<PgDb>
{
    public PgDb CreateDbContext(string[] args) => new(DesignTime.Options<PgDb>(new("Host=localhost", false)), DesignTime.Parts());
}

internal static class DesignTime
{
    public static DbContextOptions<TDb> Options<TDb>(DatabaseChoice choice) where TDb : AppDb
    {
        var options = new DbContextOptionsBuilder<TDb>();
        choice.Configure(options);
        return options.Options;
    }

    public static AppDbParts Parts() => new(Modules.Assemblies, TimeProvider.System, new Actor(), new EventHandlers(new ServiceCollection().BuildServiceProvider()), new WriteGate(), new Bell());
}
