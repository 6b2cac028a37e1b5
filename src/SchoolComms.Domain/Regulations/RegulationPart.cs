using SchoolComms.Domain.Common;

namespace SchoolComms.Domain.Regulations;

/// <summary>The parts that a regulation is edited in, one step form each.</summary>
public enum RegulationPart
{
    /// <summary>The title and the clauses.</summary>
    Text = 1,

    /// <summary>Which clause each organisational rule stands on.</summary>
    Rules,

    /// <summary>The rules about messages, by audience.</summary>
    Content,

    /// <summary>Hours, terms, councils, consents.</summary>
    Terms,

    /// <summary>Who invites whom, creates which chats and writes to whom directly.</summary>
    Rights,
}

/// <summary>Where a contradiction belongs.</summary>
public static class RegulationParts
{
    /// <summary>The part whose form has the error's field.</summary>
    public static RegulationPart PartOf(this Error error) =>
        (error.Field ?? "").Split('[', '.')[0] switch
        {
            nameof(Regulation.Title) or nameof(Regulation.Clauses) => RegulationPart.Text,
            nameof(Regulation.Citations) => RegulationPart.Rules,
            nameof(Regulation.Content) or nameof(Regulation.Liftable) => RegulationPart.Content,
            nameof(Regulation.InviteRights) or nameof(Regulation.ChatRights) or nameof(Regulation.DirectRights) => RegulationPart.Rights,
            _ => RegulationPart.Terms,
        };

    /// <summary>
    /// The part contradicts itself, whatever the others say. A rule that still waits for its parameter, or a parameter for
    /// its rule, does not: the two are set in different forms, and one must be first.
    /// </summary>
    public static bool IsWithin(this Error error, RegulationPart part) =>
        error.PartOf() == part && error is not (RuleWithoutParameter or ParameterWithoutRule);
}
