using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Isegoria.Bot.Tests.Channels;

/// <summary>Keeps what is logged, exceptions in full as a console would print them.</summary>
internal sealed class HeardLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public ILogger CreateLogger(string categoryName) => new Ear(_lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Ear(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
