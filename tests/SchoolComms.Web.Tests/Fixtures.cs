using SchoolComms.Web.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(Browser))]
