using System.Text.RegularExpressions;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks.Asking;

/// <summary>The question sessions of both subjects, one after another: without a language model, with a scripted one, with a small real one where it is there.</summary>
internal static partial class Sessions
{
    public const string Usage = "session [FOLDER], where the transcripts are written to";

    /// <summary>A model of 135 million parameters on a processor: few passages, short answers, much patience.</summary>
    private static readonly string[] Small =
    [
        "--Turn:Passages", "3", "--LanguageModel:AnswerTokens", "80", "--LanguageModel:TimeLimit", "00:03:00", "--LanguageModel:AttemptTimeLimit", "00:02:00",
    ];

    /// <param name="folder">None where the transcripts are only printed.</param>
    public static async Task RunAsync(string? folder)
    {
        if (folder is not null)
            Directory.CreateDirectory(folder);
        foreach (var subject in new[] { Subject.Republique(), Subject.Mixed() })
            await RunAsync(subject, folder);
    }

    private static async Task RunAsync(Subject subject, string? folder)
    {
        await Ask.RunAsync(subject, new SessionOptions(null, FileOf(folder, subject, "without"), []));
        await using (var scripted = (await ScriptedModel.StartAsync()).Answers(Repeats))
            await Ask.RunAsync(subject, new SessionOptions("that repeats what it was shown", FileOf(folder, subject, "scripted"), At(scripted.Endpoint, "scripted-1")));
        if (LocalModel.Missing is { } missing)
        {
            Console.Error.WriteLine($"{missing} The session with a real model is left out.");
            return;
        }
        await using var real = await LocalModel.StartAsync();
        await Ask.RunAsync(subject, new SessionOptions(LocalModel.Name, FileOf(folder, subject, "real"), [.. At(real.Endpoint, LocalModel.Name), .. Small]));
    }

    private static string? FileOf(string? folder, Subject subject, string model) =>
        folder is null ? null : Path.Combine(folder, $"{subject.Consultation.Value}-{model}.md");

    private static string[] At(string endpoint, string name) => ["--Replies:Endpoint", endpoint, "--Replies:Model", name];

    /// <summary>The first sentence of each of the first two passages: always supported, seldom an answer.</summary>
    private static string Repeats(ModelRequest request) => string.Join(' ', Passage().Matches(request.Said("user")).Take(2)
        .Select(passage => $"{Deliberation.Evidence.Sentences.Split(passage.Groups["text"].Value.Trim())[0].TrimEnd('.', ' ')} [{passage.Groups["number"].Value}]."));

    [GeneratedRegex("""<passage number="(?<number>\d+)"[^>]*>(?<text>.*?)</passage>""", RegexOptions.Singleline)]
    private static partial Regex Passage();
}
