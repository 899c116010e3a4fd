using Isegoria.Deliberation;
using Isegoria.Deliberation.Bias;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Bias;

public static class BiasRegistration
{
    /// <summary>The gate and its classifier, loaded at start so that a damaged model stops it.</summary>
    public static IServiceCollection AddBiasGate(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<BiasGateOptions>(configuration, BiasGateOptions.Section);
        services.AddSettings<BiasOptions>(configuration, BiasOptions.Section);
        services.AddSingleton(Classifier);
        services.AddSingleton<IBiasClassifier>(provider => new RememberedScores(
            provider.GetRequiredService<OnnxBiasClassifier>(), Options(provider).RememberedTexts!.Value));
        services.AddSingleton<BiasGate>();
        return services.AddHostedService<ClassifierAtStart>();
    }

    private static OnnxBiasClassifier Classifier(IServiceProvider provider)
    {
        var options = Options(provider);
        var root = provider.GetRequiredService<IHostEnvironment>().ContentRootPath;
        return new OnnxBiasClassifier(Path.GetFullPath(options.Folder!, root), options.Threads!.Value, options.BatchSize!.Value);
    }

    private static BiasOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<BiasOptions>>().Value;
}
