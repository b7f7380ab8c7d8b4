namespace RadicaleVernieuwers.Content;

/// <summary>Types whose items are answers that people give to a form, and not content that editors publish. The module that hands out the form says so.</summary>
public interface IAnswerTypes
{
    Task<IReadOnlyCollection<string>> OfAsync(CancellationToken cancellationToken);
}

/// <summary>What all modules say. Whether a type has steps tells nothing: a story may be written in steps as well.</summary>
public sealed class AnswerTypes(IEnumerable<IAnswerTypes> modules)
{
    private HashSet<string>? _names;

    public async Task<IReadOnlySet<string>> AllAsync(CancellationToken cancellationToken = default)
    {
        if (_names is not null)
            return _names;
        var names = new HashSet<string>();
        foreach (var module in modules)
            names.UnionWith(await module.OfAsync(cancellationToken));
        return _names = names;
    }
}
