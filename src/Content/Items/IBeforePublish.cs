namespace RadicaleVernieuwers.Content;

/// <summary>Asked before an item becomes public. Modules below know reasons why it may not yet: they refuse.</summary>
public interface IBeforePublish
{
    /// <param name="from">From when the public would see it.</param>
    /// <exception cref="Data.Refusal">It may not be public at that instant.</exception>
    Task CheckAsync(ContentItem item, DateTimeOffset from, CancellationToken cancellationToken);
}
