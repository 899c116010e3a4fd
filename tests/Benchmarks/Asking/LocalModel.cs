using System.Diagnostics;
using System.Text.Json;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks.Asking;

/// <summary>The small real language model behind the server of tests/SmallModel, where its file and the server's packages are there.</summary>
internal sealed class LocalModel : IAsyncDisposable
{
    /// <summary>Every sentence claims every passage it was shown: by itself so small a model names none, and nothing it says would be looked at.</summary>
    public const string Name = "SmolLM2-135M-Instruct.Q4_1-claiming";

    private static readonly string Folder = Repository.File("tests/SmallModel");
    private static readonly string Weights = Path.GetFullPath(Repository.File("../shared/models/smollm2-135m-instruct/SmolLM2-135M-Instruct.Q4_1.gguf"));

    private readonly Process _process;

    private LocalModel(Process process, string endpoint) => (_process, Endpoint) = (process, endpoint);

    /// <summary>Ends in /v1.</summary>
    public string Endpoint { get; }

    /// <summary>What is missing; none where it can be started.</summary>
    public static string? Missing =>
        !File.Exists(Weights) ? $"The small language model is not at {Weights}."
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "tests/SmallModel lacks its packages: npm install --no-save --omit=optional --ignore-scripts there."
        : null;

    public static async Task<LocalModel> StartAsync()
    {
        var process = Process.Start(new ProcessStartInfo("node", ["server.mjs", Weights])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            using var told = JsonDocument.Parse(line);
            if (!told.RootElement.TryGetProperty("listening", out var address))
                continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return new LocalModel(process, address.GetString()!);
        }
        throw new IOException("The small language model ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
