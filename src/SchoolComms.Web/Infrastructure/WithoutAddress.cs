using Serilog.Core;
using Serilog.Events;

namespace SchoolComms.Web.Infrastructure;

/// <summary>Takes the address out of what the server adds to each line of a request: it may carry an invite code.</summary>
public sealed class WithoutAddress : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}
