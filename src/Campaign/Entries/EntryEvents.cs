using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

public sealed record EntrySubmitted(EntryId Entry, EditionId Edition, bool Again) : IEvent;

public sealed record EntryWithdrawn(EntryId Entry, EditionId Edition) : IEvent;

public sealed record EntryCameBack(EntryId Entry, EditionId Edition) : IEvent;

public sealed record EntryDecided(EntryId Entry, EditionId Edition, Verdict Verdict) : IEvent;

public sealed record EntryPublished(EntryId Entry, EditionId Edition) : IEvent;

public sealed record EntryUnpublished(EntryId Entry, EditionId Edition) : IEvent;
