using SchoolComms.Application.Store.Embedded;
using SchoolComms.Web.Infrastructure;

var builder = WebApplication.CreateBuilder(args);
builder.AddSecrets();
await using var log = builder.AddLogging();

try
{
    if (VerifyCommand.IsAsked(args))
        return await VerifyCommand.RunAsync(builder, args, Console.Out);
    if (BackupCommand.IsAsked(args))
        return await BackupCommand.RunAsync(builder, args, Console.Out);

    await using var database = await Database.PrepareAsync(builder);
    builder.AddSchoolComms(database);

    var app = builder.Build();
    app.UseSchoolComms();
    await app.SeedDemoAsync();
    await app.RunAsync();
    return 0;
}
catch (EmbeddedPostgresException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
