using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Schools;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Invitations;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Domain.Schools;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Schools;

/// <summary>A class: who leads it, who teaches and learns there, whose parents have joined, which chats it has.</summary>
public sealed class ClassModel(ReadClass read, CreateClassChats createChats, IStringLocalizer<Texts> t) : SchoolPage
{
    public ClassView View { get; private set; } = null!;

    public bool MayAppoint => !View.Class.IsStaffRoom && May(SchoolAction.AppointClassTeacher);

    public bool MayAttach => !View.Class.IsStaffRoom && May(SchoolAction.KeepClasses);

    public bool MayInvite => InviteRule.RolesToInvite(Actor, InvitePlace.Into(View.Class)).Any();

    public Clause? StructureClause => Actor.Edition.Cite(Rule.StructureKept);

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        var found = await read.RunAsync(Actor, new ClassId(id), Cancel);
        if (found.IsRefused)
            return Refused(found.Error);

        View = found.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostChatsAsync(Guid id)
    {
        var created = await createChats.RunAsync(Actor, new ClassId(id), Cancel);
        if (created.IsRefused)
            return Refused(created.Error);

        TempData["Done"] =
            created.Value == 0
                ? t["Все чаты уже есть."].Value
                : t["Создано: {0}. Участники уже добавлены.", t.Count(created.Value, "чат|чата|чатов")].Value;
        return Redirect($"/s/{Slug}/classes/{id}");
    }
}
