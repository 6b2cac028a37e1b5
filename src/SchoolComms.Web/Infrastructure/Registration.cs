namespace SchoolComms.Web.Infrastructure;

/// <summary>
/// Whether anybody may set up one more school: in Development, or where the installation's owner allows it by
/// <c>SchoolComms:Schools:OpenRegistration</c>. The first school of an installation is always open.
/// </summary>
public sealed class Registration(IConfiguration configuration, IHostEnvironment environment)
{
    public bool IsOpen => configuration.GetValue("SchoolComms:Schools:OpenRegistration", environment.IsDevelopment());
}
