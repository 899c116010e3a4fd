using Isegoria.Deliberation;
using Isegoria.Deliberation.Evidence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Encoding;

public static class EncodingRegistration
{
    /// <summary>One encoder for everything that compares texts; needs an <see cref="IHostEnvironment"/> for its content root, and a clock.</summary>
    public static IServiceCollection AddSentenceEncoder(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<EncoderOptions>(configuration, EncoderOptions.Section);
        return services
            .AddSingleton<FormerEncoders>()
            .AddSingleton(provider => Open(
                provider.GetRequiredService<IOptions<EncoderOptions>>().Value,
                provider.GetRequiredService<IHostEnvironment>().ContentRootPath,
                provider.GetRequiredService<TimeProvider>()));
    }

    /// <exception cref="InvalidDataException">A file of it is missing or damaged; the message names it.</exception>
    internal static ISentenceEncoder Open(EncoderOptions options, string contentRoot, TimeProvider time)
    {
        ISentenceEncoder encoder = options.IsElsewhere ? new EndpointEncoder(options, time) : new OnnxSentenceEncoder(options, contentRoot);
        return new RememberedVectors(encoder, options.RememberedTexts!.Value);
    }
}
