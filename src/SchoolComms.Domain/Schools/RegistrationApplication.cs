using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;

namespace SchoolComms.Domain.Schools;

/// <summary>
/// The application by which an organisation asks a communication platform to register it, with the administrator's contacts
/// and the order on the appointment (S1 2.1, S3 2.1, S4 2.3).
/// </summary>
/// <param name="School">The organisation.</param>
/// <param name="Administrator">Who will register by the contacts in it.</param>
/// <param name="Order">The order on the administrator's appointment.</param>
/// <param name="Director">Who signs; null where the office is vacant.</param>
/// <param name="Clause">The clause on the administrator's duties, where the regulation has one.</param>
public sealed record RegistrationApplication(School School, Person Administrator, Order Order, FullName? Director, Clause? Clause)
{
    /// <summary>The administrator's mobile number: registering goes by a code sent to it, so a landline does not serve.</summary>
    public PhoneNumber? Mobile => Administrator.Phone is { IsMobile: true } phone ? phone : null;

    /// <summary>Nothing is left to be filled in by hand.</summary>
    public bool IsComplete => Mobile is not null && Administrator.Email is not null && Director is not null;
}
