using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RadicaleVernieuwers.Data;

/// <summary>What a context needs besides its options. <see cref="Modules"/> are the assemblies whose mappings make the model.</summary>
public sealed record AppDbParts(ModelAssemblies Modules, TimeProvider Clock, Actor Actor, EventHandlers Events, WriteGate Gate, Bell Bell);

/// <summary>The assemblies that bring tables.</summary>
public sealed record ModelAssemblies(IReadOnlyList<Assembly> Assemblies);

/// <summary>The one database. A save commits entities, audit rows, what events added, and feed rows together or not at all.</summary>
public abstract class AppDb(DbContextOptions options, AppDbParts parts) : DbContext(options)
{
    private readonly List<string> _fed = [];

    public DbSet<AuditRow> AuditRows => Set<AuditRow>();
    public DbSet<Due> Dues => Set<Due>();
    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();
    public DbSet<FeedRow> FeedRows => Set<FeedRow>();
    public DbSet<FeedCounter> FeedCounters => Set<FeedCounter>();

    public abstract bool IsSqlite { get; }

    /// <summary>An instant as a parameter of raw SQL on this database.</summary>
    public object Stored(DateTimeOffset instant) => IsSqlite ? instant.ToUnixTimeMilliseconds() : instant.ToUniversalTime();

    /// <summary>Sends a subject through the feed with the next save, for changes that no <see cref="IFed"/> entity shows.</summary>
    public void Feed(string subject) => _fed.Add(subject);

    /// <summary>Whether a save of this context sent something through the feed.</summary>
    public bool HasFed { get; private set; }

    /// <summary>Writes a line into the audit trail with the next save: a decision, a reason.</summary>
    public void Note(string subject, string action, object? arguments = null) =>
        AuditRows.Add(AuditRow.Of(subject, action, arguments, parts.Actor.User, parts.Clock.Instant()));

    /// <summary>Runs raw writing SQL in its turn.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellationToken = default)
    {
        using var pass = IsSqlite ? await parts.Gate.EnterAsync(cancellationToken) : null;
        return await write();
    }

    /// <summary>Does work that saves, in its turn, and throws all of it away: for telling what would happen. Keep it short, others wait.</summary>
    public async Task RehearseAsync(Func<Task> work, CancellationToken cancellationToken = default)
    {
        using var pass = IsSqlite ? await parts.Gate.EnterAsync(cancellationToken) : null;
        await using var thrownAway = await Database.BeginTransactionAsync(cancellationToken);
        await work();
        await thrownAway.RollbackAsync(cancellationToken);
    }

    public override Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => SaveChangesAsync(true, cancellationToken);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await RunEventsAsync(cancellationToken);
        ChangeTracker.DetectChanges();
        if (!ChangeTracker.HasChanges() && _fed.Count == 0)
            return 0;
        CountVersions();
        AddAuditRows();
        var subjects = ChangeTracker.Entries<IFed>()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => e.Entity.FeedSubject).Concat(_fed).Distinct().ToArray();
        var saved = await CommitAsync(subjects, cancellationToken);
        _fed.Clear();
        HasFed |= subjects.Length > 0;
        ChangeTracker.AcceptAllChanges();
        parts.Bell.Ring();
        return saved;
    }

    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var assembly in parts.Modules.Assemblies)
            modelBuilder.ApplyConfigurationsFromAssembly(assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)))
            entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var id in parts.Modules.Assemblies.Append(typeof(AppDb).Assembly).Distinct().SelectMany(a => a.GetTypes()).Where(IsId))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<TimeSpan>().HaveConversion<TimeSpanToTicksConverter>();
        if (IsSqlite)
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
    }

    private static bool IsId(Type type) =>
        type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));

    private async Task RunEventsAsync(CancellationToken cancellationToken)
    {
        while (ChangeTracker.Entries<Entity>().SelectMany(e => e.Entity.TakeEvents()).ToArray() is { Length: > 0 } events)
        {
            foreach (var happened in events)
                await parts.Events.RunAsync(happened, this, cancellationToken);
        }
    }

    private void CountVersions()
    {
        foreach (var entry in ChangeTracker.Entries<Entity>().Where(e => e.State == EntityState.Modified))
            entry.Entity.Version = entry.OriginalValues.GetValue<int>(nameof(Entity.Version)) + 1;
    }

    private void AddAuditRows()
    {
        var now = parts.Clock.Instant();
        var rows = ChangeTracker.Entries()
            .Where(e => e.Entity is IAudited && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(e => AuditRow.From(e, parts.Actor.User, now)).OfType<AuditRow>().ToArray();
        AuditRows.AddRange(rows);
    }

    private async Task<int> CommitAsync(string[] subjects, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
            return await WriteRowsAsync(subjects, cancellationToken);
        using var pass = IsSqlite ? await parts.Gate.EnterAsync(cancellationToken) : null;
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        var saved = await WriteRowsAsync(subjects, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    private async Task<int> WriteRowsAsync(string[] subjects, CancellationToken cancellationToken)
    {
        var saved = await base.SaveChangesAsync(false, cancellationToken);
        if (subjects.Length == 0)
            return saved;
        // Last before COMMIT: the counter's row lock is what keeps positions in the order of the commits.
        var sql = new StringBuilder();
        for (var i = 0; i < subjects.Length; i++)
            sql.Append("UPDATE feed_counter SET v = v + 1 WHERE id = 1; INSERT INTO feed (position, subject) SELECT v, {").Append(i).Append("} FROM feed_counter WHERE id = 1; ");
        await Database.ExecuteSqlRawAsync(sql.ToString(), subjects, cancellationToken);
        return saved;
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

    /// <summary>PostgreSQL keeps microseconds and takes no other offset; an instant here is UTC and cut to the millisecond.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()), stored => stored);
}
