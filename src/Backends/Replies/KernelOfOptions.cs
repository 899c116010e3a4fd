using Microsoft.SemanticKernel;

namespace Isegoria.Backends.Replies;

/// <summary>A kernel with the one chat model that the settings name.</summary>
internal static class KernelOfOptions
{
    /// <summary>No answer to a citizen is longer; a server that sends more sends rubbish.</summary>
    private const int LargestAnswerBytes = 2_000_000;

    /// <exception cref="InvalidDataException">The key's file cannot be read.</exception>
    public static Kernel Build(LanguageModelOptions options)
    {
        var (model, key, client) = (options.Model!, ModelServers.KeyOf(options.Key, options.KeyFile, LanguageModelOptions.Section), Client());
        var builder = Kernel.CreateBuilder();
        _ = options.Kind switch
        {
            ModelKind.AzureOpenAI => builder.AddAzureOpenAIChatCompletion(model, options.Endpoint!, key!, httpClient: client),
            ModelKind.OpenAI when string.IsNullOrWhiteSpace(options.Endpoint) => builder.AddOpenAIChatCompletion(model, key!, httpClient: client),
            _ => builder.AddOpenAIChatCompletion(model, Versioned(options.Endpoint!), key, httpClient: client),
        };
        return builder.Build();
    }

    /// <summary>An address without a path means the server's first version, as such servers have it.</summary>
    public static Uri Versioned(string endpoint)
    {
        var address = new Uri(endpoint);
        return address.AbsolutePath == "/" ? new Uri(address, "v1") : address;
    }

    /// <summary>Time is limited around it.</summary>
    private static HttpClient Client() => new(
        new BoundedAnswers(ModelServers.Handler()))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private sealed class BoundedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Content.Headers.ContentType?.MediaType == "text/event-stream")
                response.Content = await BoundedStream.AroundAsync(response.Content, LargestAnswerBytes, cancellationToken);
            else
                await response.Content.LoadIntoBufferAsync(LargestAnswerBytes, cancellationToken);
            return response;
        }
    }
}
