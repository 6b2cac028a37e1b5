using System.Diagnostics.Metrics;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Regulations;

namespace SchoolComms.Application;

/// <summary>What only this application can count, for whoever runs it; no person, school or text is in it.</summary>
public sealed class Measures
{
    /// <summary>The meter's name.</summary>
    public const string Name = "SchoolComms";

    private readonly Counter<long> verdicts;
    private readonly Gauge<int> due;

    public Measures(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        verdicts = meter.CreateCounter<long>("schoolcomms.verdicts", "{verdict}", "What became of messages, by the rule that decided.");
        due = meter.CreateGauge<int>("schoolcomms.due", "{item}", "What is due and not done yet, at the latest look.");
    }

    /// <summary>A message was examined.</summary>
    public void Examined(Result answer)
    {
        var (outcome, rule) = answer.Error switch
        {
            null => ("Allowed", "None"),
            MessageStopped stopped => (stopped.Verdict.Mode.ToString(), stopped.Verdict.Decisive.First().Rule.ToString()),
            var refusal => ("NotPermitted", refusal.GetType().Name),
        };
        verdicts.Add(1, new("outcome", outcome), new("rule", rule));
    }

    /// <summary>So many of a kind are due; a number that stays says that something hangs.</summary>
    public void Due(string kind, int count) => due.Record(count, new KeyValuePair<string, object?>("kind", kind));
}
