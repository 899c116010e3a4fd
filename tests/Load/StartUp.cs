using System.Diagnostics;
using System.Globalization;

namespace Isegoria.Load;

/// <summary>From starting the process to the first answer of /health/ready.</summary>
internal static class StartUp
{
    public static readonly Uri Address = new("http://127.0.0.1:5081");

    public static async Task MeasureAsync(string program, CancellationToken cancellation)
    {
        var data = Directory.CreateTempSubdirectory("isegoria-load-").FullName;
        try
        {
            foreach (var which in new[] { "first start, with the sample brought in", "second start", "third start" })
            {
                using var process = Start(program, data);
                var clock = Stopwatch.StartNew();
                await ReadyAsync(process, cancellation);
                process.Refresh();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{which}: ready after {clock.Elapsed.TotalSeconds:F1} s, {process.WorkingSet64 / 1e6:F0} MB resident"));
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(cancellation);
            }
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    public static Process Start(string program, string data, params string[] settings) => Process.Start(
        new ProcessStartInfo("dotnet", [program, "--urls", Address.ToString(), "--Data:Directory", data, .. settings]) { RedirectStandardOutput = true })!;

    public static async Task ReadyAsync(Process process, CancellationToken cancellation)
    {
        using var http = new HttpClient { BaseAddress = Address };
        while (!process.HasExited)
        {
            try
            {
                if ((await http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10, cancellation);
            }
        }

        throw new InvalidOperationException($"The program ended with exit code {process.ExitCode} before it was ready.");
    }
}
