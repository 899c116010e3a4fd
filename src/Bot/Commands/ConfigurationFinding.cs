using System.Text.Json;
using System.Text.RegularExpressions;
using Isegoria.Backends.Dialogs;
using Microsoft.Extensions.Options;

namespace Isegoria.Bot.Commands;

/// <param name="Key">The setting, as far as it is known: "Dialogs:Directory", or its last part.</param>
public sealed partial record ConfigurationFinding(string Key, string Problem, string Fix)
{
    /// <summary>What would stop the host from starting: every options class that is validated on start. Nothing is started.</summary>
    public static IEnumerable<ConfigurationFinding> OfStart(Func<IHost> build)
    {
        try
        {
            using var host = build();
            host.Services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException e)
        {
            return Of(e);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(i => i is OptionsValidationException))
        {
            return e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(Of);
        }
        catch (InvalidOperationException e)
        {
            return [new ConfigurationFinding("", e.Message, "Give the setting a value of the kind it needs.")];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new ConfigurationFinding("", e.Message, "See that the file or folder is there and may be read.")];
        }
    }

    private static IEnumerable<ConfigurationFinding> Of(OptionsValidationException e) =>
        e.Failures.Select(f => new ConfigurationFinding(Member().Match(f).Groups[1].Value, f, "Set it right in appsettings.json, or where it is given instead: in the environment or on the command line."));

    [GeneratedRegex("members: '([^']+)'")]
    private static partial Regex Member();
}

/// <summary>The settings file: whether it can be read, and on which line a setting stands.</summary>
internal static class SettingsFile
{
    public const string Name = "appsettings.json";

    public static IEnumerable<FileProblem> Check(string path, Func<IEnumerable<ConfigurationFinding>> find)
    {
        if (!File.Exists(path))
            return [new FileProblem(Name, 1, "The file is missing.", "Restore it: no setting has a hidden default.")];
        var text = File.ReadAllText(path);
        return Broken(text) is { } problem
            ? [problem]
            : find().Select(f => new FileProblem(Name, LineOf(text, f.Key), f.Problem, f.Fix)).ToList();
    }

    private static FileProblem? Broken(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return null;
        }
        catch (JsonException e)
        {
            return new FileProblem(Name, (int)(e.LineNumber ?? 0) + 1, "This is not valid JSON.", "Mend the line: look for a missing comma, quote or brace.");
        }
    }

    private static int LineOf(string text, string key)
    {
        var name = $"\"{key.Split(':')[^1]}\"";
        var at = key.Length == 0 ? -1 : text.IndexOf(name, StringComparison.Ordinal);
        return at < 0 ? 1 : text.AsSpan(0, at).Count('\n') + 1;
    }
}
