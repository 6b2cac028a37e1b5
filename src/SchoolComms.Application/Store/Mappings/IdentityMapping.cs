using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;

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
            account.Property(a => a.AuthenticatorKey).HasMaxLength(64);
            account.PrimitiveCollection(a => a.SpareCodes).HasDefaultValueSql("'{}'");
            account.HasIndex(a => a.PhoneNumber).IsUnique();
        });
        builder.Entity<Session>(session =>
        {
            session.ToTable("account_session");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Address).HasMaxLength(45);
            session.Property(s => s.Browser).HasMaxLength(Session.MaxBrowser);
            session.HasIndex(s => s.Account).HasFilter("ended_at is null");
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("account_passkey");
        builder.Entity<DataProtectionKey>();
    }
}
