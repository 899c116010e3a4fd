using System.Text.Json;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Search;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Replies;
using Isegoria.Backends.Screens;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isegoria.Benchmarks;

/// <summary>Passages imported and indexed as the product does it.</summary>
internal sealed class Corpus : IAsyncDisposable
{
    public static readonly ConsultationId Id = new("benchmark");

    private readonly string _folder;
    private readonly bool _passing;
    private readonly ServiceProvider _services;

    private Corpus(ISentenceEncoder encoder, string? data)
    {
        _passing = data is null;
        _folder = data ?? Directory.CreateTempSubdirectory("isegoria-benchmark-").FullName;
        Configuration = new ConfigurationBuilder()
            .AddConfiguration(Shipped.Configuration)
            .AddInMemoryCollection([new("Data:Directory", _folder), new("Extractive:Words", Repository.File("prompts/replies.yaml"))])
            .Build();
        _services = new ServiceCollection()
            .AddSingleton(encoder)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new RepositoryRoot())
            .AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>))
            .AddJournal(Configuration)
            .AddEvidence(Configuration)
            .AddScreens(Configuration)
            .AddReplies(Configuration)
            .BuildServiceProvider();
    }

    public IConfiguration Configuration { get; }

    public PassageIndex Index => _services.GetRequiredService<PassageIndex>();

    public OpenIndexes Indexes => _services.GetRequiredService<OpenIndexes>();

    public LuceneFiles Files => _services.GetRequiredService<LuceneFiles>();

    public IDbContextFactory<DeliberationStore> Stores => _services.GetRequiredService<IDbContextFactory<DeliberationStore>>();

    public SentenceSearch Sentences => _services.GetRequiredService<SentenceSearch>();

    public IVocabulary Vocabulary => _services.GetRequiredService<IVocabulary>();

    public AnswerRelevance Relevance => _services.GetRequiredService<AnswerRelevance>();

    /// <summary>As it ships.</summary>
    public double RelevanceFloor => _services.GetRequiredService<IOptions<LanguageModelOptions>>().Value.RelevanceEvidence!.Value;

    public ExtractiveOptions Extractive => _services.GetRequiredService<IOptions<ExtractiveOptions>>().Value;

    public IReplyWriter Writer => _services.GetRequiredService<IReplyWriter>();

    /// <summary>What an import left in a data folder; it stays there.</summary>
    public static Corpus At(string data, ISentenceEncoder encoder) => new(encoder, data);

    public static OnnxSentenceEncoder Encoder() => new(Shipped.Settings<EncoderOptions>(EncoderOptions.Section), Repository.Root);

    public static async Task<Corpus> ImportFolderAsync(string folder, string pattern, ISentenceEncoder encoder)
    {
        var corpus = await OpenAsync(encoder);
        var documents = Directory.CreateDirectory(Path.Combine(corpus._folder, "documents")).FullName;
        foreach (var file in Directory.EnumerateFiles(folder, pattern))
            File.Copy(file, Path.Combine(documents, Path.GetFileName(file)));
        await corpus._services.GetRequiredService<DocumentImport>().ImportAsync(Id, documents, language: null, new Progress<ImportEvent>(), CancellationToken.None);
        return corpus;
    }

    public static async Task<Corpus> ImportAsync(IEnumerable<BenchmarkPassage> passages, ISentenceEncoder encoder)
    {
        var corpus = await OpenAsync(encoder);
        var file = Path.Combine(corpus._folder, "passages.jsonl");
        await File.WriteAllLinesAsync(file, passages.Select(p => JsonSerializer.Serialize(new { id = p.Id, text = p.Text, language = p.Language })));
        await corpus._services.GetRequiredService<DocumentImport>().ImportPassagesAsync(Id, file, new Progress<ImportEvent>(), CancellationToken.None);
        return corpus;
    }

    /// <summary>With an empty store, gone afterwards.</summary>
    public static async Task<Corpus> OpenAsync(ISentenceEncoder encoder)
    {
        var corpus = new Corpus(encoder, data: null);
        await corpus._services.OpenStoreAsync(CancellationToken.None);
        return corpus;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_passing)
            Directory.Delete(_folder, recursive: true);
    }
}
