using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>A link and a code that were mailed.</summary>
public readonly record struct SignInTokenId(Guid Value) : IId<SignInTokenId>;

/// <summary>A link and a six-digit code that let somebody in once. Only their hashes are kept. An address without an account gets one too, so that nobody learns who has one; it lets nobody in.</summary>
internal sealed class SignInToken : Entity
{
    public const int MostAttempts = 5;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private const int Rounds = 20_000;

    private SignInToken()
    {
    }

    public SignInTokenId Id { get; private set; }
    public UserId? User { get; private set; }
    public string Email { get; private set; } = "";
    public string NormalizedEmail { get; private set; } = "";
    public string Language { get; private set; } = "nl";
    /// <summary>Why it was made: <c>sign-in</c>, <c>invitation</c> …</summary>
    public string Purpose { get; private set; } = "";
    public string? ReturnUrl { get; private set; }
    public byte[] LinkHash { get; private set; } = [];
    public byte[] CodeHash { get; private set; } = [];
    public DateTimeOffset Created { get; private set; }
    public DateTimeOffset Expires { get; private set; }
    /// <summary>Wrong codes so far.</summary>
    public int Attempts { get; private set; }
    public DateTimeOffset? Used { get; private set; }

    public static (SignInToken Token, string Secret, string Code) Create(string email, User? user, string language, string purpose, string? returnUrl, DateTimeOffset now, TimeSpan lifetime)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var token = new SignInToken
        {
            Id = Data.Id.New<SignInTokenId>(),
            User = user?.Id,
            Email = email.Trim(),
            NormalizedEmail = Accounts.User.Normal(email),
            Language = language,
            Purpose = purpose,
            ReturnUrl = LocalAddress.Of(returnUrl),
            LinkHash = HashOf(secret),
            Created = now,
            Expires = now + lifetime,
        };
        token.CodeHash = token.HashOfCode(code);
        return (token, secret, code);
    }

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    public bool IsOpenAt(DateTimeOffset now) => Used is null && now < Expires;

    public bool TakesCodesAt(DateTimeOffset now) => IsOpenAt(now) && Attempts < MostAttempts;

    /// <summary>Whether this is the code; a wrong one counts.</summary>
    public bool Try(string code, DateTimeOffset now)
    {
        if (!TakesCodesAt(now))
            return false;
        if (User is not null && CryptographicOperations.FixedTimeEquals(HashOfCode(code), CodeHash))
            return true;
        Attempts++;
        return false;
    }

    /// <exception cref="Refusal"><c>SignIn.Gone</c>: used before, or too late.</exception>
    public void Use(DateTimeOffset now)
    {
        if (!IsOpenAt(now))
            throw new Refusal("SignIn.Gone");
        Used = now;
    }

    private byte[] HashOfCode(string code) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), Id.Value.ToByteArray(), Rounds, HashAlgorithmName.SHA256, 32);
}

internal sealed class SignInTokenMapping : IEntityTypeConfiguration<SignInToken>
{
    public void Configure(EntityTypeBuilder<SignInToken> token)
    {
        token.ToTable("sign_in_tokens");
        token.Property(t => t.Email).HasMaxLength(User.LongestEmail);
        token.Property(t => t.NormalizedEmail).HasMaxLength(User.LongestEmail);
        token.Property(t => t.Language).HasMaxLength(5);
        token.Property(t => t.Purpose).HasMaxLength(40);
        token.Property(t => t.ReturnUrl).HasMaxLength(1000);
        token.Property(t => t.LinkHash).HasMaxLength(32);
        token.Property(t => t.CodeHash).HasMaxLength(32);
        token.HasIndex(t => t.LinkHash).IsUnique();
        token.HasIndex(t => new { t.NormalizedEmail, t.Created });
        token.HasOne<User>().WithMany().HasForeignKey(t => t.User).OnDelete(DeleteBehavior.Cascade);
    }
}
