using Isegoria.Backends.Evaluation;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>Writes a report to a folder: report.json to parse, and a page to read in each language.</summary>
internal static class ReportFiles
{
    private const string Tokens = "tokens.css";

    private static readonly Language[] Languages = [Language.English, Language.French];

    /// <param name="findings">With the answers behind them.</param>
    public static void Write(string folder, EvaluationReport report, IReadOnlyList<Finding> findings, EvaluationOptions options)
    {
        report.Write(folder);
        var words = SpokenWords.ReadAll(Path.Combine(AppContext.BaseDirectory, "prompts", ReportWords.File));
        var tokens = ReadTokens();
        foreach (var language in Languages)
            File.WriteAllText(Path.Combine(folder, ReportPage.NameOf(language.Code)), new ReportPage(report, findings, options, new ReportWords(words, language), tokens).Write());
    }

    private static string ReadTokens()
    {
        using var reader = new StreamReader(typeof(ReportFiles).Assembly.GetManifestResourceStream(Tokens)!);
        return reader.ReadToEnd();
    }
}
