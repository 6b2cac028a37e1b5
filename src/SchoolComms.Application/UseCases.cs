using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Application.Access;
using SchoolComms.Application.Chats;
using SchoolComms.Application.People;
using SchoolComms.Application.Regulations;
using SchoolComms.Application.Schools;

namespace SchoolComms.Application;

/// <summary>Puts the use cases into the application: every class of this assembly with a public <c>RunAsync</c>.</summary>
public static class UseCases
{
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<Measures>();
        services.AddSingleton<EditionCache>();
        services.AddSingleton<SchoolCache>();
        services.AddSingleton<LiveChats>();
        services.AddSingleton<ActorsInBatches>();
        services.AddSingleton<RoomsInBatches>();
        services.AddSingleton<NewestInBatches>();
        services.AddSingleton<MessagesInBatches>();
        services.AddScoped<ClassChatMembers>();
        services.AddScoped<MovePeople>();
        foreach (
            var useCase in typeof(UseCases)
                .Assembly.GetExportedTypes()
                .Where(type => type is { IsSealed: true, IsAbstract: false } && type.GetMethod("RunAsync") is not null)
        )
            services.AddScoped(useCase);
        return services;
    }
}
