using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Mail;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>
/// Personal links for a whole class: who has none, who has one, who has joined; issuing them for all or the ticked ones, and
/// giving them out: as slips, as a file with <c>?format=csv</c> or <c>xlsx</c>, as a text.
/// </summary>
public sealed class PersonalInvitesModel(
    ReadInvitePlaces places,
    ReadPersonalInvites read,
    ExportInvites export,
    IssuePersonalInvites issue,
    MailInvites mail,
    SmtpMailer mailer,
    Words words,
    IStringLocalizer<Texts> t
) : SchoolPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Class { get; set; }

    [BindProperty(SupportsGet = true)]
    public Role? Role { get; set; }

    /// <summary>Whoever has a link gets a new one instead.</summary>
    [BindProperty]
    public bool Anew { get; set; }

    /// <summary>The classes into which the person may invite.</summary>
    public IReadOnlyList<InvitePlaceLine> Places { get; private set; } = [];

    /// <summary>The chosen class's people; null while none is chosen.</summary>
    public PersonalInviteList? List { get; private set; }

    public bool MailIsSetUp => mailer.IsSetUp;

    /// <summary>Whose links can go by post: the address is known, and no letter has gone out or waits.</summary>
    public IEnumerable<PersonalInviteLine> ToMail =>
        List!.Open.Where(line => line is { Email: not null, Mail: null or { State: MailState.Failed } });

    public IEnumerable<Role> Roles => Places.SelectMany(place => place.Roles).Select(invited => invited.Role).Distinct().Order();

    /// <summary>All open links as a text to pass on.</summary>
    public string AllLinks => string.Join('\n', List!.Open.Select(line => $"{NameOf(line)}: {LinkOf(line)}"));

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        if (await OpenAsync() is { } refused)
            return refused;

        return (format, List) switch
        {
            ("csv", not null) => await ExportAsync(ExportFormat.Csv, List),
            ("xlsx", not null) => await ExportAsync(ExportFormat.Xlsx, List),
            _ => Page(),
        };
    }

    public async Task<IActionResult> OnPostAsync(Guid[] person, bool all)
    {
        if (await OpenAsync() is { } refused)
            return refused;
        if (List is null)
            return Refused(new NotFound(nameof(Class)));

        var chosen = all ? List.Lines.Where(line => line.IsMissing).Select(line => line.Id) : person.Select(PersonId.From);
        var invites = new NewPersonalInvites(List.Role, List.Class.Id, [.. chosen], Anew: Anew && !all);
        if (invites.People.Count == 0)
        {
            ModelState.AddModelError(nameof(person), t["Отметьте, кому выпустить ссылки."]);
            return Again();
        }

        var issued = await issue.RunAsync(Actor, invites, Cancel);
        return issued.IsRefused ? Refused(issued.Error) : Done(WhatWasDone(issued.Value));
    }

    public async Task<IActionResult> OnPostMailAsync()
    {
        if (await OpenAsync() is { } refused)
            return refused;
        if (List is null)
            return Refused(new NotFound(nameof(Class)));

        var queued = await mail.RunAsync(Actor, [.. ToMail.Select(line => line.Open!.Id)], Cancel);
        return queued.IsRefused
            ? Refused(queued.Error)
            : Done(t["Письма уйдут в течение нескольких минут: {0}.", t.Count(queued.Value, "письмо|письма|писем")]);
    }

    public string NameOf(PersonalInviteLine line) =>
        line.Children.Count == 0 ? line.Name.Full : t["{0} ({1})", line.Name.Full, ChildrenOf(line)].Value;

    public string ChildrenOf(PersonalInviteLine line) => string.Join(", ", line.Children.Select(child => child.Full));

    public string? LinkOf(PersonalInviteLine line) => line.Code is { } code ? InviteLink.Of(Request, code) : null;

    /// <summary>How far somebody is with joining, in words.</summary>
    public string StateOf(PersonalInviteLine line) =>
        line.JoinedAt is { } joined ? t["вошёл(а) {0}", Day(joined)]
        : line.Open is { } open ? t["ждёт до {0}", Day(open.ExpiresAt)]
        : line.IsAboveRight ? t["приглашает администратор"]
        : t["ссылки нет"];

    /// <summary>The address of this list, or of the same as a file.</summary>
    public string Address(string? format = null) =>
        $"/s/{Slug}/invites/families?class={List!.Class.Id.Value}&role={List.Role}{(format is null ? null : $"&format={format}")}";

    private async Task<IActionResult> ExportAsync(ExportFormat format, PersonalInviteList opened)
    {
        var exported = await export.RunAsync(Actor, opened.Class.Id, opened.Role, format, Cancel);
        if (exported.IsRefused)
            return Refused(exported.Error);

        List = exported.Value;
        return format == ExportFormat.Xlsx ? XlsxFile.Of(FileName("xlsx"), t["Приглашения"], Rows()) : CsvFile.Of(FileName("csv"), Rows());
    }

    private async Task<IActionResult?> OpenAsync()
    {
        var found = await places.RunAsync(Actor, Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        // Families stand first: it is they who are invited by the class.
        Places = [.. found.Value.Where(place => place.Class is not null).OrderByDescending(HasFamilies)];
        if (Places.Count == 0)
            return Refused(new NotPermitted(SchoolAction.IssueInvite, Actor.Edition.Cite(Rule.LinksIssued)));
        if (Class is not { } chosen)
            return null;

        var role = Role ?? DefaultRole(Places.FirstOrDefault(place => place.Class!.Value.Value == chosen));
        var list = await read.RunAsync(Actor, new ClassId(chosen), role, Cancel);
        if (list.IsRefused)
            return Refused(list.Error);

        List = list.Value;
        return null;
    }

    // A class's families are most of its people; «Учительская» is the teachers'.
    private static Role DefaultRole(InvitePlaceLine? place) =>
        place is null || HasFamilies(place) ? Domain.People.Role.Parent : place.Roles[0].Role;

    private static bool HasFamilies(InvitePlaceLine place) => place.Roles.Any(invited => invited.Role == Domain.People.Role.Parent);

    private RedirectResult Done(string text)
    {
        TempData["Done"] = text;
        return Redirect(Address());
    }

    private string WhatWasDone(IssuedPersonalInvites issued) =>
        (issued.Invites.Count, issued.Replaced) switch
        {
            (0, _) => t["Новых ссылок нет: отмеченные уже вошли или имеют действующую ссылку."],
            (var made, 0) => t["Выпущено: {0}. Раздайте их.", t.Count(made, "личная ссылка|личные ссылки|личных ссылок")],
            var (made, old) => t[
                "Выпущено: {0}. Прежние аннулированы: {1}.",
                t.Count(made, "личная ссылка|личные ссылки|личных ссылок"),
                old
            ],
        };

    private string FileName(string ending) => $"{Slug}-{t["приглашения"]}-{List!.Class.Name.Value}.{ending}";

    private IEnumerable<IEnumerable<string?>> Rows()
    {
        string?[] headings =
        [
            t["ФИО"],
            t["Роль"],
            words.Class(Actor.School.Kind),
            t["Дети"],
            t["Состояние"],
            t["Действует до"],
            t["Ссылка"],
        ];
        return List!
            .Lines.Select(line =>
                (string?[])
                    [
                        line.Name.Full,
                        words.Of(List.Role, Actor.School.Kind),
                        List.Class.Name.Value,
                        ChildrenOf(line),
                        StateOf(line),
                        line.Open is { } open ? Day(open.ExpiresAt) : "",
                        LinkOf(line),
                    ]
            )
            .Prepend(headings);
    }

    private string Day(DateTimeOffset at) => Actor.School.DateAt(at).ToString("dd.MM.yyyy", null);
}
