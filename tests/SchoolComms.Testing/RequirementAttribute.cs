namespace SchoolComms.Testing;

/// <summary>The row of docs/requirements.md that a test proves through the running application.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirementAttribute(string id) : Attribute
{
    public string Id => id;
}
