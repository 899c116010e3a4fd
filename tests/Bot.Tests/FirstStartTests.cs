using System.Collections.Concurrent;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Evidence;
using Isegoria.Doubles;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isegoria.Bot.Tests;

public sealed class FirstStartTests : IDisposable
{
    private static readonly WordEncoder Words = new();

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("isegoria-first-start-");
    private readonly Warnings _warnings = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _warnings.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task One_that_was_broken_off_is_finished_by_the_next()
    {
        await Assert.ThrowsAsync<IOException>(() => StartAsync(new Failing()));

        var sample = await StartAsync(Words);

        Assert.Equal("sample", Assert.Single(sample.Consultations).Id.Value);
        Assert.NotEmpty(sample.Found.Passages);
        Assert.All(sample.Found.Passages, found => Assert.True(found.Similarity > 0));
        Assert.Empty(_warnings.Said);
    }

    [Fact]
    public async Task A_consultation_to_be_shown_that_is_not_there_is_told_with_what_to_do()
    {
        await StartAsync(Words, "--Channels:Consultation", "our-town");

        var warning = Assert.Single(_warnings.Said);
        Assert.Contains("no consultation 'our-town'", warning, StringComparison.Ordinal);
        Assert.Contains("import FOLDER --consultation our-town", warning, StringComparison.Ordinal);
        Assert.EndsWith("one of: sample", warning, StringComparison.Ordinal);
    }

    private async Task<(IReadOnlyList<Consultation> Consultations, Findings Found)> StartAsync(ISentenceEncoder encoder, params string[] settings)
    {
        await using var app = Serving.Build(
            ["--Data:Directory", _data.FullName, .. settings],
            services => services.AddSingleton(encoder).AddSingleton<ILoggerProvider>(_warnings));
        await app.Services.OpenStoreAsync(Cancellation);
        await app.Services.GetRequiredService<FirstStart>().PrepareAsync(Cancellation);
        var consultations = await app.Services.GetRequiredService<IConsultationStore>().ListAsync(Cancellation);
        return (consultations, await app.Services.GetRequiredService<IEvidenceIndex>()
            .FindAsync(consultations[0].Id, "éclairage", consultations[0].DefaultLanguage, 5, Cancellation));
    }

    private sealed class Failing : ISentenceEncoder
    {
        public string Name => Words.Name;

        public int Dimensions => Words.Dimensions;

        public IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation) =>
            throw new IOException("The power went.");
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _said = new();

        public IReadOnlyCollection<string> Said => _said;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                _said.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
