namespace RadicaleVernieuwers.Data;

/// <summary>Whoever has an account.</summary>
public readonly record struct UserId(Guid Value) : IId<UserId>;

/// <summary>A row of the audit trail.</summary>
public readonly record struct AuditId(Guid Value) : IId<AuditId>;

/// <summary>Work that waits for its instant.</summary>
public readonly record struct DueId(Guid Value) : IId<DueId>;

/// <summary>A mail in the outbox.</summary>
public readonly record struct OutboxMailId(Guid Value) : IId<OutboxMailId>;
