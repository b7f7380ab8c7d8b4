using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>A prize of an edition.</summary>
public readonly record struct PrizeId(Guid Value) : IId<PrizeId>;

/// <summary>Who gives a prize.</summary>
public enum PrizeKind { Jury, Public, Partner }

/// <summary>What an edition has to give.</summary>
public sealed class Prize : Entity
{
    public PrizeId Id { get; private set; }
    public EditionId EditionId { get; private set; }
    /// <summary>What recipes, filters and addresses carry: <c>jury</c>.</summary>
    public string Key { get; private set; } = "";
    public PrizeKind Kind { get; private set; }
    public int Order { get; private set; }
    public string LabelJson { get; private set; } = "{}";

    internal static Prize Of(EditionId edition, string key, PrizeKind kind, int order) =>
        new() { Id = Data.Id.New<PrizeId>(), EditionId = edition, Key = key, Kind = kind, Order = order };

    internal void Describe(PrizeKind kind, IReadOnlyDictionary<string, string> label)
    {
        Kind = kind;
        LabelJson = InLanguages.Write(label);
    }

    public string LabelIn(string language) => InLanguages.Read(LabelJson, language);
}
