namespace SchoolComms.Domain.Regulations;

/// <summary>On what ground a meeting may be recorded (S0 6.4).</summary>
/// <param name="ByConsent">When every participant agrees.</param>
/// <param name="OnLegalGround">Where a law provides for it; the ground is written down.</param>
public sealed record Recording(bool ByConsent, bool OnLegalGround);
