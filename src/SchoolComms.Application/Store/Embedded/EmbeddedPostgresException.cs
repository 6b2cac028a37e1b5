namespace SchoolComms.Application.Store.Embedded;

/// <summary>The embedded PostgreSQL cannot run. The message is one line that says what to do.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? cause = null)
    : Exception(message.ReplaceLineEndings(" ").Trim(), cause);
