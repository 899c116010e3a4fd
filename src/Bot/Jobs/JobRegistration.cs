using Isegoria.Deliberation;

namespace Isegoria.Bot.Jobs;

public static class JobRegistration
{
    /// <summary>What runs beside the requests. Reads sections <c>Inbox</c>, <c>Reembedding</c> and <c>HeldReplies</c>.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<InboxOptions>(configuration, InboxOptions.Section);
        services.AddSingleton<Inbox>();
        services.AddHostedService(p => p.GetRequiredService<Inbox>());
        services.AddHostedService<SendUnsent>();
        services.AddSettings<ReembeddingOptions>(configuration, ReembeddingOptions.Section);
        services.AddHostedService<EmbedAgain>();
        services.AddSettings<HeldReplyOptions>(configuration, HeldReplyOptions.Section);
        services.AddHostedService<EndHolds>();
        return services;
    }
}
