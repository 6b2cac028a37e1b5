using SchoolComms.Testing;

[assembly: AssemblyFixture(typeof(TestDatabase))]
