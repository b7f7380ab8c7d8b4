using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RadicaleVernieuwers.Testing;

/// <summary>Counts the commands that requests send to the database.</summary>
public sealed class QueryCounter(IHttpContextAccessor http) : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> _commands = new();

    public IReadOnlyCollection<string> Commands => _commands;

    /// <summary>How many commands this request sent.</summary>
    public async Task<int> OfAsync(Func<Task> request)
    {
        ArgumentNullException.ThrowIfNull(request);
        _commands.Clear();
        await request();
        return _commands.Count;
    }

    /// <summary>How many commands this page costs once the site keeps in memory what all pages share: it is asked twice, the second time counts.</summary>
    public async Task<int> OfWarmAsync(Func<Task> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page();
        return await OfAsync(page);
    }

    /// <summary>How often this request reads, whatever it writes.</summary>
    public async Task<int> OfReadingAsync(Func<Task> request)
    {
        await OfAsync(request);
        return _commands.Count(command => command.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase));
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return base.ReaderExecutedAsync(command, eventData, result, cancellationToken);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return base.NonQueryExecutedAsync(command, eventData, result, cancellationToken);
    }

    private void Count(DbCommand command)
    {
        if (http.HttpContext is not null)
            _commands.Enqueue(command.CommandText);
    }
}
