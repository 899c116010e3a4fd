using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Evidence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Backends.Evidence;

public static class EvidenceRegistration
{
    /// <summary>Import and search; needs an encoder, a store, the dialogs, the screens and `Data:Directory`, where the index lies.</summary>
    public static IServiceCollection AddEvidence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<EvidenceOptions>(configuration, EvidenceOptions.Section);
        services.AddSettings<ReadingOptions>(configuration, ReadingOptions.Section);
        var data = configuration["Data:Directory"] ?? throw new InvalidOperationException("The setting Data:Directory is missing.");
        return services
            .AddSingleton(new IndexFolder(Path.GetFullPath(Path.Combine(data, "index"))))
            .AddSingleton(provider => new SentenceEncoders(provider.GetRequiredService<ISentenceEncoder>(), provider.GetService<FormerEncoders>()))
            .AddSingleton<LuceneFiles>()
            .AddSingleton<PassageVectors>()
            .AddSingleton<OpenIndexes>()
            .AddSingleton<Reembedding>()
            .AddSingleton<PassageIndex>()
            .AddSingleton<IEvidenceIndex>(provider => provider.GetRequiredService<PassageIndex>())
            .AddSingleton<IVocabulary, IndexVocabulary>()
            .AddSingleton<DocumentScreening>()
            .AddSingleton<SourceReading>()
            .AddSingleton<DocumentImport>()
            .AddSingleton<SampleImport>()
            .AddSingleton<ReadingRoom>()
            .AddSingleton(new ShelfFolder(Path.GetFullPath(Path.Combine(data, "sources"))))
            .AddSingleton<DocumentShelf>()
            .AddSingleton<DocumentCatalogue>()
            .AddSingleton<IConsultationStore, ConsultationStore>();
    }
}
