using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using SchoolComms.Testing;
using SchoolComms.Web.Tests.Infrastructure;

namespace SchoolComms.Web.Tests.Security;

/// <summary>An address of every page, by the application's own list, so that a new page is among them.</summary>
internal static class PageAddresses
{
    /// <summary>The pattern of each page, and an address with the school's own things in it, or with an id of nothing.</summary>
    public static IReadOnlyList<(string Pattern, string Address)> Of(WebApp app, TestSchool school) =>
        [
            .. from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null
            let pattern = endpoint.RoutePattern
            select (pattern.RawText!, $"/{string.Join('/', pattern.PathSegments.Select((_, i) => Segment(pattern, i, school)))}"),
        ];

    private static string Segment(RoutePattern pattern, int at, TestSchool school) =>
        pattern.PathSegments[at].Parts[0] switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternParameterPart { Name: "slug" or "school" } => school.Slug,
            RoutePatternParameterPart { Name: "template" } => "list",
            RoutePatternParameterPart { Name: "way" } => "unblock",
            RoutePatternParameterPart { Name: "office" } => "deputy",
            RoutePatternParameterPart parameter => parameter.ParameterPolicies.Select(policy => policy.Content).FirstOrDefault() switch
            {
                "guid" => Thing(at == 0 ? null : pattern.PathSegments[at - 1].Parts[0], school).ToString(),
                "int" => "404",
                _ => "AAAAAAAAAAAAAAAAAAAAAAAA",
            },
            var part => throw new InvalidOperationException($"Nobody knows what stands for {part} in {pattern.RawText}."),
        };

    private static Guid Thing(RoutePatternPart? before, TestSchool school) =>
        (before as RoutePatternLiteralPart)?.Content switch
        {
            "chats" or "moderation" => school.ParentsChat.Id.Value,
            "classes" => school.Class.Id.Value,
            "people" => school.Student.Id.Value,
            "teachers" => school.Teacher.Id.Value,
            _ => Guid.Empty,
        };
}
