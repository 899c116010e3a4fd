using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Replies;
using Isegoria.Backends.Screens;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Isegoria.Backends.Tests.Evidence;

/// <summary>A folder of documents, a store and an index, configured as the program is; gone after the test.</summary>
internal sealed class Library : IAsyncDisposable
{
    public static readonly ConsultationId Consultation = new("test");

    /// <summary>The limits the program ships with.</summary>
    public static readonly ReadingOptions Limits = Shipped.Settings<ReadingOptions>(ReadingOptions.Section);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isegoria-library-");
    private readonly ServiceProvider _services;

    private Library(ISentenceEncoder encoder, IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(Shipped.Configuration)
            .AddInMemoryCollection([new("Data:Directory", Data), new("Extractive:Words", Repository.File("prompts/replies.yaml"))])
            .AddInMemoryCollection(settings)
            .Build();
        _services = new ServiceCollection()
            .AddSingleton(encoder)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new RepositoryRoot())
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddJournal(configuration)
            .AddDialogs(configuration)
            .AddEvidence(configuration)
            .AddScreens(configuration)
            .AddReplies(configuration)
            .AddTurns(configuration)
            .BuildServiceProvider();
        Directory.CreateDirectory(Documents);
    }

    public string Data => Path.Combine(_folder.FullName, "data");

    public string Documents => Path.Combine(_folder.FullName, "documents");

    public string IndexFolder => Path.Combine(Data, "index", Consultation.Value);

    public List<ImportEvent> Events { get; } = [];

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Library> OpenAsync(ISentenceEncoder? encoder = null, params KeyValuePair<string, string?>[] settings)
    {
        var library = new Library(encoder ?? new WordEncoder(), settings);
        await library._services.OpenStoreAsync(Cancellation);
        return library;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Library With(string name, string text) => With(name, System.Text.Encoding.UTF8.GetBytes(text));

    public Library With(string name, byte[] content)
    {
        var path = Path.Combine(Documents, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public Task<ImportReport> ImportAsync(string? path = null, Language? language = null) =>
        Get<DocumentImport>().ImportAsync(Consultation, path ?? Documents, language, new Told(Events), Cancellation);

    public Task<ImportReport> IndexAsync(params string[] lines)
    {
        var file = Path.Combine(_folder.FullName, "passages.jsonl");
        File.WriteAllLines(file, lines);
        return Get<DocumentImport>().ImportPassagesAsync(Consultation, file, new Told(Events), Cancellation);
    }

    public Task<Findings> FindAsync(string question, int top = 10, Language? language = null) =>
        Get<IEvidenceIndex>().FindAsync(Consultation, question, language ?? Language.French, top, Cancellation);

    /// <summary>As the line looks up a citizen's question.</summary>
    /// <param name="subject">What the consultation asks.</param>
    public Task<Findings> LookUpAsync(string question, string subject, Language language) =>
        Get<QuestionSearch>().FindAsync(new Inquiry(Consultation, question, language, subject), Cancellation);

    public async Task<List<DocumentRow>> DocumentsAsync()
    {
        await using var store = await Get<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Cancellation);
        return await store.Documents.OrderBy(document => document.Id).ToListAsync(Cancellation);
    }

    public async Task<List<PassageRow>> PassagesAsync()
    {
        await using var store = await Get<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Cancellation);
        return await store.Passages.OrderBy(passage => passage.DocumentId).ThenBy(passage => passage.Order).ToListAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private sealed class Told(List<ImportEvent> events) : IProgress<ImportEvent>
    {
        public void Report(ImportEvent value) => events.Add(value);
    }
}
