using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SchoolComms.Application.Access;
using SchoolComms.Application.People;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Domain.Moderation;

namespace SchoolComms.Web.Infrastructure;

/// <summary>A page inside a school: it knows who acts before its handler runs. A school that the account is not of is not there.</summary>
public abstract class SchoolPage : FormPage
{
    public Actor Actor { get; private set; } = null!;

    /// <summary>Who waits for this person's decision.</summary>
    public WaitingPeople WaitingForMe { get; private set; } = WaitingPeople.Nobody;

    public string Slug => Actor.School.Slug;

    public DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>The page is there for those too whose access is restricted: the one that says so.</summary>
    protected virtual bool IsOpenToRestricted => false;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var services = HttpContext.RequestServices;
        var (actors, slug) = (services.GetRequiredService<LoadActor>(), (string)RouteData.Values["slug"]!);
        var actor = IsOpenToRestricted
            ? await actors.EvenRestrictedAsync(slug, User.Account(), Cancel)
            : await actors.RunAsync(slug, User.Account(), Cancel);
        if (actor.IsRefused)
        {
            context.Result = actor.Error is AccessRestricted restricted ? Refused(restricted) : NotFound();
            return;
        }

        Actor = actor.Value;
        services.GetRequiredService<SchoolTexts>().Enter(Actor.School);
        if (Actor.Restriction is null && !services.GetRequiredService<SignInPolicy>().Opens(Actor, User))
        {
            context.Result = Redirect(SignInPolicy.SecondFactorPage(Request.Path));
            return;
        }

        var answer = await next();
        if (Actor.Restriction is null && answer.Result is PageResult or RefusalResult)
            await PutFrameAsync(services);
    }

    public bool May(SchoolAction action) => Permissions.Permits(Actor, action, Target.School);

    /// <summary>The refusal as a page of its own: why, which clause, what to do next.</summary>
    protected IActionResult Refused(Error error) => new RefusalResult(error);

    // Only what is shown has a frame: a message that is sent leads on to the chat, and counts nothing for it.
    private async Task PutFrameAsync(IServiceProvider services)
    {
        WaitingForMe = await services.GetRequiredService<CountWaiting>().RunAsync(Actor, Cancel);
        Navigation.Put(ViewData, Actor, WaitingForMe, services.GetRequiredService<Words>(), Request.Path);
    }
}
