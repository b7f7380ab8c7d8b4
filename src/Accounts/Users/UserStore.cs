using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

/// <summary>Identity's store on the one database, without saves of its own. Identity keeps passkeys; passwords, lockout and codes are the user's own verbs, on the site's clock.</summary>
internal sealed class UserStore : UserOnlyStore<User, AppDb, UserId, IdentityUserClaim<UserId>, IdentityUserLogin<UserId>, IdentityUserToken<UserId>, IdentityUserPasskey<UserId>>
{
    public UserStore(AppDb db, IdentityErrorDescriber describer) : base(db, describer) => AutoSaveChanges = false;

    public override UserId ConvertIdFromString(string? id) => Guid.TryParse(id, out var value) ? Id.From<UserId>(value) : default;

    public override string? ConvertIdToString(UserId id) => id == default ? null : id.Value.ToString();

    /// <summary>The user is tracked: what changed is known. The base would mark every column, and a second call in one request would fail on the stamp.</summary>
    public override Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken = default) =>
        Context.Entry(user).State == Microsoft.EntityFrameworkCore.EntityState.Detached ? base.UpdateAsync(user, cancellationToken) : Task.FromResult(IdentityResult.Success);
}
