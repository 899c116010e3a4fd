using System.Globalization;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Replies;
using Isegoria.Backends.Screens;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Isegoria.Backends.Tests.Replies;

/// <summary>A town's documents, imported once with the encoder that ships; each test asks them with a model of its own.</summary>
public sealed class ModelTown : IAsyncLifetime
{
    public static readonly ConsultationId Consultation = new("test");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("isegoria-model-");
    private readonly OnnxSentenceEncoder _encoder = new(new EncoderOptions { Folder = "models/e5-small-latin", Threads = 1, BatchSize = 16 }, Repository.Root);

    public async ValueTask InitializeAsync()
    {
        var documents = _folder.CreateSubdirectory("documents").FullName;
        await File.WriteAllTextAsync(Path.Combine(documents, "note.fr.md"),
            """
            ---
            title: Note de la Ville
            stance: neutral
            ---
            ## Budget
            La commune possède 1 840 lampes. L’éclairage public de Rivemont coûte 182 000 euros chaque année. Le conseil votera en septembre.

            ## Projet
            La Ville propose d’éteindre 1 720 lampes de minuit à 5 heures. Les 120 autres lampes ne seraient pas éteintes.
            """);
        await File.WriteAllTextAsync(Path.Combine(documents, "commerces.fr.md"),
            """
            ---
            title: Les commerces
            stance: against
            ---
            Les boulangeries refusent l’extinction, car leur personnel arrive à pied à quatre heures du matin.
            """);
        await File.WriteAllTextAsync(Path.Combine(documents, "pool.en.md"),
            "The municipal swimming pool closes at 6 p.m. on Sundays and at 8 p.m. on other days.");
        await using var services = Services([]);
        await services.OpenStoreAsync(TestContext.Current.CancellationToken);
        await services.GetRequiredService<DocumentImport>()
            .ImportAsync(Consultation, documents, null, new Progress<ImportEvent>(), TestContext.Current.CancellationToken);
    }

    /// <summary>The program's parts with a scripted model behind them, and settings such as "Attempts".</summary>
    public ServiceProvider With(ScriptedModel model, params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["LanguageModel:Kind"] = "Compatible",
            ["LanguageModel:Endpoint"] = model.Endpoint,
            ["LanguageModel:Model"] = "scripted-1",
            ["LanguageModel:Key"] = "secret-key",
            ["LanguageModel:Pause"] = "00:00:00.001",
        };
        foreach (var (key, value) in settings)
            all[$"LanguageModel:{key}"] = value;
        return Services(all);
    }

    public ServiceProvider Services(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(Shipped.Configuration)
            .AddInMemoryCollection([new("Data:Directory", Path.Combine(_folder.FullName, "data")), .. settings])
            .Build();
        return new ServiceCollection()
            .AddSingleton<ISentenceEncoder>(new Lent(_encoder))
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new RepositoryRoot())
            .AddSingleton<HeardLines>()
            .AddSingleton(typeof(ILogger<>), typeof(HeardLogger<>))
            .AddJournal(configuration)
            .AddDialogs(configuration)
            .AddEvidence(configuration)
            .AddScreens(configuration)
            .AddReplies(configuration)
            .BuildServiceProvider();
    }

    /// <param name="screened">Whether the screen stands before the model, as it does in the product.</param>
    public static async Task<Draft> AskAsync(
        ServiceProvider services, string question, Language? language = null, bool consented = true, bool screened = true)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var speaks = language ?? Language.French;
        var move = Some.Move(say: "Ensuite ?", question: question, keepsText: consented);
        move = move with { Next = move.Next with { Language = speaks } };
        var found = await services.GetRequiredService<IEvidenceIndex>().FindAsync(Consultation, question, speaks, 8, cancellation);
        var writer = screened ? services.GetRequiredService<IReplyWriter>() : services.GetRequiredService<KernelReplyWriter>();
        return await writer.DraftAsync(move, found, cancellation);
    }

    /// <summary>The number a passage has in a request, found by words of it.</summary>
    public static int NumberOf(ModelRequest request, string words)
    {
        var passage = request.Said("user").Split("<passage number=\"").Single(part => part.Contains(words, StringComparison.Ordinal));
        return int.Parse(passage[..passage.IndexOf('"', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync()
    {
        _encoder.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>One encoder for all tests: a provider disposes of what it made.</summary>
    private sealed class Lent(ISentenceEncoder encoder) : ISentenceEncoder
    {
        public string Name => encoder.Name;

        public int Dimensions => encoder.Dimensions;

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation) =>
            encoder.Encode(texts, purpose, cancellation);
    }
}

/// <summary>Every line logged, as it would be written.</summary>
public sealed class HeardLines
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public void Add(string line)
    {
        lock (_lines)
            _lines.Add(line);
    }
}

internal sealed class HeardLogger<T>(HeardLines lines) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Add($"{logLevel}: {formatter(state, exception)} {exception}");
}
