using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Search;

/// <summary>A module's share of the index: which feed subjects are its own, and what the public may find of them.</summary>
public interface IIndexSource
{
    /// <summary>Whether a feed subject such as <c>entry/0197…</c> is read by this source. Subjects that nobody owns only move the position.</summary>
    bool Owns(string subject);

    /// <summary>The present documents of these subjects. A subject without a document is out of the index: unpublished, withdrawn, deleted.
    /// A subject that others hang on (an edition, a taxonomy) answers with the documents of all that name it in <see cref="IndexedDocument.HangsOn"/>.</summary>
    Task<IReadOnlyList<IndexedDocument>> ReadAsync(IReadOnlyList<string> subjects, AppDb db, CancellationToken cancellationToken);

    /// <summary>Every subject that has or may have a document, for building the index anew. Leave out the subjects that others hang on.</summary>
    IAsyncEnumerable<string> AllSubjectsAsync(AppDb db, CancellationToken cancellationToken);
}

/// <summary>Instants at which public pages change by themselves, other than by a document of the index: windows, embargoes, publication times.</summary>
public interface IPublicInstants
{
    Task<IReadOnlyList<DateTimeOffset>> ReadAsync(AppDb db, CancellationToken cancellationToken);
}
