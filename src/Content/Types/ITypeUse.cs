namespace RadicaleVernieuwers.Content;

/// <summary>Says who relies on a type, for whoever is about to change it: an edition whose form it is.</summary>
public interface ITypeUse
{
    /// <summary>Sentences in the reader's language; none where nobody relies on it.</summary>
    Task<IReadOnlyList<string>> OfAsync(string contentType, CancellationToken cancellationToken);
}
