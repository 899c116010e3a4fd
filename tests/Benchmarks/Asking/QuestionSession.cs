using System.Diagnostics;
using Isegoria.Backends.Bias;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Replies;
using Isegoria.Backends.Screens;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Isegoria.Benchmarks.Asking;

/// <param name="Draft">As the gate judged it last.</param>
internal sealed record AskedQuestion(string Question, Findings Findings, Draft Draft, Verdict Verdict, TimeSpan Took)
{
    /// <summary>Quotations stand in for a language model that gave nothing to go by.</summary>
    public bool FellBack => Draft.Writer.Contains(" for kernel", StringComparison.Ordinal);
}

/// <summary>The parts of the product that answer a question, composed as the product does, without dialog and channel.</summary>
internal sealed class QuestionSession : IAsyncDisposable
{
    private readonly Subject _subject;
    private readonly OnnxSentenceEncoder _encoder = Corpus.Encoder();
    private readonly ServiceProvider _services;

    private QuestionSession(Subject subject, string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddConfiguration(Shipped.Configuration)
            .AddInMemoryCollection([new("Data:Directory", subject.Data), new("Extractive:Words", Repository.File("prompts/replies.yaml"))])
            .AddCommandLine(settings)
            .Build();
        _subject = subject;
        _services = new ServiceCollection()
            .AddSingleton<ISentenceEncoder>(_encoder)
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new RepositoryRoot())
            .AddSingleton(typeof(Microsoft.Extensions.Logging.ILogger<>), typeof(NullLogger<>))
            .AddJournal(configuration)
            .AddEvidence(configuration)
            .AddScreens(configuration)
            .AddReplies(configuration)
            .AddBiasGate(configuration)
            .AddTurns(configuration)
            .BuildServiceProvider();
    }

    public static async Task<QuestionSession> OpenAsync(Subject subject, string[] settings)
    {
        var session = new QuestionSession(subject, settings);
        await session._services.OpenStoreAsync(CancellationToken.None);
        if (subject.Documents is { } documents)
        {
            var clock = Stopwatch.StartNew();
            var report = await session.Part<DocumentImport>().ImportAsync(
                subject.Consultation, documents(), subject.Language, new Told(), CancellationToken.None);
            Console.Error.WriteLine($"{report} in {clock.Elapsed.TotalSeconds:0.0} s");
        }
        return session;
    }

    public async IAsyncEnumerable<AskedQuestion> AskAsync(IEnumerable<string> questions)
    {
        foreach (var question in questions.Where(line => line.Length > 0))
            yield return await AskAsync(question);
    }

    private async Task<AskedQuestion> AskAsync(string question)
    {
        var clock = Stopwatch.StartNew();
        var findings = await Part<QuestionSearch>().FindAsync(
            new Inquiry(_subject.Consultation, question, _subject.Language, _subject.Question), CancellationToken.None);
        var move = Some.Move(question: question);
        var draft = await Part<IReplyWriter>().DraftAsync(
            move with { Say = [], Next = move.Next with { Language = _subject.Language } }, findings, CancellationToken.None);
        var verdict = await Part<BiasGate>().CheckAsync(draft, CancellationToken.None);
        if (verdict is Verdict.Withheld withheld
            && await Part<Rewriting>().TryAsync(_subject.Consultation, draft, withheld, CancellationToken.None) is { } again
            && await Part<BiasGate>().CheckAsync(again, CancellationToken.None) is Verdict.Passed passed)
            (draft, verdict) = (again, withheld.After(passed));
        return new AskedQuestion(question, findings, draft, verdict, clock.Elapsed);
    }

    private T Part<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _encoder.Dispose();
    }

    /// <summary>What an import leaves out, with the reason.</summary>
    private sealed class Told : IProgress<ImportEvent>
    {
        public void Report(ImportEvent value)
        {
            if (value is ImportEvent.Skipped)
                Console.Error.WriteLine(value);
        }
    }
}
