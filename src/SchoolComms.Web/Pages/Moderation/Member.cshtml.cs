using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Moderation;
using SchoolComms.Domain.Chats;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;
using SchoolComms.Domain.People;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Moderation;

/// <summary>A member's record in a chat; a moderator blocks from here by the ladder, the member sees the own one.</summary>
public sealed class MemberModel(MemberRecord record, MemberReminders reminders, BlockMember block, IStringLocalizer<Texts> t) : SchoolPage
{
    public MemberFile Record { get; private set; } = null!;

    /// <summary>What the member alone was reminded of in this chat.</summary>
    public IReadOnlyList<ReminderLine> Reminders { get; private set; } = [];

    [BindProperty]
    public BlockInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid chat, Guid person) => await OpenAsync(chat, person) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid chat, Guid person)
    {
        if (!ModelState.IsValid)
            return await OpenAsync(chat, person) ?? Again(Record.MayBlock.Error);

        var blocked = await block.RunAsync(Actor, new ChatId(chat), new PersonId(person), Input.Term!.Value, Input.Until, Cancel);
        if (blocked.Error is { Kind: ErrorKind.NotFound or ErrorKind.Forbidden })
            return Refused(blocked.Error);
        if (blocked.IsRefused)
            return await OpenAsync(chat, person) ?? Again(blocked.Error);

        TempData["Done"] = t["Заблокирован(а) до {0}. Читать чат можно, писать нельзя.", Until(blocked.Value)].Value;
        return RedirectToPage(
            new
            {
                slug = Slug,
                chat,
                person,
            }
        );
    }

    private string Until(Block blocked) => Moment.Say(blocked.Until, Actor.School.Zone, Now, t);

    private async Task<IActionResult?> OpenAsync(Guid chat, Guid person)
    {
        var opened = await record.RunAsync(Actor, new ChatId(chat), new PersonId(person), Cancel);
        if (opened.IsRefused)
            return Refused(opened.Error);

        Record = opened.Value;
        var given = await reminders.RunAsync(Actor, new ChatId(chat), new PersonId(person), Cancel);
        Reminders = given.IsRefused ? [] : given.Value;
        return null;
    }

    public sealed record BlockInput
    {
        public BlockTerm? Term { get; set; }
        public DateOnly? Until { get; set; }
    }

    public sealed class BlockValidator : AbstractValidator<BlockInput>
    {
        public BlockValidator(IStringLocalizer<Texts> t)
        {
            RuleFor(input => input.Term).NotNull().WithMessage(t["Выберите срок."]).IsInEnum().WithMessage(t["Выберите срок."]);
            RuleFor(input => input.Until)
                .NotNull()
                .When(input => input.Term == BlockTerm.UntilDate)
                .WithMessage(t["Укажите день, когда блокировка закончится."]);
        }
    }
}
