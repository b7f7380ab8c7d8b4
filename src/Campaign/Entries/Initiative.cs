using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Campaign;

/// <summary>What entries are about, across editions.</summary>
public readonly record struct InitiativeId(Guid Value) : IId<InitiativeId>;

/// <summary>What somebody does out there. Nominations and entries of several editions may be about the same.</summary>
public sealed class Initiative : Entity, IAudited
{
    public const int LongestName = 500;

    public InitiativeId Id { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset Added { get; private set; }

    public string AuditSubject => $"initiative/{Id.Value}";

    public static Initiative Of(string name, DateTimeOffset now)
    {
        var initiative = new Initiative { Id = Data.Id.New<InitiativeId>(), Added = now };
        initiative.Rename(name);
        return initiative;
    }

    public void Rename(string name) => Name = name.Length > LongestName ? name[..LongestName] : name;
}
