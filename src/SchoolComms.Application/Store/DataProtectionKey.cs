namespace SchoolComms.Application.Store;

/// <summary>A key of ASP.NET Core's Data Protection, kept in the database so that several web nodes share it.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; init; }
    public required string FriendlyName { get; init; }
    public required string Xml { get; init; }
}
