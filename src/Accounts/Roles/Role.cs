using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>A name for a set of permissions. Names of permissions that this product does not know are kept: they belong to Orchard Core.</summary>
public sealed class Role : Entity, IAudited
{
    public const int LongestName = 60;

    /// <summary>Orchard's names with a meaning of their own: everyone, everyone who is signed in, and whoever may do everything.</summary>
    public const string Anonymous = nameof(Anonymous);
    public const string Authenticated = nameof(Authenticated);
    public const string Administrator = nameof(Administrator);

    // Ours, from the shipped recipe
    public const string Team = nameof(Team);
    public const string Chair = nameof(Chair);
    public const string Juror = nameof(Juror);
    public const string Editor = nameof(Editor);
    public const string Author = nameof(Author);
    public const string Contributor = nameof(Contributor);
    public const string Journalist = nameof(Journalist);
    public const string Entrant = nameof(Entrant);

    private Role()
    {
    }

    public string Name { get; private set; } = "";
    public string Description { get; private set; } = "";

    /// <summary>Names parted by spaces, in alphabetical order.</summary>
    public string PermissionNames { get; private set; } = "";

    public IReadOnlyList<string> Permissions => Split(PermissionNames);

    public string AuditSubject => $"role/{Name}";

    public static Role Create(string name, string description) => new() { Name = name.Trim(), Description = description };

    public void Describe(string description) => Description = description;

    public void Allow(IEnumerable<string> permissions) => PermissionNames = string.Join(' ', permissions.Select(p => p.Trim()).Where(p => p.Length > 0).Distinct().Order(StringComparer.Ordinal));

    internal static IReadOnlyList<string> Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> role)
    {
        role.ToTable("roles");
        role.HasKey(r => r.Name);
        role.Property(r => r.Name).HasMaxLength(Role.LongestName);
        role.Property(r => r.Description).HasMaxLength(1000);
        role.Ignore(r => r.Permissions);
        role.Ignore(r => r.AuditSubject);
    }
}
