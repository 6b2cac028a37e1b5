using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(TestDatabase))]
[assembly: AssemblyFixture(typeof(Browser))]
[assembly: NoSecretLogged]
[assembly: PagesClose]
