using System.Globalization;
using System.Numerics.Tensors;
using Isegoria.Backends.Encoding;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Isegoria.Doubles;
using Microsoft.Extensions.Options;
using Sentences = Isegoria.Deliberation.Bias.Sentences;

namespace Isegoria.Benchmarks;

/// <summary>
/// Whether a sentence put into the other language is recognised as saying the same: sentences of the programmes of 2022 that are
/// one sentence in the other language, too, each held against its own translation, and against that of the sentence most like it.
/// The least likeness across languages is chosen on every second question and reported on the others.
/// </summary>
internal static class Renderings
{
    private const int PerQuestion = 12;

    private sealed record Pair(bool Development, string From, string Into);

    private sealed record Strictness(double Least, AnswerSupport Support);

    private sealed record Judged(bool Development, string From, bool Same, double Least);

    public static async Task RunAsync()
    {
        using var encoder = new RememberedVectors(Corpus.Encoder(), 8_000);
        var (french, english) = (Programmes.In("fr"), Programmes.In("en"));
        await using var corpus = await Corpus.ImportAsync([], encoder);
        List<Pair> pairs = [.. french.Proposals.Zip(english.Proposals).Index().SelectMany(proposal => Pairs(proposal.Index, proposal.Item.First, proposal.Item.Second))];
        var configured = Shipped.Settings<LanguageModelOptions>(LanguageModelOptions.Section).SupportSimilarityAcross!.Value;
        List<double> steps = [.. Enumerable.Range(84, 11).Select(step => step / 100.0), configured];
        List<Strictness> strictest = [.. steps.OrderDescending().Select(least => new Strictness(least, SupportFrom(least, corpus, encoder)))];
        List<Judged> judged =
        [
            .. Judge(strictest, encoder, pairs, Language.French, Language.English),
            .. Judge(strictest, encoder, [.. pairs.Select(pair => pair with { From = pair.Into, Into = pair.From })], Language.English, Language.French),
        ];

        Console.WriteLine($"{pairs.Count} sentences of {french.Proposals.Count} proposals");
        var development = judged.Where(one => one.Development).ToList();
        foreach (var least in steps.Order())
            Print(least, "development", development);
        // A wrong statement in somebody's name costs more than one read in the language it was written in.
        var chosen = steps.Where(least => Passing(least, development, same: false) <= 0.01).MaxBy(least => Passing(least, development, same: true));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"chosen: {chosen:0.000}; configured: {configured:0.000}"));
        foreach (var least in new[] { chosen, configured }.Distinct())
        {
            foreach (var from in judged.GroupBy(one => one.From))
                Print(least, $"held out, from {from.Key}", [.. from.Where(one => !one.Development)]);
        }
    }

    private static IEnumerable<Pair> Pairs(int proposal, string from, string into)
    {
        var (ones, others) = (Sentences.Split(from), Sentences.Split(into));
        return ones.Count == others.Count ? ones.Zip(others).Select(pair => new Pair(proposal / PerQuestion % 2 == 0, pair.First, pair.Second)) : [];
    }

    private static IEnumerable<Judged> Judge(List<Strictness> strictest, RememberedVectors encoder, List<Pair> pairs, Language from, Language into)
    {
        var vectors = encoder.Encode([.. pairs.Select(pair => pair.Into)], EncodingPurpose.Passage, CancellationToken.None);
        foreach (var (at, pair) in pairs.Index())
        {
            var nearest = Enumerable.Range(0, pairs.Count).Where(other => pairs[other].Into != pair.Into).MaxBy(other => TensorPrimitives.Dot<float>(vectors[at], vectors[other]));
            yield return new Judged(pair.Development, from.Code, true, Least(strictest, pair.From, from, pair.Into, into));
            yield return new Judged(pair.Development, from.Code, false, Least(strictest, pair.From, from, pairs[nearest].Into, into));
        }
    }

    /// <summary>The highest step at which the rendering passes; -1 where it passes at none.</summary>
    private static double Least(List<Strictness> strictest, string sentence, Language from, string rendering, Language into)
    {
        var passage = GivenText.AsPassage(Corpus.Id, "sentence-1", sentence, from, 0);
        return strictest.Find(step => step.Support.Keep([new CitedSentence(rendering, [1])], [passage], into, CancellationToken.None).Count == 1)?.Least ?? -1;
    }

    private static AnswerSupport SupportFrom(double least, Corpus corpus, RememberedVectors encoder)
    {
        var options = Shipped.Settings<LanguageModelOptions>(LanguageModelOptions.Section);
        options.SupportSimilarityAcross = least;
        return new AnswerSupport(corpus.Vocabulary, encoder, Options.Create(options));
    }

    private static double Passing(double least, List<Judged> judged, bool same) => judged.Where(one => one.Same == same).Average(one => one.Least >= least ? 1.0 : 0);

    private static void Print(double least, string name, List<Judged> judged) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {least:0.000} {name,-22} {judged.Count / 2} translations, passing {Passing(least, judged, true):0.000}; of the nearest other proposal's, passing {Passing(least, judged, false):0.000}"));
}
