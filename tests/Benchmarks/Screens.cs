using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Screens;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks;

/// <summary>
/// The screens on what citizens really wrote: nearly none of it speaks to a machine, so what is marked is a false alarm.
/// Arguments and Polis statements are looked at as messages, proposals as documents.
/// </summary>
internal static partial class Screens
{
    /// <summary>As in appsettings.json.</summary>
    private const double Threshold = 0.8;

    private static readonly string Data = Path.Combine(Repository.Root, "..", "shared", "data");

    /// <param name="show">Where every text marked or holding personal data is written, to be read by a person.</param>
    public static void Run(TextWriter show)
    {
        Report("arguments of the République numérique", Lines("arguments.jsonl"), TextOrigin.Message, show);
        Report("its proposals", Lines("proposals.jsonl"), TextOrigin.Document, show);
        Report("statements on Polis, English", Polis(), TextOrigin.Message, show);
    }

    private static void Report(string name, IReadOnlyList<string> texts, TextOrigin origin, TextWriter show)
    {
        var watch = Stopwatch.StartNew();
        var findings = texts.Select(text => (Text: text, Finding: Injection.Look(text, origin))).ToList();
        var took = watch.Elapsed / texts.Count;
        watch.Restart();
        var personal = texts.Select(text => (Text: text, Spans: PersonalData.In(text))).Where(p => p.Spans.Count > 0).ToList();
        var marked = findings.Where(f => f.Finding.Score >= Threshold).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {texts.Count} texts, marked {marked.Count} ({100.0 * marked.Count / texts.Count:0.00} %), {took.TotalMilliseconds:0.00} ms a text; personal data in {personal.Count}, {watch.Elapsed.TotalMilliseconds / texts.Count:0.000} ms a text"));
        foreach (var (text, finding) in marked)
            show.WriteLine($"{string.Join(' ', finding.Hits.Select(hit => hit.Reason))}\t{Snippet(text, finding)}");
        foreach (var (text, spans) in personal)
            show.WriteLine(string.Join(" | ", spans.Select(span => $"{span.Kind}: {text[span.Start..span.End]}")));
    }

    private static string Snippet(string text, InjectionFinding finding)
    {
        var start = Math.Clamp(finding.Hits[0].Start - 60, 0, text.Length);
        return text.Substring(start, Math.Min(220, text.Length - start)).Replace('\n', ' ');
    }

    private static IReadOnlyList<string> Lines(string file) =>
    [
        .. File.ReadLines(Path.Combine(Data, "consultations", "republique-numerique-2015", file))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("body").GetString() ?? "")
            .Where(text => text.Length > 0),
    ];

    private static IReadOnlyList<string> Polis() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Data, "polis"), "comments.csv", SearchOption.AllDirectories)
            .SelectMany(file => LastField().Matches(File.ReadAllText(file)).Select(match => match.Groups["text"].Value.Replace("\"\"", "\"", StringComparison.Ordinal)))
            .Where(text => text.Length > 10),
    ];

    /// <summary>The statement is the last field of its row, quoted where it has to be.</summary>
    [GeneratedRegex("""^[0-9]{10,}(?:,[^,"\n]*){6},(?:"(?<text>(?:[^"]|"")*)"|(?<text>[^"\n]*))\r?$""", RegexOptions.Multiline)]
    private static partial Regex LastField();
}
