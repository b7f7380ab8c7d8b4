using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;
using RadicaleVernieuwers.Web.Database;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.Specs.Web;

public sealed class MigrationTests
{
    [Fact]
    public void The_migrations_of_SQLite_make_the_model() => Pending(new SqliteDesign().CreateDbContext([])).ShouldBeFalse();

    [Fact]
    public void The_migrations_of_PostgreSQL_make_the_model() => Pending(new PgDesign().CreateDbContext([])).ShouldBeFalse();

    private static bool Pending(AppDb db)
    {
        using (db)
        {
            db.Database.GetMigrations().ShouldNotBeEmpty();
            return db.Database.HasPendingModelChanges();
        }
    }
}
