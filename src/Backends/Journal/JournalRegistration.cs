using Isegoria.Deliberation;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Journal;

public static class JournalRegistration
{
    private const string NoServer = "ConnectionStrings:Store is set, but PostgreSQL is not supported yet: the store is a SQLite file in Data:Directory. "
        + "Take the setting away, also as ConnectionStrings__Store in the environment.";

    /// <summary>Registers the store and what stands on it. Reads section <c>Data</c>.</summary>
    public static IServiceCollection AddJournal(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DataOptions>(configuration, DataOptions.Section)
            .Validate(_ => string.IsNullOrWhiteSpace(configuration.GetConnectionString("Store")), NoServer);
        services.AddDbContextFactory<DeliberationStore>((provider, options) =>
        {
            var data = provider.GetRequiredService<IOptions<DataOptions>>().Value;
            options.UseSqlite($"Data Source={Path.Combine(data.FullPath, "isegoria.db")}").AddInterceptors(new SqlitePragmas());
        });
        services.AddSingleton<ITurnJournal, TurnJournal>();
        services.AddSingleton<IChannelLog, ChannelLog>();
        services.AddSingleton<IOpenQuestions, OpenQuestions>();
        services.AddSingleton<ILiveSessions, LiveSessions>();
        services.AddSingleton<IHeldReplies, HeldReplies>();
        services.AddSingleton<IToldCitizens, ToldCitizens>();
        services.AddSingleton<ITranscripts, Transcripts>();
        services.AddSingleton<IObjections, Objections>();
        services.AddSingleton<IReviews, Reviews>();
        services.AddSingleton<IModeration, ModeratedStatements>();
        services.AddSingleton<ICaucuses, Caucuses>();
        services.AddSingleton<IAccessLinks, AccessLinks>();
        services.AddSingleton<IAuditLog, AuditLog>();
        services.AddSingleton<IPreviews, StoredPreviews>();
        services.AddSingleton<CharterFigures>();
        services.AddSingleton<ModelLedger>();
        services.AddSingleton<StoreProbe>();
        services.AddSingleton<LineBacklog>();
        services.AddSingleton<RecordCheck>();
        return services;
    }

    /// <summary>Creates the data folder, or closes it to others, and brings the store to the newest migration; to be called before anything reads it.</summary>
    /// <exception cref="InvalidOperationException">Others may enter the folder, and that is not ours to change.</exception>
    public static async Task OpenStoreAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        var data = services.GetRequiredService<IOptions<DataOptions>>().Value;
        var logging = services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;
        DataFolder.Prepare(data.FullPath, logging.CreateLogger(typeof(DataFolder).FullName!));

        await using var store = await services.GetRequiredService<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(cancellation);
        await store.Database.MigrateAsync(cancellation);
        await store.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancellation);
    }
}
