using System.Numerics.Tensors;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>Neighbouring sentences of a passage that a claim stands on.</summary>
public sealed record Footing(FoundPassage Found, Range At);

/// <summary>A sentence of the model's that may be said.</summary>
/// <param name="Footings">At least one.</param>
public sealed record SupportedSentence(string Text, IReadOnlyList<Footing> Footings);

/// <summary>Holds each sentence of a model's answer against the passages it cites, and keeps what they support.</summary>
public sealed class AnswerSupport(IVocabulary vocabulary, ISentenceEncoder encoder, IOptions<LanguageModelOptions> options)
{
    /// <summary>Sentences of a ground at most.</summary>
    private const int Widest = 3;

    /// <summary>Share of the claim's words that a further sentence must add to be worth its room for mistakes.</summary>
    private const double FurtherSentence = 0.2;

    private readonly SupportRule _rule = new(
        options.Value.SupportOverlap!.Value, options.Value.SupportSimilarity!.Value, options.Value.SupportSimilarityAcross!.Value);

    /// <summary>None where the encoder gives no vectors: what cannot be compared is not supported.</summary>
    /// <param name="passages">As they were numbered for the model, from 1.</param>
    /// <param name="language">Of the sentences.</param>
    public IReadOnlyList<SupportedSentence> Keep(
        IReadOnlyList<CitedSentence> sentences, IReadOnlyList<FoundPassage> passages, Language language, CancellationToken cancellation)
    {
        try
        {
            return [.. sentences.Select(sentence => Check(sentence, passages, language, cancellation)).OfType<SupportedSentence>()];
        }
        catch (EncoderUnavailableException)
        {
            return [];
        }
    }

    private SupportedSentence? Check(
        CitedSentence sentence, IReadOnlyList<FoundPassage> passages, Language language, CancellationToken cancellation)
    {
        var cited = sentence.Passages.Where(number => number >= 1 && number <= passages.Count).Select(number => passages[number - 1]).ToList();
        if (cited.Count == 0)
            return null;
        var claim = encoder.Encode([sentence.Text], EncodingPurpose.Passage, cancellation)[0];
        var held = cited.Select(found => Hold(sentence.Text, claim, found, language, cancellation)).ToList();
        var alone = held.Where(one => _rule.Holds(one.Signs, one.Same)).ToList();
        if (alone.Count > 0)
            return new SupportedSentence(sentence.Text, [.. alone.Select(one => one.Footing)]);
        return held.Count > 1 && held.All(one => one.Same) && HoldsTogether(sentence.Text, held, language)
            ? new SupportedSentence(sentence.Text, [.. held.Select(one => one.Footing)])
            : null;
    }

    private bool HoldsTogether(string claim, List<Held> held, Language language)
    {
        var ground = new Ground(
            string.Join('\n', held.Select(one => one.Ground.About)), string.Join('\n', held.Select(one => one.Ground.Before)), [.. held.SelectMany(one => one.Ground.Sentences)]);
        var support = Of(language);
        var signs = new SupportSigns(
            support.Overlap(claim, ground), held.Min(one => one.Signs.Similarity), support.Between(claim, ground, sameLanguage: true));
        return _rule.Holds(signs, sameLanguage: true);
    }

    private Held Hold(string claim, float[] vector, FoundPassage found, Language language, CancellationToken cancellation)
    {
        var (passage, support) = (found.Passage, Of(language));
        var ranges = Sentences.Ranges(passage.Text);
        var near = encoder.Encode([.. ranges.Select(at => passage.Text[at])], EncodingPurpose.Passage, cancellation)
            .Select(sentence => (double)TensorPrimitives.Dot<float>(vector, sentence)).ToList();
        var same = passage.Language == language;
        var (from, to) = same ? MostShared(claim, passage.Text, ranges, near, support) : (near.IndexOf(near.Max()), near.IndexOf(near.Max()));
        var ground = new Ground(
            $"{found.Document.Title}\n{passage.Heading}", passage.Text[..ranges[from].Start.Value], [.. ranges.Skip(from).Take(to - from + 1).Select(at => passage.Text[at])]);
        var signs = new SupportSigns(
            support.Overlap(claim, ground), near.Skip(from).Take(to - from + 1).Max(), support.Between(claim, ground, same));
        return new Held(new Footing(found, ranges[from].Start..ranges[to].End), ground, signs, same);
    }

    /// <summary>The run of sentences that shares most words with the claim, a further sentence only where it adds much; of equal ones the more similar.</summary>
    private static (int From, int To) MostShared(string claim, string text, IReadOnlyList<Range> ranges, List<double> near, Support support) =>
        Enumerable.Range(0, ranges.Count)
            .SelectMany(from => Enumerable.Range(from, Math.Min(Widest, ranges.Count - from)).Select(to => (From: from, To: to)))
            .OrderByDescending(run => support.Share(claim, text[ranges[run.From].Start..ranges[run.To].End]) - (FurtherSentence * (run.To - run.From)))
            .ThenByDescending(run => near.Skip(run.From).Take(run.To - run.From + 1).Max())
            .First();

    private Support Of(Language language) => new(text => vocabulary.Terms(text, language));

    private sealed record Held(Footing Footing, Ground Ground, SupportSigns Signs, bool Same);
}
