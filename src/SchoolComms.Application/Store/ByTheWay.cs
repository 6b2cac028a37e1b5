using Npgsql;

namespace SchoolComms.Application.Store;

/// <summary>What is only noted while somebody reads. On a full disk the note is left out: reading goes on.</summary>
internal static class ByTheWay
{
    public static async Task NoteAsync(Func<Task> noteAsync)
    {
        try
        {
            await noteAsync();
        }
        catch (Exception full) when (full.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DiskFull })
        {
            // It is noted the next time that there is room.
        }
    }
}
