using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks.Asking;

/// <summary>
/// Questions to the line from search to gate, with a transcript to read: on an import of the République numérique, on a
/// folder of mixed real formats, or on what the product has in a data folder. Data of the first two stay in data/sessions,
/// so that a second session imports nothing.
/// </summary>
internal static class Ask
{
    public const string Usage =
        "ask (republique | mixed | DATA CONSULTATION fr|en) [--model URL NAME] [--transcript FILE.md] [--Section:Setting VALUE ...], questions of the last on standard input";

    /// <returns>False where the arguments are wrong.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        if (Subject(arguments) is not var (subject, rest) || Options(rest) is not { } options)
            return false;
        await RunAsync(subject, options);
        return true;
    }

    public static async Task RunAsync(Subject subject, SessionOptions options)
    {
        await using var session = await QuestionSession.OpenAsync(subject, options.Settings);
        var transcript = new Transcript(subject.Title, options.Model);
        await foreach (var asked in session.AskAsync(subject.Questions()))
            transcript.Add(asked, Console.Out);
        Console.WriteLine(transcript.Summary);
        if (options.File is not null)
            await File.WriteAllTextAsync(options.File, transcript.ToString());
    }

    private static (Subject Subject, string[] More)? Subject(string[] arguments) => arguments switch
    {
        ["republique", .. var rest] => (Asking.Subject.Republique(), rest),
        ["mixed", .. var rest] => (Asking.Subject.Mixed(), rest),
        [var data, var consultation, "fr" or "en", .. var rest] => (Asking.Subject.Kept(data, new ConsultationId(consultation), new Language(arguments[2])), rest),
        _ => null,
    };

    private static SessionOptions? Options(string[] arguments)
    {
        var options = new SessionOptions(null, null, []);
        while (arguments.Length > 0)
        {
            (options, arguments) = arguments switch
            {
                ["--model", var url, var name, .. var rest] =>
                    (options with { Model = name, Settings = [.. options.Settings, "--Replies:Endpoint", url, "--Replies:Model", name] }, rest),
                ["--transcript", var file, .. var rest] => (options with { File = file }, rest),
                [var key, var value, .. var rest] when key.Contains(':', StringComparison.Ordinal) => (options with { Settings = [.. options.Settings, key, value] }, rest),
                _ => (null!, []),
            };
        }
        return options;
    }
}

/// <param name="Model">Its name, for the reader; none where there is none.</param>
/// <param name="File">Where the transcript is written to; none where it is only printed.</param>
internal sealed record SessionOptions(string? Model, string? File, string[] Settings);

/// <summary>What a session is about.</summary>
/// <param name="Question">What the consultation asks.</param>
/// <param name="Data">The data folder.</param>
/// <param name="Documents">Makes or finds what is to be imported; none where the data folder holds it.</param>
internal sealed record Subject(
    string Title, string Question, string Data, ConsultationId Consultation, Language Language, Func<string>? Documents, Func<IEnumerable<string>> Questions)
{
    public static Subject Republique() => new(
        "République numérique (2015): the state's consultation on its bill, 696 proposals and 3,994 arguments",
        "Que faut-il changer au projet de loi pour une République numérique ?",
        Folder("republique"), new ConsultationId("republique"), Language.French,
        () => Path.GetFullPath(Repository.File("../shared/data/consultations/republique-numerique-2015")),
        () => Lines("republique.fr.txt"));

    public static Subject Mixed() => new(
        "The sample's documents as PDF, Word, HTML, Markdown, text, a table of contributions and a zip file",
        "Should Rivemont switch off its street lighting between midnight and 5 a.m.?",
        Folder("mixed"), new ConsultationId("mixed"), Language.English,
        () => MixedFolder.Make(Path.Combine(Folder("mixed"), "documents")),
        () => Lines("mixed.en.txt"));

    public static Subject Kept(string data, ConsultationId consultation, Language language) =>
        new(consultation.Value, consultation.Value, data, consultation, language, null, StandardInput);

    private static string Folder(string name) => Repository.File($"data/sessions/{name}");

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Repository.File($"tests/fixtures/sessions/{file}"));

    private static IEnumerable<string> StandardInput()
    {
        while (Console.In.ReadLine() is { } line)
            yield return line;
    }
}
