using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Npgsql;
using SchoolComms.Application;
using SchoolComms.Application.Chats;
using SchoolComms.Application.Store;
using SchoolComms.Application.Store.Identity;
using SchoolComms.Domain.Access;
using SchoolComms.Web.Hubs;
using SchoolComms.Web.Pages.Chats;

namespace SchoolComms.Web.Infrastructure;

/// <summary>What the application is made of, and the way of a request through it.</summary>
public static class Composition
{
    /// <summary>The portal's first language, also where no request says which.</summary>
    internal static readonly CultureInfo Russian = new("ru-RU");

    private static readonly CultureInfo[] Languages = [Russian, new("en-GB")];

    public static void AddSchoolComms(this WebApplicationBuilder builder, Database database)
    {
        var services = builder.Services;
        services.AddSingleton(DemoClock.From(builder.Configuration, builder.Environment));
        services.AddSingleton(_ => InviteKey.Load(builder.Configuration, builder.Environment, database.DataFolder));
        services.AddSingleton(MailSetup.Load(builder.Configuration));
        services.AddStore(database.ConnectionString);
        services.AddUseCases();
        services.AddRateLimits(builder.Configuration);
        services.AddUploads(builder.Configuration);
        services.AddDataProtectionKeys(builder.Configuration);
        services.AddIdentity();
        services.AddPages();
        services.AddHardening();
        services.AddExceptionHandler<DatabaseAway>();
        services.AddSignalR();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);

