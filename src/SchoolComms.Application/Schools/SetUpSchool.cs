using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SchoolComms.Application.Audit;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Audit;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Presets;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Application.Schools;

/// <summary>Everything that the step form asks for when a school is set up.</summary>
/// <param name="Slug">The name for addresses.</param>
/// <param name="Kind">School or college.</param>
/// <param name="Profile">Names, locality, time zone, contacts.</param>
/// <param name="Preset">Which source regulation to start from.</param>
/// <param name="RegulationOrder">The order that approved the regulation.</param>
/// <param name="Director">The head of the organisation.</param>
/// <param name="Administrator">The first administrator.</param>
/// <param name="AppointmentOrder">The director's order that appoints the administrator (S0 4.1, S1 2.1, S3 2.2, S4 2.2).</param>
public sealed record NewSchool(
    string Slug,
    SchoolKind Kind,
    SchoolProfile Profile,
    RegulationPreset Preset,
    Order RegulationOrder,
    NewOfficial Director,
    NewOfficial Administrator,
    Order AppointmentOrder
)
{
    /// <summary>Only as the installation's first school: a fresh installation is open to whoever sets it up.</summary>
    public bool OnlyAsFirst { get; init; }
}

/// <summary>Somebody who gets an office and a sign-in at once.</summary>
public sealed record NewOfficial(FullName Name, EmailAddress Email, string Password);

/// <summary>Sets a school up: its facts, its regulation's first edition, «Учительская», the director and the first administrator.</summary>
public sealed class SetUpSchool(SchoolCommsDb db, UserManager<Account> accounts, TimeProvider time)
{
    public async Task<Result<School>> RunAsync(NewSchool input, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var setUp = School.SetUp(input.Slug, input.Kind, input.Profile, now);
        if (setUp.IsRefused)
            return setUp.Error;

        try
        {
            return await SaveAsync(setUp.Value, input, now, cancel);
        }
        catch (DbUpdateException taken) when (taken.TakenKey() is "ix_school_slug")
        {
            return new SlugTaken { Field = nameof(input.Slug) };
        }
    }

    private async Task<Result<School>> SaveAsync(School school, NewSchool input, DateTimeOffset now, CancellationToken cancel)
    {
        db.Scope.Enter(school.Id);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (input.OnlyAsFirst && !await IsFirstAsync(cancel))
            return new RegistrationClosed();

        db.Add(school);
        db.Add(Edition.Approve(school.Id, 1, input.Preset.Regulation, input.RegulationOrder, now));
        db.Add(SchoolClass.Create(school.Id, ClassName.StaffRoom, 0, now));
        var director = await EnrolAsync(school, input.Director, nameof(input.Director), now);
        if (director.IsRefused)
            return director.Error;
        var administrator = await EnrolAsync(school, input.Administrator, nameof(input.Administrator), now);
        if (administrator.IsRefused)
            return administrator.Error;

        db.Add(Appointment.Make(director.Value, Office.Director, null, input.AppointmentOrder, now));
        db.Add(Appointment.Make(administrator.Value, Office.Administrator, null, input.AppointmentOrder, now));
        OpenChannels(school, input.Preset.Regulation, director.Value, administrator.Value, now);
        var details = new
        {
            school.Slug,
            Preset = input.Preset.Key,
            Order = input.AppointmentOrder,
            Director = director.Value.Name.Full,
            Administrator = administrator.Value.Name.Full,
        };
        await db.SaveAndRecordAsync(administrator.Value.Id, AuditKind.SchoolSetUp, details, null, now, cancel);
        await transaction.CommitAsync(cancel);
        return school;
    }

    // Two strangers at a fresh installation: the second one waits here, and then it is not fresh any more.
    private async Task<bool> IsFirstAsync(CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('first school'))", cancel);
        return !await db.Schools.AnyAsync(cancel);
    }

    private async Task<Result<Person>> EnrolAsync(School school, NewOfficial official, string whose, DateTimeOffset now)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            UserName = official.Email.Value,
            Email = official.Email.Value,
            DisplayName = official.Name.Full,
        };
        var about = PasswordRule.About(official.Email.Value, null, official.Name, school.Slug, school.Profile.ShortName);
        var password = PasswordRule.Check(official.Password, soleFactorOfOfficial: true, about);
        var created = password.IsRefused ? password : await accounts.TryCreateAsync(account, official.Password);
        if (created.Error is { } error)
            return error with { Field = $"{whose}.{error.Field}" };

        // Administration joins «Учительская» in the role "teacher" (S1 2.2).
        var person = Person.Register(school.Id, official.Name, now).Reachable(null, official.Email);
        person.Grant(Role.Teacher, now);
        person.Join(account.AccountId, now);
        db.Add(person);
        return person;
    }

    private void OpenChannels(School school, Regulation regulation, Person director, Person administrator, DateTimeOffset now)
    {
        foreach (var kind in ChatRule.ChannelsOf(regulation))
        {
            var channel = Chat.Create(school.Id, kind, ChatNames.Of(kind, school.Kind), null, administrator.Id, now);
            db.Add(channel);
            db.Add(ChatMember.Enter(channel, administrator.Id, Role.Teacher, moderator: true, now));
            db.Add(ChatMember.Enter(channel, director.Id, Role.Teacher, moderator: false, now));
        }
    }
}
