using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using SchoolComms.Application.Access;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Domain.Common;
using SchoolComms.Web.Infrastructure;

namespace SchoolComms.Web.Pages.Access;

/// <summary>The second step of one's own sign-in: sets it up, moves it to another phone, turns it off.</summary>
[ResponseCache(NoStore = true)]
public sealed class SecondFactorModel(
    MyAccount mine,
    TurnOnSecondFactor turnOn,
    TurnOffSecondFactor turnOff,
    OfferedKey offered,
    AccountSignIn signIn,
    IStringLocalizer<Texts> t
) : FormPage
{
    [BindProperty]
    public SetUpInput Input { get; set; } = new();

    [BindProperty]
    public OffInput Off { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    public AccountCard Card { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public string KeyAddress => Totp.AddressOf(Key, Card.Email ?? Card.Phone?.Value ?? Card.Name);

    /// <summary>Shown this once, right after the second step was turned on.</summary>
    public IReadOnlyList<string>? SpareCodes { get; private set; }

    /// <summary>A school has led here: it does not open before a second factor is set up.</summary>
    public bool IsDemanded => ReturnUrl is not null && !User.HasSecondFactor() && !MustReenter;

    /// <summary>There is a second factor already, but this session was opened without it: it changes nothing here.</summary>
    public bool MustReenter => !SecondFactorRule.LetsChange(Card.HasSecondFactor || Card.Passkeys > 0, User.HasSecondFactor());

    private CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await mine.RunAsync(User.Account(), Cancel) is not { } card)
        {
            context.Result = NotFound();
            return;
        }

        Card = card;
        ReturnUrl = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null;
        Offer(Input.SealedKey);
        if (MustReenter && HttpMethods.IsPost(Request.Method))
            context.Result = Redirect(SignInPolicy.SecondFactorPage(ReturnUrl));
        else
            await next();
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ConfirmAsync(signIn, Input.Password, $"{nameof(Input)}.{nameof(Input.Password)}") is { } unconfirmed)
            return unconfirmed;

        var on = await turnOn.RunAsync(User.Account(), User.Session(), Key, Input.Code ?? "", Cancel);
        if (on.IsRefused)
            return Again(on.Error);

        SpareCodes = on.Value.SpareCodes;
        await signIn.GoOnAsync(on.Value.Account, proved: true);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        if (await ConfirmAsync(signIn, Off.Password, $"{nameof(Off)}.{nameof(Off.Password)}") is { } unconfirmed)
            return unconfirmed;

        var off = await turnOff.RunAsync(User.Account(), User.Session(), Cancel);
        if (off.IsRefused)
            return Again(off.Error);

        await signIn.GoOnAsync(off.Value);
        TempData["Done"] = t["Второй шаг выключен. На других устройствах понадобится войти заново."].Value;
        return Redirect("/account");
    }

    // A key that grew old while the form lay open gives way to a new one.
    private void Offer(string? sealedKey)
    {
        Input.SealedKey = offered.Open(User.Account(), sealedKey) is null ? offered.New(User.Account()) : sealedKey;
        Key = offered.Open(User.Account(), Input.SealedKey)!;
    }

    public sealed record SetUpInput
    {
        public string? SealedKey { get; set; }
        public string? Code { get; set; }
        public string? Password { get; set; }
    }

    public sealed record OffInput
    {
        public string? Password { get; set; }
    }
}