        // A page is compressed anew for each who opens it: the next level costs three times as much and saves 1 KB. In development the
        // scripts and styles come this way too, which are compressed ahead elsewhere.
        services.Configure<BrotliCompressionProviderOptions>(brotli =>
            brotli.Level = builder.Environment.IsDevelopment() ? CompressionLevel.Optimal : CompressionLevel.Fastest
        );
        services.AddSingleton<IHttpResponseStreamWriterFactory, WholePage>();
        services.AddSingleton<ChatWatchers>();
        services.AddSingleton<DrawnMessages>();
        services.AddHostedService<ChatRelay>();
        services.AddHostedService<ChatNodes>();
        services.AddHostedService<QueuedMessageSender>();
        services.AddHostedService<MovementApplier>();
        services.AddScoped<InviteLetters>();
        services.AddHostedService<InviteMailSender>();
        services.AddReadiness();
        services.AddTelemetry(builder.Configuration);
    }

    public static void UseSchoolComms(this WebApplication app)
    {
        app.UseMiddleware<RequestLog>();
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseExceptionHandler("/problem/500");
        if (!app.Environment.IsDevelopment())
            app.UseHsts();

        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OwnOrigin>();
        app.UseResponseCompression();
        app.UseRequestLocalization();
        app.UseSafeCookies();
        app.UseRouting();
        app.Use(
            (context, next) =>
            {
                // A socket for both families gives "::ffff:10.0.0.1"; the record says "10.0.0.1".
                var address = context.Connection.RemoteIpAddress;
                context.RequestServices.GetRequiredService<SchoolScope>().Address = (
                    address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address
                )?.ToString();
                return next(context);
            }
        );
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHub<ChatHub>("/live/chats");
        app.MapHealth();
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = PasswordRule.Least;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                identity.User.AllowedUserNameCharacters = null!;
            })
            .AddEntityFrameworkStores<SchoolCommsDb>()
            .AddSignInManager<AccountSignIn>();
        services.AddScoped(provider => (AccountSignIn)provider.GetRequiredService<SignInManager<Account>>());
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<FailedAttempts>();
        services.AddSingleton<SignInPolicy>();
        services.AddSingleton<OfferedKey>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // The key asks its owner for a finger or a PIN: it counts as two factors, and nobody types a login.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";

            // By default the request's Origin is compared, which browsers leave out under our Referrer-Policy.
            passkeys.ValidateOrigin = check =>
                ValueTask.FromResult(
                    !check.CrossOrigin && check.Origin == $"{check.HttpContext.Request.Scheme}://{check.HttpContext.Request.Host}"
                );
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "schoolcomms";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/problem/403";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);

            // The browser drops cookies by the real clock, whatever the demonstration's clock says.
            cookie.TimeProvider = TimeProvider.System;
            cookie.Events.OnValidatePrincipal = StampCheck.WhenDueAsync;

            // To a script the sign-in's page would be what it asked for, and stand where the messages are: it is told.
            var ask = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = asked =>
            {
                if (!asked.Request.Headers.ContainsKey("HX-Request"))
                    return ask(asked);

                asked.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            };
        });
        services.Configure<SecurityStampValidatorOptions>(stamps =>
        {
            // "Sign out everywhere" and a new password reach the other sessions within this time.
            stamps.ValidationInterval = TimeSpan.FromMinutes(1);
            stamps.TimeProvider = TimeProvider.System;
            stamps.OnRefreshingPrincipal = context =>
            {
                context.NewPrincipal!.Identities.First().AddClaims(context.CurrentPrincipal!.ToKeep());
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void AddPages(this IServiceCollection services)
    {
        services.AddLocalization(localization => localization.ResourcesPath = "Resources");
        services.AddScoped<SchoolTexts>();
        services.AddScoped<IStringLocalizer<Texts>>(provider => provider.GetRequiredService<SchoolTexts>());
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new(Languages[0]);
            localization.SupportedCultures = localization.SupportedUICultures = Languages;

            // Russian first: the browser's language does not decide, the person's own choice does.
            localization.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.CookieRequestCultureProvider()];
        });
        services.Configure<WebEncoderOptions>(web => web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services
            .AddOptions<MvcOptions>()
            .Configure<IStringLocalizerFactory>(
                (mvc, texts) =>
                {
                    var t = texts.Create(typeof(Texts));
                    var says = mvc.ModelBindingMessageProvider;
                    says.SetAttemptedValueIsInvalidAccessor((_, _) => t["Проверьте это значение."]);
                    says.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => t["Проверьте это значение."]);
                    says.SetUnknownValueIsInvalidAccessor(_ => t["Проверьте это значение."]);
                    says.SetNonPropertyUnknownValueIsInvalidAccessor(() => t["Проверьте это значение."]);
                    says.SetValueIsInvalidAccessor(_ => t["Проверьте это значение."]);
                    says.SetValueMustBeANumberAccessor(_ => t["Проверьте это значение."]);
                    says.SetNonPropertyValueMustBeANumberAccessor(() => t["Проверьте это значение."]);
                    says.SetValueMustNotBeNullAccessor(_ => t["Заполните это поле."]);
                    says.SetMissingBindRequiredValueAccessor(_ => t["Заполните это поле."]);
                    says.SetMissingKeyOrValueAccessor(() => t["Заполните это поле."]);
                    mvc.ModelBinderProviders.Insert(0, new BoxBinder.Provider());
                    mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                }
            );
        services.AddAntiforgery(forgery => forgery.Cookie.Name = "form");

        // Forms are checked where they arrive: the framework's attributes for scripts of its own would only make the pages longer.
        services.Configure<MvcViewOptions>(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddHttpContextAccessor();
        services.AddSingleton<Registration>();
        services.AddSingleton<InviteCookie>();
        services.AddSingleton<ApplicationCookie>();
        services.AddSingleton<RecoveryCookie>();
        services.AddScoped<ErrorTexts>();
        services.AddScoped<FormProblems>();
        services.AddScoped<Words>();
        services.AddRazorPages(pages =>
        {
            pages.Conventions.ConfigureFilter(new KnownHandlers());
            pages.Conventions.ConfigureFilter(new RefuseBadText());
            pages.Conventions.ConfigureFilter(new ValidateInput());
        });
        services.AddValidators();
    }

    private static void AddValidators(this IServiceCollection services)
    {
        var validators =
            from type in typeof(Composition).Assembly.GetTypes()
            where type is { IsAbstract: false, IsClass: true }
            from contract in type.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IValidator<>)
            select (contract, type);
        foreach (var (contract, type) in validators)
            services.AddScoped(contract, type);
    }
}
