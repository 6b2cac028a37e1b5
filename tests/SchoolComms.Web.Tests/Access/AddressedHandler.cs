using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace SchoolComms.Web.Tests.Access;

/// <summary>Something that the running application answers: a pattern of addresses, a method, and the handler of a page.</summary>
internal sealed record AddressedHandler(RoutePattern Pattern, string Method, string? Handler)
{
    public string Name => $"{Method, -4} {Route}{(Handler is null ? "" : $" {Handler}")}";

    public string Route => $"/{Pattern.RawText!.TrimStart('/')}";

    public bool IsPage { get; private init; }

    public bool IsOfSchool => Pattern.Parameters.Any(parameter => parameter.Name == "slug");

    /// <summary>All of them, by the application's own list; its static files, which are open to everybody, excepted.</summary>
    public static async Task<List<AddressedHandler>> AllAsync(IServiceProvider services)
    {
        var pages = services.GetRequiredService<PageLoader>();
        var all = new List<AddressedHandler>();
        foreach (var endpoint in services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
                continue;

            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await pages.LoadAsync(page, EndpointMetadataCollection.Empty);
                all.AddRange(
                    from handler in compiled.HandlerMethods
                    where handler.HttpMethod is "Get" or "Post"
                    select new AddressedHandler(endpoint.RoutePattern, handler.HttpMethod.ToUpperInvariant(), handler.Name)
                    {
                        IsPage = true,
                    }
                );
            }
            else
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
                all.AddRange(
                    (methods is { Count: > 0 } ? methods : ["GET"]).Select(method => new AddressedHandler(
                        endpoint.RoutePattern,
                        method,
                        null
                    ))
                );
            }
        }

        return
        [
            .. all.DistinctBy(one => one.Name)
                .OrderBy(one => one.Route, StringComparer.Ordinal)
                .ThenBy(one => one.Method, StringComparer.Ordinal)
                .ThenBy(one => one.Handler, StringComparer.Ordinal),
        ];
    }

    /// <summary>The address with a value for each parameter.</summary>
    /// <param name="valueOf">By the part of the pattern before the parameter, else by the parameter's own name.</param>
    public string Address(Func<string, string?> valueOf)
    {
        var parts = new List<string>();
        var before = "";
        foreach (var segment in Pattern.PathSegments)
        {
            var part = segment.Parts is [RoutePatternLiteralPart literal]
                ? literal.Content
                : valueOf(PlaceOf(before, (RoutePatternParameterPart)segment.Parts[0])) ?? throw Unknown(before, segment);
            before = segment.Parts is [RoutePatternLiteralPart] ? part : "";
            parts.Add(part);
        }

        return $"/{string.Join('/', parts)}{(Handler is null ? "" : $"?handler={Handler}")}";
    }

    /// <summary>By which words the parameters of the address are looked up.</summary>
    public IReadOnlyList<string> Places()
    {
        var places = new List<string>();
        Address(place =>
        {
            places.Add(place);
            return "";
        });
        return places;
    }

    private static string PlaceOf(string before, RoutePatternParameterPart parameter) => before == "" ? parameter.Name : before;

    private InvalidOperationException Unknown(string before, RoutePatternPathSegment segment) =>
        new(
            $"Nobody knows what stands for “{PlaceOf(before, (RoutePatternParameterPart)segment.Parts[0])}” in {Route}: "
                + "put one such thing into FurnishedSchool, or its value into Visit.Values."
        );
}
