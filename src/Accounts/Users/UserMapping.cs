using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RadicaleVernieuwers.Data;

namespace RadicaleVernieuwers.Accounts;

internal sealed class UserMapping : IEntityTypeConfiguration<User>, IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<IdentityUserPasskey<UserId>>
{
    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("users");
        user.HasKey(u => u.Id);
        user.Property(u => u.Id).ValueGeneratedNever();
        user.Property(u => u.Email).HasMaxLength(User.LongestEmail);
        user.Property(u => u.NormalizedEmail).HasMaxLength(User.LongestEmail).IsRequired();
        user.Property(u => u.UserName).HasMaxLength(User.LongestEmail);
        user.Property(u => u.NormalizedUserName).HasMaxLength(User.LongestEmail);
        user.Property(u => u.DisplayName).HasMaxLength(User.LongestName);
        user.Property(u => u.Language).HasMaxLength(5);
        user.Property(u => u.PasswordHash).HasMaxLength(200);
        user.Property(u => u.SecurityStamp).HasMaxLength(60);
        user.Property(u => u.ConcurrencyStamp).HasMaxLength(60).IsConcurrencyToken();
        user.Property(u => u.PhoneNumber).HasMaxLength(40);
        user.HasIndex(u => u.NormalizedEmail).IsUnique();
        user.HasIndex(u => u.NormalizedUserName).IsUnique();
        user.HasMany(u => u.Memberships).WithOne().HasForeignKey(m => m.User).OnDelete(DeleteBehavior.Cascade);
        user.Navigation(u => u.Memberships).HasField("_memberships").UsePropertyAccessMode(PropertyAccessMode.Field);
    }

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("user_roles");
        membership.HasKey(m => new { m.User, m.Role });
        membership.Property(m => m.Role).HasMaxLength(Role.LongestName);
        membership.HasIndex(m => m.Role);
    }

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<UserId>> passkey)
    {
        passkey.ToTable("user_passkeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024).ValueGeneratedNever();
        passkey.OwnsOne(p => p.Data);
        passkey.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
