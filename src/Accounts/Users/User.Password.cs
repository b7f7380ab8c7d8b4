using Microsoft.AspNetCore.Identity;

namespace RadicaleVernieuwers.Accounts;

public sealed partial class User
{
    public const int ShortestPassword = 12;

    private const int MostFailures = 5;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);
    // Checked for addresses without a password, so that the answer takes as long.
    private static readonly string Nothing = new PasswordHasher<User>().HashPassword(new User(), "no account, no password");

    public bool HasPassword => PasswordHash is not null;

    /// <summary>Too many wrong passwords or codes.</summary>
    public bool IsLockedAt(DateTimeOffset now) => LockoutEnd > now;

    /// <summary>Sets the password and ends every session.</summary>
    internal void SetPassword(string password, IPasswordHasher<User> hasher)
    {
        PasswordHash = hasher.HashPassword(this, password);
        RevokeSessions();
    }

    internal static bool HasPasswordOf(User? user, string password, IPasswordHasher<User> hasher) =>
        hasher.VerifyHashedPassword(user ?? new User(), user?.PasswordHash ?? Nothing, password) != PasswordVerificationResult.Failed && user?.PasswordHash is not null;

    /// <summary>Counts a wrong password or code; the fifth closes the door for a quarter of an hour.</summary>
    internal void CountFailure(DateTimeOffset now)
    {
        AccessFailedCount++;
        if (AccessFailedCount >= MostFailures)
        {
            AccessFailedCount = 0;
            LockoutEnd = now + LockedFor;
        }
        Touch();
    }

    /// <summary>Whether the authenticator app is asked at each sign-in.</summary>
    internal void AskApp(bool ask)
    {
        TwoFactorEnabled = ask;
        Touch();
    }

    internal void CountSuccess()
    {
        if (AccessFailedCount == 0)
            return;
        AccessFailedCount = 0;
        Touch();
    }
}
