using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>What a draft changes, for the pages that list it.</summary>
public sealed record DraftChangesList(RegulationChanges Changes, Regulation Regulation, SchoolKind Kind);
