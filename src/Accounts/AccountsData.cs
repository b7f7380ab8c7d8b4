using Microsoft.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>The tables of this module.</summary>
public static class AccountsData
{
    extension(AppDb db)
    {
        public DbSet<User> Users => db.Set<User>();
        public DbSet<Role> Roles => db.Set<Role>();
        internal DbSet<Authenticator> Authenticators => db.Set<Authenticator>();
        internal DbSet<SignInToken> SignInTokens => db.Set<SignInToken>();

        /// <summary>The account of an address, with its roles; null where there is none.</summary>
        public async Task<User?> FindUserAsync(string email, CancellationToken cancellationToken = default)
        {
            var normal = User.Normal(email);
            return db.Set<User>().Local.FirstOrDefault(u => u.NormalizedEmail == normal)
                ?? await db.Set<User>().Include(u => u.Memberships).SingleOrDefaultAsync(u => u.NormalizedEmail == normal, cancellationToken);
        }

        /// <summary>The account of an address; made with this save where there is none yet.</summary>
        public async Task<User> FindOrCreateUserAsync(string email, string language, string displayName, DateTimeOffset now, CancellationToken cancellationToken = default)
        {
            if (await db.FindUserAsync(email, cancellationToken) is { } found)
                return found;
            var user = User.Create(email, language, displayName, now);
            db.Set<User>().Add(user);
            return user;
        }
    }
}
