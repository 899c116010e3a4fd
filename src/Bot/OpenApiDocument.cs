namespace Isegoria.Bot;

/// <summary>What other programs may call, described at <c>/openapi/v1.json</c>; the staff's pages are not for programs.</summary>
internal static class OpenApiDocument
{
    public static IServiceCollection AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.ShouldInclude = described => !(described.RelativePath ?? "").StartsWith("console", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Isegoria";
            document.Info.Description = "Direct Line 3.0 for clients of citizens, a gated language model for other programs, and pages to read. Each operation says who may call it.";
            return Task.CompletedTask;
        });
    });

    /// <summary>Who may call: anybody.</summary>
    public static void MapOpenApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi();
}
