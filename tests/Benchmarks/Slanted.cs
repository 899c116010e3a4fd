using System.Globalization;
using System.Text.Json;
using Isegoria.Backends.Bias;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;
using Isegoria.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Isegoria.Benchmarks;

/// <summary>
/// What would reach a citizen of a language model's renderings of a passage (src/Training/renderings/measure): a rendering leaves where the
/// passage supports all of it and the gate lets it pass, once without and once with the rule that holds it against the passage.
/// </summary>
internal static class Slanted
{
    private sealed record Rendering(string Writing, Language Language, string Source, string Text, bool Faithful);

    private sealed record Fate(Rendering Rendering, bool Supported, bool LeavesAlone, bool Leaves);

    public static async Task RunAsync()
    {
        using var encoder = new RememberedVectors(Corpus.Encoder(), 20_000);
        await using var corpus = await Corpus.ImportAsync([], encoder);
        using var classifier = new OnnxBiasClassifier(Repository.File("models/bias-gate"), Environment.ProcessorCount, batchSize: 16);
        var remembered = new RememberedScores(classifier, limit: 20_000);
        var support = new AnswerSupport(corpus.Vocabulary, encoder, Options.Create(Shipped.Settings<LanguageModelOptions>(LanguageModelOptions.Section)));
        var (alone, held) = (Gate(new WithoutAdded(remembered)), Gate(remembered));

        var fates = new List<Fate>();
        foreach (var rendering in Directory.EnumerateFiles(Repository.File("src/Training/renderings/measure"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(Read))
        {
            var draft = Supported(rendering, support);
            fates.Add(new Fate(rendering, draft is not null, await PassesAsync(alone, draft), await PassesAsync(held, draft)));
        }
        foreach (var some in fates.GroupBy(fate => (fate.Rendering.Writing, fate.Rendering.Language, fate.Rendering.Faithful)).OrderBy(some => some.Key.Writing, StringComparer.Ordinal).ThenBy(some => some.Key.Language.Code).ThenBy(some => some.Key.Faithful))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{some.Key.Writing,-5} {some.Key.Language.Code} {(some.Key.Faithful ? "faithful" : "slanted"),-8} {some.Count(),4}: supported {some.Average(One(fate => fate.Supported)):P1}, leaving without the rule {some.Average(One(fate => fate.LeavesAlone)):P1}, with it {some.Average(One(fate => fate.Leaves)):P1}"));
        }

        static Func<Fate, double> One(Func<Fate, bool> holds) => fate => holds(fate) ? 1 : 0;
    }

    private static IEnumerable<Rendering> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var read = JsonDocument.Parse(line).RootElement;
            string In(string field) => read.GetProperty(field).GetString()!;
            yield return new Rendering(
                Path.GetFileNameWithoutExtension(path).Split('-')[1], new Language(In("lang")), In("source"), In("text"), read.GetProperty("labels").GetArrayLength() == 0);
        }
    }

    /// <summary>The rendering as the writer would draft it; none where a sentence of it is not supported.</summary>
    private static Draft? Supported(Rendering rendering, AnswerSupport support)
    {
        var passage = GivenText.AsPassage(Corpus.Id, "source", rendering.Source, rendering.Language, 0);
        var sentences = CitedAnswer.Read(rendering.Text, cut: false).Select(sentence => sentence with { Passages = [1] }).ToList();
        var kept = support.Keep(sentences, [passage], rendering.Language, CancellationToken.None);
        if (sentences.Count == 0 || kept.Count < sentences.Count)
            return null;
        var quotes = kept.Select((sentence, i) => new Citation(i + 1, "source", "", "source", "", sentence.Footings[0].Found.Passage.Text[sentence.Footings[0].At])).ToList();
        return new Draft(
            [new Utterance([.. kept.Select((sentence, i) => new Span(i == 0 ? sentence.Text : $" {sentence.Text}", Voice.Assistant, i + 1))], [])], quotes, Unanswered: false, "kernel", rendering.Language);
    }

    private static async Task<bool> PassesAsync(BiasGate gate, Draft? draft) =>
        draft is not null && await gate.CheckAsync(draft, CancellationToken.None) is Verdict.Passed;

    private static BiasGate Gate(IBiasClassifier classifier) =>
        new(classifier, new NoContentScreen(), Options.Create(Shipped.Settings<BiasGateOptions>(BiasGateOptions.Section)), NullLogger<BiasGate>.Instance);

    private sealed class WithoutAdded(IBiasClassifier inner) : IBiasClassifier
    {
        public string Version => inner.Version;

        public BiasThresholds Thresholds => inner.Thresholds with { Added = null };

        public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation) =>
            inner.ScoreAsync(texts, language, cancellation);
    }
}
