using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SchoolComms.Application.Access;
using SchoolComms.Application.Invitations;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.People;
using SchoolComms.Domain.Regulations;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Invitations;

/// <summary>Joins by the link that was opened: where to, as whom, under which Rules, and who it is.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Join)]
[HashesPassword(Except = "Known")]
public sealed class JoinModel(
    OpenInvite open,
    JoinByInvite join,
    InviteCookie cookie,
    MyAccount mine,
    SignInManager<Account> signIn,
    SchoolTexts t
) : FormPage
{
    [BindProperty]
    public JoinInput Input { get; set; } = new();

    public OpenedInvite Invite { get; private set; } = null!;

    /// <summary>Who has signed in already; null for somebody new.</summary>
    public AccountCard? Known { get; private set; }

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var opened = cookie.Read(HttpContext) is { } code ? await open.RunAsync(code, Cancel) : new LinkNotOpened();
        if (opened.IsRefused)
        {
            context.Result = new RefusalResult(opened.Error);
            return;
        }

        Invite = opened.Value;
        t.Enter(Invite.School);
        Known = User.Identity is { IsAuthenticated: true } ? await mine.RunAsync(User.Account(), Cancel) : null;
        await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var name = Invite.For ?? Take(FullName.Parse(Input.Name), nameof(Input.Name));
        var phone = string.IsNullOrWhiteSpace(Input.Phone) ? null : Take(PhoneNumber.Parse(Input.Phone), nameof(Input.Phone));
        var email = string.IsNullOrWhiteSpace(Input.Email) ? null : Take(EmailAddress.Parse(Input.Email), nameof(Input.Email));
        AskForRules();
        if (!ModelState.IsValid)
            return Again();

        var joined = await JoinAsync(null, new NewMember(name!, phone, email, Input.Password ?? ""));
        if (!joined.IsRefused)
        {
            var account = await signIn.UserManager.FindByIdAsync(joined.Value.Account.Value.ToString());
            await signIn.SignInAsync(account!, isPersistent: true);
        }

        return Lead(joined);
    }

    /// <summary>Joins with the sign-in that the person has.</summary>
    public async Task<IActionResult> OnPostKnownAsync()
    {
        if (Known is null)
            return Redirect("/sign-in?returnUrl=/join");

        ModelState.Clear();
        AskForRules();
        return ModelState.IsValid ? Lead(await JoinAsync(User.Account(), null)) : Again();
    }

    private void AskForRules()
    {
        if (Invite.AcknowledgementClause is { } clause && !Input.RulesConfirmed)
            AddError(new RulesNotAcknowledged(clause), nameof(Input.RulesConfirmed));
    }

    private Task<Result<Joined>> JoinAsync(AccountId? account, NewMember? member) =>
        join.RunAsync(new Joining(cookie.Read(HttpContext)!, Input.RulesConfirmed, account, member), Cancel);

    private IActionResult Lead(Result<Joined> joined)
    {
        switch (joined.Error)
        {
            case null:
                cookie.Forget(HttpContext);
                var (slug, chat) = (joined.Value.Slug, joined.Value.Chat);
                return Redirect(chat is null ? $"/s/{slug}" : $"/s/{slug}/chats/{chat.Value.Value}");
            case AlreadyJoined already:
                cookie.Forget(HttpContext);
                TempData["Done"] = t["Вы уже вошли сюда в этой роли."].Value;
                return Redirect($"/s/{already.Slug}");
            case { Kind: ErrorKind.Gone or ErrorKind.NotFound } closed:
                return new RefusalResult(closed);
            case var error:
                return Again(error);
        }
    }
}
