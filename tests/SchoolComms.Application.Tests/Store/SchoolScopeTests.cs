using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store;
using SchoolComms.Testing;

namespace SchoolComms.Application.Tests.Store;

public sealed class SchoolScopeTests : IAsyncLifetime
{
    private ServiceProvider services = null!;
    private TestSchool one = null!;
    private TestSchool other = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        services = await TestServices.CreateAsync(TestClock.At("2026-03-11T10:00:00+03:00"));
        (one, other) = (await TestSchool.CreateAsync(services), await TestSchool.CreateAsync(services));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task A_transaction_stays_in_the_school_in_which_it_began()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        db.Scope.Enter(one.School.Id);
        await using (await db.Database.BeginTransactionAsync(Stop))
        {
            db.Scope.Enter(one.School.Id);
            Should.Throw<InvalidOperationException>(() => db.Scope.Enter(other.School.Id));
            (await db.People.CountAsync(person => person.Id == one.Parent.Id, Stop)).ShouldBe(1);
        }

        db.Scope.Enter(other.School.Id);
        (await db.People.CountAsync(person => person.Id == other.Parent.Id, Stop)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_asked_for_the_offices_of_a_sign_in_stays_in_the_school_where_they_were()
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SchoolCommsDb>();
        db.Scope.Enter(one.School.Id);

        var held = await scope.ServiceProvider.GetRequiredService<HeldOffices>().RunAsync(other.Director.Account!.Value, Stop);

        held.ShouldHaveSingleItem();
        db.School.ShouldBe(one.School.Id);
    }
}
