using Isegoria.Deliberation;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

internal static class KernelRegistration
{
    /// <summary>What a language model needs; nothing of it is made before it is asked for.</summary>
    public static IServiceCollection AddKernel(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<LanguageModelOptions>(configuration, LanguageModelOptions.Section)
            .PostConfigure(options => TakeShortSettings(options, configuration.GetSection(LanguageModelOptions.ShortSection)))
            .Validate(
                _ => configuration.GetSection(LanguageModelOptions.ShortSection) is var given && (IsGiven(given["Endpoint"]) || !IsGiven(given["Model"])),
                "Replies:Model is set and Replies:Endpoint is not: name the server, such as http://localhost:11434/v1, or take the model away.");
        return services
            .AddSingleton(provider => KernelPrompts.Load(
                Path.Combine(provider.GetRequiredService<IHostEnvironment>().ContentRootPath, "prompts"), Options(provider)))
            .AddSingleton<ModelUse>()
            .AddSingleton(Model)
            .AddSingleton<AnswerSupport>()
            .AddSingleton<AnswerRelevance>()
            .AddSingleton<KernelReplyWriter>()
            .AddSingleton<KernelRendering>()
            .AddSingleton(provider => new CandidateLimits(
                Options(provider).PromptTokens!.Value, provider.GetRequiredService<IOptions<MediationOptions>>().Value.Sentences!.Value))
            .AddSingleton<KernelCandidates>()
            .AddSingleton(provider => new ModelCandidates(provider.HasLanguageModel() ? provider.GetRequiredService<KernelCandidates>() : null))
            .AddSingleton<ISentenceRewriter>(provider => provider.HasLanguageModel()
                ? new KernelRewriter(provider.GetRequiredService<KernelModel>(), provider.GetRequiredService<KernelPrompts>())
                : new NoRewriter())
            .AddSingleton(provider => new Rewriting(
                provider.GetRequiredService<ISentenceRewriter>(),
                provider.GetRequiredService<IVocabulary>(),
                new Fidelity(Options(provider).RewritingKept!.Value, Options(provider).RewritingLonger!.Value)));
    }

    public static bool HasLanguageModel(this IServiceProvider provider) => Options(provider).Kind is not null;

    private static LanguageModelOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value;

    private static KernelModel Model(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<LanguageModelOptions>>();
        return new KernelModel(
            KernelOfOptions.Build(options.Value),
            KernelAttempts.Of(options.Value, provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<ModelUse>(),
            options,
            provider.GetRequiredService<ILogger<KernelModel>>());
    }

    private static void TakeShortSettings(LanguageModelOptions options, IConfigurationSection given)
    {
        if (!IsGiven(given["Endpoint"]))
            return;
        options.Kind = ModelKind.Compatible;
        options.Endpoint = given["Endpoint"];
        options.Model = given["Model"] ?? options.Model;
        options.Key = given["ApiKey"] ?? options.Key;
    }

    private static bool IsGiven(string? setting) => !string.IsNullOrWhiteSpace(setting);
}
