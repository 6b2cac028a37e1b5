using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Regulations;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Regulations.Calendar;

namespace SchoolComms.Web.Pages.Regulations;

/// <summary>The draft's numbers: hours, terms, the ladder; and whose opinion, consent and verification is asked for.</summary>
public sealed class DraftTermsModel(ReadDraft read, ChangeDraft change, IStringLocalizer<Texts> t)
    : DraftStep(RegulationPart.Terms, read, change, t)
{
    [BindProperty]
    public TermsInput Input { get; set; } = new();

    protected override void Fill(Regulation regulation) =>
        Input = new TermsInput
        {
            PostingHours = new() { From = regulation.PostingHours?.From, Until = regulation.PostingHours?.Until },
            InviteTermDays = regulation.InviteTermDays,
            ReportTermDays = regulation.ReportTermDays,
            ContestTermDays = regulation.ContestTermDays,
            Ladder = new()
            {
                MoreThan = regulation.Ladder?.MoreThan,
                MaxMonths = regulation.Ladder?.MaxMonths,
                ServedBlockConsumes = regulation.Ladder?.ServedBlockConsumes ?? true,
            },
            EarlyUnblocking = new() { ObjectionDays = regulation.EarlyUnblocking?.ObjectionDays },
            Councils = [.. regulation.Councils],
            AdministratorConsent = [.. regulation.AdministratorConsent],
            RecordingByConsent = regulation.Recording?.ByConsent ?? false,
            RecordingOnLegalGround = regulation.Recording?.OnLegalGround ?? false,
            Verified = [.. regulation.StatusVerification?.Roles ?? []],
            Waits = [.. regulation.StatusVerification?.Waits ?? []],
        };

    protected override Result<Regulation> Read(Regulation regulation)
    {
        var hours = Hours();
        if (hours.IsRefused)
            return new RegulationContradicts([hours.Error]);

        return regulation with
        {
            PostingHours = hours.Value,
            InviteTermDays = Input.InviteTermDays ?? 0,
            ReportTermDays = Input.ReportTermDays ?? 0,
            ContestTermDays = Input.ContestTermDays ?? 0,
            Ladder = Input.Ladder is { MoreThan: null, MaxMonths: null }
                ? null
                : new SanctionLadder(Input.Ladder.MoreThan ?? 0, Input.Ladder.MaxMonths ?? 0, Input.Ladder.ServedBlockConsumes),
            EarlyUnblocking = Input.EarlyUnblocking.ObjectionDays is { } days ? new EarlyUnblocking(days) : null,
            Councils = [.. Input.Councils.Distinct().Order()],
            AdministratorConsent = [.. Input.AdministratorConsent.Distinct().Order()],
            Recording =
                Input.RecordingByConsent || Input.RecordingOnLegalGround
                    ? new Recording(Input.RecordingByConsent, Input.RecordingOnLegalGround)
                    : null,
            StatusVerification =
                Input.Verified.Count + Input.Waits.Count == 0
                    ? null
                    : new StatusVerification([.. Input.Verified.Distinct().Order()], [.. Input.Waits.Distinct().Order()]),
        };
    }

    private Result<PostingHours?> Hours()
    {
        const string Field = nameof(Regulation.PostingHours);
        switch (Input.PostingHours)
        {
            case { From: null, Until: null }:
                return (PostingHours?)null;
            case { From: { } from, Until: { } until }:
                var hours = PostingHours.Create(from, until);
                return hours.IsRefused ? hours.Error with { Field = $"{Field}.{nameof(HoursInput.Until)}" } : hours.Value;
            case var half:
                var missing = half.From is null ? nameof(HoursInput.From) : nameof(HoursInput.Until);
                return new HoursAreHalf { Field = $"{Field}.{missing}" };
        }
    }

    public sealed record TermsInput
    {
        public HoursInput PostingHours { get; set; } = new();
        public int? InviteTermDays { get; set; }
        public int? ReportTermDays { get; set; }
        public int? ContestTermDays { get; set; }
        public LadderInput Ladder { get; set; } = new();
        public EarlyInput EarlyUnblocking { get; set; } = new();
        public List<Council> Councils { get; set; } = [];
        public List<Office> AdministratorConsent { get; set; } = [];
        public bool RecordingByConsent { get; set; }
        public bool RecordingOnLegalGround { get; set; }
        public List<Role> Verified { get; set; } = [];
        public List<SchoolAction> Waits { get; set; } = [];
    }

    public sealed record HoursInput
    {
        public TimeOnly? From { get; set; }
        public TimeOnly? Until { get; set; }
    }

    public sealed record LadderInput
    {
        public int? MoreThan { get; set; }
        public int? MaxMonths { get; set; }
        public bool ServedBlockConsumes { get; set; }
    }

    public sealed record EarlyInput
    {
        public int? ObjectionDays { get; set; }
    }
}
