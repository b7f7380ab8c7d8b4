using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Content;

/// <summary>What can happen to an item as a whole: Orchard's words for it.</summary>
public enum ItemEvent { Created, Published, Unpublished, Deleted }

/// <summary>Something happened to an item.</summary>
public sealed record ItemHappened(string ItemId, string ContentType, string DisplayText, ItemEvent What) : IEvent;
