namespace RadicaleVernieuwers.Content;

/// <summary>The types that a form can reach: a part that holds items asks them by their own forms.</summary>
public sealed record TypesAround(ContentDefinitions Definitions, IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> Terms)
{
    public static TypesAround Nothing { get; } = new(ContentDefinitions.Empty, new Dictionary<string, IReadOnlyList<FieldOption>>());

    /// <summary>The fields that this person may see, in items that are held too.</summary>
    internal Func<FormField, bool> Keep { get; init; } = _ => true;

    /// <summary>Choices that were looked up for fields of held items, by the name of their input.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<FieldOption>> Found { get; init; } = new Dictionary<string, IReadOnlyList<FieldOption>>();

    /// <summary>The form of a type; null where there is no such type.</summary>
    public FormDefinition? FormOf(string? contentType) =>
        contentType is not null && Definitions.Find(contentType) is { } type ? FormDefinition.From(type, this).Only(Keep) : null;
}
