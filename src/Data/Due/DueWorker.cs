using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RadicaleVernieuwers.Data;

/// <summary>Runs what is due for as long as the site runs: at once when a save rings, else every 250 ms.</summary>
public sealed partial class DueWorker(DueRunner runner, Bell bell, ILogger<DueWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var worked = 0;
            try
            {
                worked = await runner.RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Unreachable(log, exception);
            }
            if (worked == 0)
                await bell.WaitAsync(Poll, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(LogLevel.Error, "The due rows cannot be reached")]
    private static partial void Unreachable(ILogger log, Exception exception);
}

/// <summary>Tells this node's workers that a save added something for them.</summary>
public sealed class Bell
{
    private volatile TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring() => Interlocked.Exchange(ref _rung, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => Task.WhenAny(_rung.Task, Task.Delay(atMost, cancellationToken));
}
