using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using SchoolComms.Application.Audit;
using SchoolComms.Application.People;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Application.Store.Mappings;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Consents;
using SchoolComms.Domain.Files;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Domain.People.Merging;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Domain.Support;

namespace SchoolComms.Application.Store;

/// <summary>The store: accounts, which belong to no school, and everything that a school owns, seen through one school's scope.</summary>
public sealed class SchoolCommsDb(DbContextOptions<SchoolCommsDb> options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>The name of the query filter by school, for the few places that must look past it.</summary>
    public const string SchoolFilter = "School";

    /// <summary>The name of the filter that leaves out what has ended, for those who restore or tell it.</summary>
    public const string CurrentFilter = "Current";

    public SchoolId School => Scope.School;

    public SchoolScope Scope { get; private set; } = new();

    public DbSet<School> Schools => Set<School>();
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<Nomination> Nominations => Set<Nomination>();
    public DbSet<RoleVerification> RoleVerifications => Set<RoleVerification>();
    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();
    public DbSet<Guardianship> Guardianships => Set<Guardianship>();
    public DbSet<ClassMembership> ClassMemberships => Set<ClassMembership>();
    public DbSet<Movement> Movements => Set<Movement>();
    public DbSet<YearRoll> YearRolls => Set<YearRoll>();
    public DbSet<RosterUpload> RosterUploads => Set<RosterUpload>();
    public DbSet<RosterMapping> RosterMappings => Set<RosterMapping>();
    public DbSet<DistinctPeople> DistinctPeople => Set<DistinctPeople>();
    public DbSet<PersonWord> PersonWords => Set<PersonWord>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<EditionDraft> EditionDrafts => Set<EditionDraft>();
    public DbSet<EditionWithdrawal> EditionWithdrawals => Set<EditionWithdrawal>();
    public DbSet<Acknowledgement> Acknowledgements => Set<Acknowledgement>();
    public DbSet<AcknowledgementReminder> AcknowledgementReminders => Set<AcknowledgementReminder>();
    public DbSet<Invite> Invites => Set<Invite>();
    public DbSet<InviteMail> InviteMails => Set<InviteMail>();
    public DbSet<Chat> Chats => Set<Chat>();
    public DbSet<ChatMember> ChatMembers => Set<ChatMember>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<QueuedMessage> QueuedMessages => Set<QueuedMessage>();
    public DbSet<RuleException> RuleExceptions => Set<RuleException>();
    public DbSet<Violation> Violations => Set<Violation>();
    public DbSet<Block> Blocks => Set<Block>();
    public DbSet<Apology> Apologies => Set<Apology>();
    public DbSet<Objection> Objections => Set<Objection>();
    public DbSet<AccessRestriction> AccessRestrictions => Set<AccessRestriction>();
    public DbSet<Appeal> Appeals => Set<Appeal>();
    public DbSet<Authorisation> Authorisations => Set<Authorisation>();
    public DbSet<MessageReport> MessageReports => Set<MessageReport>();
    public DbSet<PersonalReminder> PersonalReminders => Set<PersonalReminder>();
    public DbSet<ChatLook> ChatLooks => Set<ChatLook>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<UnsentMessage> UnsentMessages => Set<UnsentMessage>();
    public DbSet<UnsentFile> UnsentFiles => Set<UnsentFile>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<PhotoStatement> PhotoStatements => Set<PhotoStatement>();
    public DbSet<ShownPerson> ShownPeople => Set<ShownPerson>();
    public DbSet<SupportRequest> SupportRequests => Set<SupportRequest>();
    public DbSet<SupportLine> SupportLines => Set<SupportLine>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Recovery> Recoveries => Set<Recovery>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The memberships of these people in these chats, one place by one: the three lists are of one length.</summary>
    public IQueryable<ChatMember> MembersAt(Guid[] schools, Guid[] chats, Guid[] people) =>
        FromExpression(() => MembersAt(schools, chats, people));

    /// <summary>For a unit of work: whoever takes a context brings its scope.</summary>
    internal SchoolCommsDb In(SchoolScope scope)
    {
        Scope = scope;
        scope.IsHeld = () => Database.CurrentTransaction is not null;
        return this;
    }

    // Kept for the next unit of work, it is in no school until it is brought into one.
    public override void Dispose()
    {
        Scope = new SchoolScope();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Scope = new SchoolScope();
        return base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Conventions.Add(_ => new SnakeCaseConvention());
        configurationBuilder.UseIds();
        configurationBuilder.UseValueObjects();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.MapIdentity();
        builder.MapSchools(this);
        builder.MapPeople(this);
        builder.MapMovements(this);
        builder.MapRegulations(this);
        builder.MapInvitations(this);
        builder.MapRecoveries(this);
        builder.MapChats(this);
        builder.MapModeration(this);
        builder.MapFiles(this);
        builder.MapConsents(this);
        builder.MapSupport(this);
        builder.MapAudit(this);
    }
}
