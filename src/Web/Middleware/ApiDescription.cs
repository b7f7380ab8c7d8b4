namespace RadicaleVernieuwers.Web.Middleware;

/// <summary>Describes <c>/api/v1</c> at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    private const string Version = "v1";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Version, options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true && endpoint.HttpMethod == HttpMethods.Get;
        options.AddDocumentTransformer((document, context, _) =>
        {
            var site = context.ApplicationServices.GetRequiredService<Liquid.SiteAddress>();
            document.Info.Title = site.Name;
            document.Info.Version = Version;
            document.Servers = [new() { Url = site.Url.ToString().TrimEnd('/') }];
            return Task.CompletedTask;
        });
    });

    public static void MapApiDescription(this WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
}
