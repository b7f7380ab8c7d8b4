using Lucene.Net.Search;
using Microsoft.Extensions.Options;

namespace RadicaleVernieuwers.Search;

/// <summary>Where this node keeps its index.</summary>
public sealed class IndexPlace
{
    public string Folder { get; set; } = "";
}

/// <summary>The index that answers now. A new one is built beside it and swapped in; the file <c>current</c> names the folder, so that a crash in between leaves the old one.</summary>
internal sealed class LiveIndex(IOptions<IndexPlace> place) : IDisposable
{
    private readonly Lock _swap = new();
    private readonly ReaderWriterLockSlim _use = new();
    private SiteIndex? _index;

    private string Root => place.Value.Folder;
    private string Pointer => Path.Combine(Root, "current");

    public SiteIndex? Index => _index;

    /// <summary>Asks the index; nothing is found before it is open.</summary>
    public T? Read<T>(Func<IndexSearcher, T> read)
    {
        _use.EnterReadLock();
        try
        {
            return _index is { } index ? index.Read(read) : default;
        }
        finally
        {
            _use.ExitReadLock();
        }
    }

    /// <summary>Opens what the last run left, if it still belongs to this program; whether it belongs to this feed is the follower's to judge.</summary>
    public SiteIndex? OpenLast()
    {
        Directory.CreateDirectory(Root);
        var name = File.Exists(Pointer) ? File.ReadAllText(Pointer).Trim() : "";
        SweepAllBut(name);
        return name.Length > 0 && Directory.Exists(Path.Combine(Root, name)) ? SiteIndex.Open(Path.Combine(Root, name)) : null;
    }

    public SiteIndex OpenBeside() => SiteIndex.Open(Path.Combine(Root, Data.Id.New().ToString("N")));

    public void Swap(SiteIndex next)
    {
        lock (_swap)
        {
            File.WriteAllText(Pointer + ".new", Path.GetFileName(next.Folder));
            File.Move(Pointer + ".new", Pointer, overwrite: true);
            Put(next)?.Dispose();
            SweepAllBut(Path.GetFileName(next.Folder));
        }
    }

    /// <summary>Answers from this index; from none, when it must not be seen any more.</summary>
    public SiteIndex? Put(SiteIndex? next)
    {
        _use.EnterWriteLock();
        try
        {
            (var last, _index) = (_index, next);
            return last;
        }
        finally
        {
            _use.ExitWriteLock();
        }
    }

    private void SweepAllBut(string name)
    {
        foreach (var stray in Directory.GetDirectories(Root).Where(d => Path.GetFileName(d) != name))
            Directory.Delete(stray, recursive: true);
    }

    public void Dispose()
    {
        Put(null)?.Dispose();
        _use.Dispose();
    }
}
