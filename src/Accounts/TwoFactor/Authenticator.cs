using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Somebody's authenticator app. It counts from the moment that they showed a right code.</summary>
internal sealed class Authenticator : Entity, IAudited
{
    public const int RecoveryCodes = 10;

    private readonly List<RecoveryCode> _codes = [];

    private Authenticator()
    {
    }

    public UserId User { get; private set; }
    [NotAudited] public byte[] Secret { get; private set; } = [];
    public DateTimeOffset? Confirmed { get; private set; }
    [NotAudited] public long LastStep { get; private set; }
    public IReadOnlyList<RecoveryCode> Codes => _codes;

    public string AuditSubject => $"user/{User.Value}";

    public static Authenticator For(UserId user) => new() { User = user, Secret = Totp.NewSecret() };

    /// <summary>Whether this is the app's code now. A code is taken once.</summary>
    public bool Takes(string code, DateTimeOffset now)
    {
        if (Totp.Match(Secret, Digits(code), now, LastStep) is not { } step)
            return false;
        LastStep = step;
        return true;
    }

    /// <summary>Turns it on and returns the codes for the day that the phone is lost; only their hashes are kept.</summary>
    public IReadOnlyList<string> Confirm(DateTimeOffset now)
    {
        Confirmed = now;
        return RenewCodes();
    }

    public IReadOnlyList<string> RenewCodes()
    {
        _codes.Clear();
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10)).ToArray();
        _codes.AddRange(codes.Select(c => new RecoveryCode(Id.New(), User, Hash(c))));
        return [.. codes.Select(c => $"{c[..5]}-{c[5..]}")];
    }

    /// <summary>Whether this is a recovery code; it is gone then.</summary>
    public bool TakesRecovery(string code)
    {
        var hash = Hash(new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]));
        return _codes.RemoveAll(c => c.Hash.AsSpan().SequenceEqual(hash)) > 0;
    }

    private static string Digits(string code) => new([.. code.Where(char.IsAsciiDigit)]);

    // 50 random bits each, so a fast hash is enough.
    private static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}

internal sealed record RecoveryCode(Guid Id, UserId User, byte[] Hash);

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<Authenticator> authenticator)
    {
        authenticator.ToTable("authenticators");
        authenticator.HasKey(a => a.User);
        authenticator.Property(a => a.User).ValueGeneratedNever();
        authenticator.Property(a => a.Secret).HasMaxLength(64);
        authenticator.HasOne<User>().WithOne().HasForeignKey<Authenticator>(a => a.User).OnDelete(DeleteBehavior.Cascade);
        authenticator.HasMany(a => a.Codes).WithOne().HasForeignKey(c => c.User).OnDelete(DeleteBehavior.Cascade);
        authenticator.Navigation(a => a.Codes).HasField("_codes").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> code)
    {
        code.ToTable("recovery_codes");
        code.Property(c => c.Id).ValueGeneratedNever();
        code.Property(c => c.Hash).HasMaxLength(32);
    }
}
