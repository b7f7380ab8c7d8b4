using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Whoever has an account. Personal values stay out of the audit trail, so that an erasure need not look there.</summary>
public sealed partial class User : IdentityUser<UserId>, IAudited
{
    public const int LongestName = 200;
    public const int LongestEmail = 320;

    private readonly List<Membership> _memberships = [];

    private User()
    {
    }

    [NotAudited]
    public string DisplayName { get; private set; } = "";

    public string Language { get; private set; } = "nl";
    public DateTimeOffset Created { get; private set; }

    /// <summary>Since when the team keeps this person out.</summary>
    public DateTimeOffset? Blocked { get; private set; }

    public IReadOnlyList<Membership> Memberships => _memberships;

    public string AuditSubject => $"user/{Id.Value}";

    // Identity's own values, kept out of the trail.
    [NotAudited] public override string? Email { get; set; }
    [NotAudited] public override string? NormalizedEmail { get; set; }
    [NotAudited] public override string? UserName { get; set; }
    [NotAudited] public override string? NormalizedUserName { get; set; }
    [NotAudited] public override string? PasswordHash { get; set; }
    [NotAudited] public override string? SecurityStamp { get; set; }
    [NotAudited] public override string? ConcurrencyStamp { get; set; }
    [NotAudited] public override string? PhoneNumber { get; set; }

    /// <summary>A new account, without a password: its owner signs in by mail.</summary>
    public static User Create(string email, string language, string displayName, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(email);
        var user = new User { Id = Data.Id.New<UserId>(), Created = now, LockoutEnabled = true, SecurityStamp = NewStamp(), ConcurrencyStamp = NewStamp() };
        user.Email = user.UserName = email.Trim();
        user.NormalizedEmail = user.NormalizedUserName = Normal(email);
        user.Language = language;
        user.DisplayName = Short(displayName.Trim().Length == 0 ? user.Email.Split('@')[0] : displayName.Trim());
        return user;
    }

    /// <summary>The form in which addresses are compared.</summary>
    public static string Normal(string email)
    {
        ArgumentNullException.ThrowIfNull(email);
        return email.Trim().Normalized(System.Text.NormalizationForm.FormC).ToUpperInvariant();
    }

    public bool Is(string role) => _memberships.Exists(m => m.Role == role);

    public void Join(string role)
    {
        if (Is(role))
            return;
        _memberships.Add(new Membership(Id, role));
        Touch();
    }

    public void Leave(string role)
    {
        if (_memberships.RemoveAll(m => m.Role == role) > 0)
            Touch();
    }

    /// <exception cref="Refusal"><c>User.NameMissing</c>.</exception>
    public void Rename(string displayName, string language)
    {
        ArgumentNullException.ThrowIfNull(displayName);
        if (string.IsNullOrWhiteSpace(displayName))
            throw new Refusal("User.NameMissing") { Field = "Input.Name" };
        DisplayName = Short(displayName.Trim());
        Language = language;
        Touch();
    }

    /// <summary>Ends every session of this person, on every device.</summary>
    public void RevokeSessions()
    {
        SecurityStamp = NewStamp();
        Touch();
    }

    /// <summary>Keeps this person out, at once.</summary>
    public void Block(DateTimeOffset now)
    {
        Blocked ??= now;
        RevokeSessions();
    }

    /// <summary>Lets this person in again, also after too many wrong passwords.</summary>
    public void Unblock()
    {
        Blocked = null;
        LockoutEnd = null;
        AccessFailedCount = 0;
        Touch();
    }

    /// <summary>The owner showed to read this mailbox.</summary>
    internal void ConfirmEmail()
    {
        if (EmailConfirmed)
            return;
        EmailConfirmed = true;
        Touch();
    }

    private static string Short(string name) => name.Length > LongestName ? name[..LongestName] : name;

    private static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private void Touch() => ConcurrencyStamp = NewStamp();
}

/// <summary>Somebody has a role.</summary>
public sealed record Membership(UserId User, string Role);
