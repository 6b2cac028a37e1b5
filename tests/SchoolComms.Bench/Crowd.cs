using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Testing;

namespace SchoolComms.Bench;

/// <summary>Somebody with a sign-in, a name and a link.</summary>
internal sealed record Newcomer(AccountId Account, FullName Name, string Email, InviteId Invite, string Code)
{
    /// <summary>This one's joining as another's of the same school.</summary>
    public Swap SwapFor(Newcomer other)
    {
        var hash = InviteCodes.HashOf(Code);
        return value =>
            value switch
            {
                Guid id when id == Account.Value => other.Account.Value,
                Guid id when id == Invite.Value => other.Invite.Value,
                byte[] bytes when bytes.AsSpan().SequenceEqual(hash) => InviteCodes.HashOf(other.Code),
                string text when text == Name.Stored => other.Name.Stored,
                string text when text == Name.Key => other.Name.Key,
                string text when text == Email => other.Email,
                _ => value,
            };
    }
}

/// <summary>The people who are going to join one school as parents, by links of 100 uses each.</summary>
internal sealed class Crowd
{
    private readonly Newcomer[] people;
    private int next = -1;

    private Crowd(Newcomer[] people) => this.people = people;

    /// <summary>The next who has not joined; null when all have.</summary>
    public Newcomer? Next() => Interlocked.Increment(ref next) is var number && number < people.Length ? people[number] : null;

    public static async Task<Crowd> CreateAsync(BenchApp app, int people)
    {
        var school = await TestSchool.CreateAsync(app.Services);
        var codes = app.Services.GetRequiredService<InviteCodes>();
        Invite[] invites = [.. Enumerable.Range(0, people / Invite.MaxUses + 1).Select(_ => Issue(school, codes, app.Now))];
        Newcomer[] crowd = [.. Enumerable.Range(0, people).Select(i => Come(school, i, invites[i % invites.Length], codes, app.Now))];
        await school.InScopeAsync(db =>
        {
            db.AddRange(invites);
            db.AddRange(crowd.Select(AccountOf));
            return Task.CompletedTask;
        });
        return new Crowd(crowd);
    }

    private static Invite Issue(TestSchool school, InviteCodes codes, DateTimeOffset now)
    {
        var invite = Invite
            .Issue(
                school.School.Id,
                Role.Parent,
                school.Class.Id,
                chatId: null,
                Invite.MaxUses,
                now.AddDays(7),
                school.ClassTeacher.Id,
                now
            )
            .Value;
        invite.Seal(InviteCodes.HashOf(codes.CodeOf(invite.Id)));
        return invite;
    }

    /// <summary>A surname for each number; names have no digits.</summary>
    public static string Surname(int number) => "Тестов" + string.Concat(number.ToString().Select(digit => (char)('а' + digit - '0')));

    private static Newcomer Come(TestSchool school, int number, Invite invite, InviteCodes codes, DateTimeOffset now)
    {
        return new Newcomer(
            new AccountId(Guid.CreateVersion7(now)),
            FullName.Parse($"{Surname(number)} Анна Ильинична").Value,
            $"newcomer{number}@{school.Slug}.example",
            invite.Id,
            codes.CodeOf(invite.Id)
        );
    }

    private static Account AccountOf(Newcomer person) =>
        new()
        {
            Id = person.Account.Value,
            UserName = person.Email,
            NormalizedUserName = person.Email.ToUpperInvariant(),
            Email = person.Email,
            NormalizedEmail = person.Email.ToUpperInvariant(),
            DisplayName = person.Name.Full,
        };
}
