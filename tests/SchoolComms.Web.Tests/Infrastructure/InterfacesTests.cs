using System.Reflection;
using SchoolComms.Application.Store;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Web.Tests.Infrastructure;

public sealed class InterfacesTests
{
    private static readonly Assembly[] Own = [typeof(School).Assembly, typeof(SchoolCommsDb).Assembly, typeof(Program).Assembly];

    [Fact]
    public void No_interface_has_a_single_implementation()
    {
        var types = Own.SelectMany(assembly => assembly.GetTypes()).ToList();

        types
            .Where(type => type.IsInterface)
            .Where(contract => types.Count(type => Implements(type, contract)) <= 1)
            .Select(contract => contract.FullName)
            .ShouldBeEmpty();
    }

    private static bool Implements(Type type, Type contract) =>
        !type.IsInterface
        && type.GetInterfaces().Any(own => own == contract || (own.IsGenericType && own.GetGenericTypeDefinition() == contract));
}
