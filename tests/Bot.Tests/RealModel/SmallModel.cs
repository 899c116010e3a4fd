using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Isegoria.Doubles;

[assembly: AssemblyFixture(typeof(Isegoria.Bot.Tests.RealModel.SmallModel))]

namespace Isegoria.Bot.Tests.RealModel;

/// <summary>An answer as the model gave it.</summary>
/// <param name="Finish">"stop" or "length".</param>
internal sealed record ModelAnswer(string Answer, string Finish, int PromptTokens, int CompletionTokens, double Milliseconds);

/// <summary>
/// A real language model of 135 million parameters behind the server of tests/SmallModel: English only and often wrong.
/// Started by the first test that asks for it; its process ends with this one.
/// </summary>
public sealed class SmallModel : IAsyncDisposable
{
    /// <summary>As the server calls it: the file's name.</summary>
    internal const string Name = "SmolLM2-135M-Instruct.Q4_1";

    /// <summary>The same, but every sentence claims every passage of the prompt: by itself it names none, and nothing it says would be looked at.</summary>
    internal const string Claiming = $"{Name}-claiming";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly string Folder = Repository.File("tests/SmallModel");
    private static readonly string Weights = Path.GetFullPath(Repository.File($"../shared/models/smollm2-135m-instruct/{Name}.gguf"));

    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly ConcurrentQueue<ModelAnswer> _answers = new();
    private readonly ConcurrentQueue<string> _output = new();
    private Process? _process;

    /// <summary>Ends in /v1.</summary>
    internal string Endpoint { get; private set; } = "";

    /// <summary>Whatever it has answered, oldest first.</summary>
    internal IReadOnlyList<ModelAnswer> Answers => [.. _answers];

    /// <summary>The test is skipped where Node.js, its packages or the model are missing.</summary>
    internal async Task<SmallModel> StartedAsync()
    {
        Assert.SkipUnless(File.Exists(Weights), $"The small language model is not at {Weights}.");
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64, "The small language model runs on Linux on x64 only.");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            await NodePackages.InstallAsync(Folder, "--omit=optional");
            if (_process is null)
                await StartAsync();
            return this;
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _starting.Dispose();
        if (_process is null)
            return;
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private async Task StartAsync()
    {
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("node", ["server.mjs", Weights])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => listening.TrySetException(new IOException($"The small language model ended: {string.Join('\n', _output)}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Endpoint = await listening.Task.WaitAsync(TimeSpan.FromSeconds(90), TestContext.Current.CancellationToken);
    }

    private void Hear(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        using var told = JsonDocument.Parse(line);
        if (told.RootElement.TryGetProperty("listening", out var address))
            listening.TrySetResult(address.GetString()!);
        else
            _answers.Enqueue(told.RootElement.Deserialize<ModelAnswer>(Json)!);
    }
}
