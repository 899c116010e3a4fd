using Azure;
using Azure.Identity;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Screens;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Screens;

public static class ScreensRegistration
{
    /// <summary>The screens around the gate and the prompt; reads the sections <c>Screens</c> and <c>ContentSafety</c>.</summary>
    public static IServiceCollection AddScreens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ScreenOptions>(configuration, ScreenOptions.Section);
        services.AddSettings<ContentSafetyOptions>(configuration, ContentSafetyOptions.Section);
        services.AddSingleton<PromptScreen>();
        if (string.IsNullOrWhiteSpace(configuration[$"{ContentSafetyOptions.Section}:{nameof(ContentSafetyOptions.Endpoint)}"]))
            return services.AddSingleton<IContentScreen, NoContentScreen>();
        return services
            .AddSingleton(provider => Client(provider.GetRequiredService<IOptions<ContentSafetyOptions>>().Value))
            .AddSingleton<IContentScreen, ContentSafetyScreen>();
    }

    private static ContentSafetyClient Client(ContentSafetyOptions options)
    {
        var pipeline = new ContentSafetyClientOptions();
        pipeline.Retry.MaxRetries = options.Attempts!.Value - 1;
        pipeline.Retry.NetworkTimeout = options.TimeLimit!.Value;
        pipeline.Retry.Delay = options.TimeLimit.Value / 20;
        pipeline.Retry.MaxDelay = options.TimeLimit.Value / 2;
        return string.IsNullOrWhiteSpace(options.Key)
            ? new ContentSafetyClient(options.Endpoint!, new DefaultAzureCredential(), pipeline)
            : new ContentSafetyClient(options.Endpoint!, new AzureKeyCredential(options.Key), pipeline);
    }
}
