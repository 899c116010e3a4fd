using System.Collections.Concurrent;
using System.Diagnostics;

namespace Isegoria.Bot.Tests;

/// <summary>The product as a process of its own, on a free port of the loopback, with a data folder of its own.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output;

    private RunningBot(Process process, ConcurrentQueue<string> output) => (_process, _output) = (process, output);

    /// <summary>
    /// Where it says that it listens: a port chosen here could be taken by the time it starts. Of a process that died before,
    /// an address where nobody answers.
    /// </summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:1");

    public bool HasExited => _process.HasExited;

    /// <summary>Everything it wrote to its outputs.</summary>
    public string Output => string.Join(Environment.NewLine, _output);

    /// <summary>Starts a program beside the tests and waits until it answers.</summary>
    /// <param name="program">The program's dll.</param>
    /// <param name="settings">Arguments after the address and the data folder.</param>
    public static async Task<RunningBot> StartAsync(
        string program, string data, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellation, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program, "--urls", "http://127.0.0.1:0", "--Data:Directory", data, .. settings])
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;

        var output = new ConcurrentQueue<string>();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => output.Enqueue(line.Data ?? "");
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var bot = new RunningBot(process, output);
        await bot.AnswersAsync(cancellation);
        return bot;
    }

    /// <summary>Waits for the end of a process that is about to die.</summary>
    public async Task<bool> ExitsWithinAsync(TimeSpan limit, CancellationToken cancellation)
    {
        try
        {
            await _process.WaitForExitAsync(cancellation).WaitAsync(limit, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Ends as soon as it answers or has died; a process that a trapdoor took while it started counts as started.</summary>
    private async Task AnswersAsync(CancellationToken cancellation)
    {
        const string saying = "Now listening on: ";
        var clock = Stopwatch.StartNew();
        while (!_process.HasExited)
        {
            if (_output.FirstOrDefault(line => line.Contains(saying, StringComparison.Ordinal)) is { } line)
            {
                Address = new Uri(line[(line.IndexOf(saying, StringComparison.Ordinal) + saying.Length)..]);
                return;
            }

            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(5), $"The bot does not listen after 5 min:{Environment.NewLine}{Output}");
            await Task.Delay(50, cancellation);
        }
    }
}
