using Hangfire;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Isegoria.Deliberation;

namespace Isegoria.Bot.Jobs;

public static class JobRegistration
{
    /// <summary>What runs beside the requests. Reads sections <c>Inbox</c>, <c>Reembedding</c>, <c>HeldReplies</c>, <c>Announcements</c>, <c>Mediation</c> and <c>Jobs</c>.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<InboxOptions>(configuration, InboxOptions.Section);
        services.AddSingleton<Inbox>();
        services.AddHostedService(p => p.GetRequiredService<Inbox>());
        services.AddHostedService<SendUnsent>();
        services.AddHostedService<TakeUpLeft>();
        services.AddSettings<ReembeddingOptions>(configuration, ReembeddingOptions.Section);
        services.AddHostedService<EmbedAgain>();
        services.AddSettings<HeldReplyOptions>(configuration, HeldReplyOptions.Section);
        services.AddHostedService<EndHolds>();
        services.AddHostedService<MoveCaucuses>();
        return services.AddQueue(configuration);
    }

    /// <summary>What Hangfire runs, with a storage of this host's own; <c>AddHangfire</c> would share one through its statics.</summary>
    private static IServiceCollection AddQueue(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<JobOptions>(configuration, JobOptions.Section);
        services.AddSettings<AnnouncementOptions>(configuration, AnnouncementOptions.Section);
        services.AddSingleton<JobStorage>(_ => new InMemoryStorage());
        services.AddSingleton<IBackgroundJobClient>(provider => new BackgroundJobClient(provider.GetRequiredService<JobStorage>()));
        services.AddSingleton<IGlobalConfiguration>(GlobalConfiguration.Configuration); // The dashboard asks whether there is one.
        services.AddSingleton(DashboardRoutes.Routes);
        services.AddSingleton<ImportBoard>();
        services.AddSingleton<ImportDocuments>().AddSingleton<EndSessions>().AddSingleton<ForgetWords>().AddSingleton<EndPreview>().AddSingleton<AnnounceTimes>();
        services.AddSingleton<JobPlan>();
        services.AddSingleton<JobCalendar>();
        services.AddHostedService<JobServer>();
        return services;
    }
}
