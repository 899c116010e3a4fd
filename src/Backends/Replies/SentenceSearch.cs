using System.Numerics.Tensors;
using Isegoria.Backends.Encoding;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>The sentences of found passages that might answer a question, and the signs whether they do.</summary>
/// <param name="Asking">What the question was read as.</param>
/// <param name="Candidates">The shortlist, each with its cosine.</param>
public sealed record SentencesFound(Asking Asking, IReadOnlyList<Candidate> Candidates, AnswerSigns Signs);

/// <summary>Looks into found passages: all sentences by shared words, the most promising by their vectors too.</summary>
public sealed class SentenceSearch(IVocabulary vocabulary, SentenceEncoders encoders, IOptions<ExtractiveOptions> options)
{
    private const int Window = 3;

    private readonly SentenceChoice _choice = options.Value.Choice!.Choice;

    /// <param name="passages">Best first; not empty.</param>
    public async Task<SentencesFound> LookAsync(string question, IReadOnlyList<FoundPassage> passages, CancellationToken cancellation)
    {
        var asking = Asking.Of(question);
        var weighed = await WeighAsync(question, passages, cancellation);
        var looked = passages.Take(options.Value.Passages!.Value).ToList();
        var shortlist = looked
            .SelectMany((found, rank) => Sentences(found, rank, question, asking, weighed[found.Passage.Language]))
            .OrderByDescending(_choice.Score)
            .ThenBy(candidate => candidate.Rank)
            .Take(options.Value.Shortlist!.Value)
            .ToList();
        var candidates = Compared(question, shortlist, cancellation);
        return new SentencesFound(asking, candidates, Signs(question, passages, looked, candidates, weighed));
    }

    /// <summary>
    /// Whether sentences hold something of what is asked beyond another question: one of its words, or the kind of thing it wants.
    /// Nearly every sentence names somebody or some place, so a name alone does not tell who does what is asked.
    /// </summary>
    public bool HoldsMore(string question, string other, IReadOnlyList<Candidate> sentences)
    {
        var asking = Asking.Of(question);
        return sentences.Any(sentence =>
        {
            var language = sentence.Found.Passage.Language;
            var more = vocabulary.Terms(question, language).Except(vocabulary.Terms(other, language)).ToList();
            return more.Exists(vocabulary.Terms(sentence.Text, language).Contains)
                || (ExpectedSign.Carries(sentence.Text, asking, question) && (more.Count == 0 || asking.WantsFigure));
        });
    }

    private async Task<Dictionary<Language, WeighedQuestion>> WeighAsync(
        string question, IReadOnlyList<FoundPassage> passages, CancellationToken cancellation)
    {
        var weighed = new Dictionary<Language, WeighedQuestion>();
        foreach (var language in passages.Select(found => found.Passage.Language).Distinct())
            weighed[language] = new WeighedQuestion(await vocabulary.WeighAsync(passages[0].Document.Consultation, question, language, cancellation));
        return weighed;
    }

    private IEnumerable<Candidate> Sentences(FoundPassage found, int rank, string asked, Asking asking, WeighedQuestion question)
    {
        var (text, language) = (found.Passage.Text, found.Passage.Language);
        var above = vocabulary.Terms(Above(found), language);
        IReadOnlySet<string> before = new HashSet<string>();
        foreach (var (position, at) in Deliberation.Evidence.Sentences.Ranges(text).Index())
        {
            if (at.GetOffsetAndLength(text.Length).Length > options.Value.LongestQuote!.Value)
                continue;
            var terms = vocabulary.Terms(text[at], language);
            var around = question.CoveredBy(terms.Concat(before).Concat(above).ToHashSet());
            var sign = ExpectedSign.In(text[at], asking, asked, clause => question.CoveredBy(vocabulary.Terms(clause, language)) > 0);
            yield return new Candidate(found, at, rank, position, terms, question.CoveredBy(terms), around, sign);
            before = terms;
        }
    }

    private List<Candidate> Compared(string question, List<Candidate> shortlist, CancellationToken cancellation)
    {
        if (EncoderOf(shortlist) is not { } encoder)
            return [.. shortlist.Select(Unknown)];
        try
        {
            return Compared(question, shortlist, encoder, cancellation);
        }
        catch (EncoderUnavailableException)
        {
            return [.. shortlist.Select(Unknown)];
        }
    }

    /// <summary>The one the passages were found with: cosines under two encoders are not comparable. None where none was asked, or it is gone.</summary>
    private ISentenceEncoder? EncoderOf(List<Candidate> shortlist) =>
        shortlist.Select(candidate => candidate.Found.Encoder).FirstOrDefault(name => name.Length > 0) is { } name ? encoders.Find(name) : null;

    /// <summary>As far from the question as can be: what nothing has compared answers nothing.</summary>
    private static Candidate Unknown(Candidate candidate) => candidate with { Similarity = candidate.Found.Background - 1 };

    private static List<Candidate> Compared(string question, List<Candidate> shortlist, ISentenceEncoder encoder, CancellationToken cancellation)
    {
        var asked = encoder.Encode([question], EncodingPurpose.Query, cancellation)[0];
        var vectors = encoder.Encode([.. shortlist.Select(candidate => candidate.Text)], EncodingPurpose.Passage, cancellation);
        return [.. shortlist.Zip(vectors, (candidate, vector) => candidate with { Similarity = TensorPrimitives.Dot<float>(asked, vector) })];
    }

    private AnswerSigns Signs(
        string question, IReadOnlyList<FoundPassage> passages, List<FoundPassage> looked, List<Candidate> candidates, Dictionary<Language, WeighedQuestion> weighed) => new(
        looked.Max(found => found.Similarity - found.Background),
        candidates.Select(candidate => candidate.Similarity - candidate.Found.Background).DefaultIfEmpty().Max(),
        looked.Max(found => Coverage(found, weighed[found.Passage.Language])),
        AnswerSigns.LeadOf(passages.Select(found => found.Similarity)),
        AnswerSigns.StrangeOf(question, looked.Select(found => $"{Above(found)}\n{found.Passage.Text}")));

    /// <summary>Over windows of neighbouring sentences, so that a long passage does not answer by its length.</summary>
    private double Coverage(FoundPassage found, WeighedQuestion question)
    {
        var language = found.Passage.Language;
        var above = vocabulary.Terms(Above(found), language);
        var sentences = Deliberation.Evidence.Sentences.Split(found.Passage.Text).Select(text => vocabulary.Terms(text, language)).ToList();
        return Enumerable.Range(0, Math.Max(1, sentences.Count - Window + 1))
            .Max(from => question.CoveredBy(sentences.Skip(from).Take(Window).SelectMany(terms => terms).Concat(above).ToHashSet()));
    }

    /// <summary>Title and heading; a passage that was cut elsewhere may have its title in its first line.</summary>
    private static string Above(FoundPassage found)
    {
        var above = $"{found.Document.Title}\n{found.Passage.Heading}".Trim();
        if (above.Length > 0)
            return above;
        var first = found.Passage.Text.Split('\n', 2)[0].Trim();
        return first.Length > 0 && first.Length < found.Passage.Text.Length && Leaning.IsFragment(first) ? first : "";
    }
}
