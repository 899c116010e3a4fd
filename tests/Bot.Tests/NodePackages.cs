using System.Diagnostics;

namespace Isegoria.Bot.Tests;

/// <summary>Packages of npm beside a lock file, installed once for each of its versions.</summary>
internal static class NodePackages
{
    private static readonly SemaphoreSlim Installing = new(1, 1);

    /// <summary>The test is skipped where Node.js, npm or the packages are missing.</summary>
    public static async Task InstallAsync(string folder, params string[] options)
    {
        Assert.SkipUnless(OnPath("node") && OnPath("npm"), "Node.js 20 with npm is not on the PATH.");
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // npm writes this file last, so it says that an installation is complete and from which lock file's time.
            var installed = new FileInfo(Path.Combine(folder, "node_modules", ".package-lock.json"));
            if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
                return;

            // Not "ci", which insists on optional packages for other systems that a registry may lack; the lock's versions hold all the same.
            var (code, output) = await RunAsync(folder, "npm", ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", .. options]);
            Assert.SkipUnless(code == 0, $"npm could not install the packages of {folder}: {output}");
        }
        finally
        {
            Installing.Release();
        }
    }

    public static async Task<(int Code, string Output)> RunAsync(string folder, string program, params string[] arguments)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")) || File.Exists(Path.Combine(folder, program + ".cmd")));
}
