using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Journal;
using Isegoria.Backends.Opinions;
using Isegoria.Backends.Screens;
using Microsoft.Extensions.FileProviders;

namespace Isegoria.Bot.Commands;

/// <summary>
/// Runs a verb: results as JSON lines on standard output, progress and errors on standard error; exit 0, 1 where it
/// failed, 2 where it was called wrongly. Settings (`--Section:Key value`) may stand anywhere among its arguments.
/// </summary>
public static partial class CommandHost
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(RootCommand verbs, string[] args, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var (own, settings) = Separate(args);
        var parsed = verbs.Parse(own);
        var invocation = new Invocation(settings) { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        if (parsed.Errors.Count > 0)
        {
            invocation.Output = error;
            await parsed.InvokeAsync(invocation, cancellation);
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(invocation, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            await error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    /// <summary>Standard output in UTF-8 whatever the terminal's locale, each line as soon as it is whole.</summary>
    public static TextWriter StandardOutput() =>
        new StreamWriter(System.Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    public static TextReader StandardInput() => new StreamReader(System.Console.OpenStandardInput(), new UTF8Encoding(false));

    public static void WriteLine<T>(this ParseResult parsed, T result) =>
        parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(result, Json));

    /// <summary>The settings given on the command line, as it gave them.</summary>
    public static IReadOnlyList<string> Settings(this ParseResult parsed) => (parsed.InvocationConfiguration as Invocation)?.Settings ?? [];

    /// <summary>What evidence verbs need, configured as the server is; the store is made where there is none.</summary>
    public static async Task<ServiceProvider> EvidenceAsync(this ParseResult parsed, CancellationToken cancellation)
    {
        var services = parsed.Services((own, configuration) =>
            own.AddJournal(configuration).AddDialogs(configuration).AddSentenceEncoder(configuration).AddEvidence(configuration).AddScreens(configuration).AddPolisFiles(configuration));
        await services.OpenStoreAsync(cancellation);
        return services;
    }

    /// <summary>The parts a verb needs, with the program's settings and those given on the command line. Logs go to standard error.</summary>
    public static ServiceProvider Services(this ParseResult parsed, Action<IServiceCollection, IConfiguration> add)
    {
        var folder = new ProgramFolder();
        var configuration = Configuration(folder.EnvironmentName, parsed.Settings());
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<IHostEnvironment>(folder)
            .AddSingleton(TimeProvider.System)
            .AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        add(services, configuration);
        return services.BuildServiceProvider();
    }

    /// <summary>From where the server reads its settings, in the same order.</summary>
    internal static IConfiguration Configuration(string environment, IReadOnlyList<string> settings) => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json")
        .AddJsonFile($"appsettings.{environment}.json", optional: true)
        .AddEnvironmentVariables()
        .AddCommandLine([.. settings])
        .Build();

    /// <summary>
    /// The verb's own arguments, and the settings: a key with a colon, or one of the Bot Framework's, its value after it or
    /// after an equals sign.
    /// </summary>
    private static (List<string> Own, List<string> Settings) Separate(string[] args)
    {
        var (own, settings) = (new List<string>(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var setting = Setting().Match(args[i]);
            (setting.Success ? settings : own).Add(args[i]);
            if (setting.Success && !setting.Groups["equals"].Success && i + 1 < args.Length)
                settings.Add(args[++i]);
        }
        return (own, settings);
    }

    [GeneratedRegex("^--([A-Za-z][A-Za-z0-9]*(:[A-Za-z0-9_.-]+)+|MicrosoftApp[A-Za-z]+)(?<equals>=)?")]
    private static partial Regex Setting();

    private sealed class Invocation(IReadOnlyList<string> settings) : InvocationConfiguration
    {
        public IReadOnlyList<string> Settings => settings;
    }

    private sealed class ProgramFolder : IHostEnvironment
    {
        public string EnvironmentName { get; set; } =
            Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;

        public string ApplicationName { get; set; } = "Isegoria";
        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;
        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
