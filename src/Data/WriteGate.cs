namespace RadicaleVernieuwers.Data;

/// <summary>SQLite has one writer. The queue for it stands before BEGIN, in this process, where waiting is cheap and fair.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        return new Pass(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Pass(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
