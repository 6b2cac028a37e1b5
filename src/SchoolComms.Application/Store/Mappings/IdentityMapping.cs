using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store.Identity;

namespace SchoolComms.Application.Store.Mappings;

internal static class IdentityMapping
{
    public static void MapIdentity(this ModelBuilder builder)
    {
        builder.Entity<Account>(account =>
        {
            account.ToTable("account");
            account.Ignore(a => a.AccountId);
            account.Property(a => a.DisplayName).HasMaxLength(120);
            account.HasIndex(a => a.PhoneNumber).IsUnique();
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("account_passkey");
        builder.Entity<DataProtectionKey>();
    }
}
