using System.Diagnostics;
using Microsoft.Data.Sqlite;
using RadicaleVernieuwers.Testing;
using Shouldly;
using Xunit;

namespace RadicaleVernieuwers.App.Web;

public sealed class FirstStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rv-start-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_start_that_is_killed_again_and_again_ends_as_one_that_was_not()
    {
        var clean = Path.Combine(_folder, "clean");
        var watch = Stopwatch.StartNew();
        (await SetUpAsync(clean)).ShouldBe(0);
        var whole = watch.Elapsed;
        var killed = Path.Combine(_folder, "killed");
        var kills = 0;
        for (var i = 1; i <= 8; i++)
        {
            using var start = SiteProcess.Start(killed, ["setup", "--demo"]);
            // Spread over the whole of a start: before the database, inside its making, between and inside steps.
            await Task.Delay(whole * (0.25 + (0.09 * i)), TestContext.Current.CancellationToken);
            kills += start.Kill() ? 1 : 0;
        }
        (await SetUpAsync(killed)).ShouldBe(0);

        kills.ShouldBeGreaterThan(0);
        Picture(killed).ShouldBe(Picture(clean));
    }

    [Fact]
    public async Task A_start_that_is_killed_inside_a_migration_is_finished_by_the_next()
    {
        for (var attempt = 1; attempt <= 10; attempt++)
        {
            var storage = Path.Combine(_folder, $"migrating-{attempt}");
            using (var start = SiteProcess.Start(storage, ["setup", "--demo"]))
            {
                while (start.IsRunning && !IsMigrating(storage))
                    await Task.Delay(1, TestContext.Current.CancellationToken);
                start.Kill();
            }
            // The kill came too late: once more, elsewhere.
            if (!IsMigrating(storage))
                continue;
            (await SetUpAsync(storage)).ShouldBe(0);
            IsMigrating(storage).ShouldBeFalse();
            Picture(storage).ShouldEndWith("\nok");
            return;
        }
        Assert.Fail("No kill ever hit a migration.");
    }

    [Fact]
    public async Task A_second_start_does_nothing_twice_and_the_site_says_where_it_is()
    {
        var storage = Path.Combine(_folder, "twice");
        (await SetUpAsync(storage)).ShouldBe(0);
        var before = Picture(storage);
        using (var serving = SiteProcess.Start(storage, ["--urls=http://127.0.0.1:0"], ("Setup__Demo", "true"), ("Due__Worker", "false")))
        {
            await serving.UntilSaidAsync("The site is at http://127.0.0.1:");
            serving.Kill();
        }
        Picture(storage).ShouldBe(before);
    }

    [Fact]
    public async Task A_recipe_that_is_not_there_stops_the_set_up_with_a_sentence()
    {
        var (code, _, complained) = await SiteProcess.RunAsync(Path.Combine(_folder, "none"), "setup", "--recipe", "nowhere.json");
        code.ShouldBe(1);
        complained.ShouldContain("nowhere.json");
        complained.ShouldNotContain(" at RadicaleVernieuwers");
    }

    [Theory]
    [InlineData(2, "no-such-verb")]
    [InlineData(2, "setup", "--no-such-option")]
    [InlineData(2, "recipe")]
    [InlineData(2, "assign")]
    [InlineData(2, "rank")]
    [InlineData(2, "media", "import")]
    [InlineData(2, "search")]
    [InlineData(2, "user", "add", "an@example.org")]
    [InlineData(2, "backup")]
    [InlineData(2, "entries", "import", "some.csv", "--edition", "2026", "--as", "finished")]
    [InlineData(2, "assign", "--entries", "e.csv", "--jurors", "j.csv", "--per-entry", "three")]
    public async Task Wrong_usage_is_said_and_ends_with_two(int code, params string[] arguments)
    {
        var (ended, _, complained) = await SiteProcess.RunAsync(Path.Combine(_folder, "usage"), arguments);
        ended.ShouldBe(code);
        complained.ShouldNotBeEmpty();
        complained.ShouldNotContain("System.");
        complained.ShouldNotContain("RadicaleVernieuwers.");
    }

    private static async Task<int> SetUpAsync(string storage)
    {
        var (code, said, complained) = await SiteProcess.RunAsync(storage, "setup", "--demo");
        said.ShouldContain("The site is ready.", customMessage: complained);
        return code;
    }

    /// <summary>Every table with its number of rows, and what the recipes did. Instants and new ids differ between any two sites.</summary>
    private static string Picture(string storage)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(storage, "site.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        var tables = Read(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").ToList();
        tables.ShouldContain("recipe_runs");
        // A site that serves makes keys and plans its recurring work.
        tables.RemoveAll(table => table is "data_protection_keys" or "due");
        return string.Join('\n', [
            .. tables.Select(table => table + " " + Read(database, $"SELECT COUNT(*) FROM \"{table}\"").Single()),
            .. Read(database, "SELECT name || ' ' || hash || ' ' || steps_done || ' ' || (finished IS NOT NULL) FROM recipe_runs ORDER BY name"),
            .. Read(database, "SELECT name || ' ' || value FROM site_settings WHERE name NOT LIKE 'setup.%' ORDER BY name"),
            .. Read(database, "PRAGMA integrity_check")]);
    }

    /// <summary>EF's lock is held, and what the migration makes is not there yet.</summary>
    private static bool IsMigrating(string storage)
    {
        var file = Path.Combine(storage, "site.db");
        if (!File.Exists(file))
            return false;
        try
        {
            using var database = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            database.Open();
            return Read(database, "SELECT COUNT(*) FROM \"__EFMigrationsLock\"").Single() == "1"
                && Read(database, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'recipe_runs'").Single() == "0";
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Read(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader.GetValue(0).ToString()!;
    }
}
