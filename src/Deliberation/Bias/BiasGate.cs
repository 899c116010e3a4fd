using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Bias;

/// <summary>
/// Judges every sentence of a draft before it leaves. Closed by default: a fault of any kind ends in
/// <see cref="Verdict.Withheld"/>; only the caller's own cancellation is passed on.
/// </summary>
public sealed partial class BiasGate(
    IBiasClassifier classifier, IContentScreen content, IOptions<BiasGateOptions> options, ILogger<BiasGate> logger)
{
    private const int WordsNamed = 5;

    private readonly ILogger _logger = logger;

    public async Task<Verdict> CheckAsync(Draft draft, CancellationToken cancellation)
    {
        var model = "";
        try
        {
            model = classifier.Version;
            var judged = await JudgeAsync(OutgoingSentences.Of(draft), draft.Language, cancellation);
            var verdict = Decide(model, await ExplainAsync(judged, draft.Language, cancellation));
            return verdict is Verdict.Passed passed ? await SecondOpinionAsync(passed, cancellation) : verdict;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Not the exception itself: its message may repeat a citizen's words.
            CouldNotJudge(e.GetType().Name, e.StackTrace);
            return new Verdict.Withheld(model, [], WithheldReason.CouldNotJudge);
        }
    }

    /// <summary>What the gate would say of a text that a person is about to send, before it enters the line, which asks again.</summary>
    public Task<Verdict> LookAsync(string text, Voice voice, Language language, CancellationToken cancellation) =>
        LookAsync(new Utterance([new Span(text, voice)], []), language, cancellation);

    /// <summary>The same of a whole message.</summary>
    public Task<Verdict> LookAsync(Utterance message, Language language, CancellationToken cancellation) =>
        CheckAsync(new Draft([message], [], Unanswered: false, "staff", language), cancellation);

    /// <summary>It can only close the gate further, and is asked of nothing that stays anyway; of a rendering once, with its neighbours.</summary>
    private async Task<Verdict> SecondOpinionAsync(Verdict.Passed passed, CancellationToken cancellation)
    {
        if (passed.Sentences.Count == 0)
            return passed;
        var finding = await content.LookAsync(string.Join('\n', passed.Sentences.Where(sentence => sentence.Source is null).Select(sentence => sentence.Text)), cancellation);
        return finding.Blocks ? new Verdict.Withheld(passed.Model, passed.Sentences, WithheldReason.SecondOpinion) : passed;
    }

    private Verdict Decide(string model, IReadOnlyList<JudgedSentence> sentences)
    {
        var flagged = sentences.Count(s => s.Exceeded.Count > 0);
        if (flagged == 0)
            return new Verdict.Passed(model, sentences);
        Flagged(flagged, sentences.Count, string.Join(", ", sentences.SelectMany(s => s.Exceeded).Distinct()));
        return new Verdict.Withheld(model, sentences, WithheldReason.Flagged);
    }

    private async Task<IReadOnlyList<JudgedSentence>> JudgeAsync(
        IReadOnlyList<OutgoingSentence> sentences, Language language, CancellationToken cancellation)
    {
        if (sentences.Count == 0)
            return [];
        var thresholds = SoundThresholds();
        sentences = [.. sentences.Where(sentence => sentence.Source is null || thresholds.Added?.CanHold(sentence.Text, sentence.Source) is true)];
        var sources = sentences.Select(sentence => sentence.Source is { } source ? SentenceWindows.Of(source) : []).ToList();
        var scores = await ScoresAsync([.. sentences.Select(sentence => sentence.Text), .. sources.SelectMany(own => own)], language, cancellation);
        var ofSources = WholeTexts.ByText(sources, [.. scores.Skip(sentences.Count)]).Select(BiasScore.Highest);
        return [.. sentences.Zip(scores, ofSources).Select(one => Judge(one.First, one.Second, one.Third, thresholds))];
    }

    private JudgedSentence Judge(OutgoingSentence sentence, BiasScore score, BiasScore source, BiasThresholds thresholds) => sentence.Source is null
        ? new JudgedSentence(sentence.Text, sentence.Voice, score, Exceeded(sentence.Voice, score, thresholds))
        : new JudgedSentence(sentence.Text, sentence.Voice, score, thresholds.AddedTo(source, score)) { Source = source.Biased };

    /// <summary>Names the words that weighed in what was flagged. The verdict stands whether or not they can be found in time.</summary>
    private async Task<IReadOnlyList<JudgedSentence>> ExplainAsync(
        IReadOnlyList<JudgedSentence> judged, Language language, CancellationToken cancellation)
    {
        if (judged.All(sentence => sentence.Exceeded.Count == 0))
            return judged;
        try
        {
            return await InTimeAsync(ExplainedAsync, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            CouldNotExplain(e.GetType().Name, e.StackTrace);
            return judged;
        }

        async Task<IReadOnlyList<JudgedSentence>> ExplainedAsync(CancellationToken token)
        {
            var explained = judged.ToArray();
            for (var i = 0; i < explained.Length; i++)
            {
                if (judged[i] is { Exceeded.Count: > 0 } flagged)
                    explained[i] = flagged with { Weighed = await Explanation.OfAsync(classifier, flagged.Text, flagged.Score, language, WordsNamed, token) };
            }
            return explained;
        }
    }

    private async Task<IReadOnlyList<BiasScore>> ScoresAsync(
        IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        var scores = await InTimeAsync(token => classifier.ScoreAsync(texts, language, token), cancellation);
        if (scores.Count != texts.Count)
            throw new InvalidDataException($"{scores.Count} scores came back for {texts.Count} texts.");
        if (!scores.All(s => s.IsSound))
            throw new InvalidDataException("A score is no probability, or a label is missing.");
        return scores;
    }

    /// <summary>
    /// On its own thread and with its own wait: neither a classifier that blocks nor one that ignores the token can hold the
    /// gate open.
    /// </summary>
    /// <exception cref="TimeoutException">The time limit has passed.</exception>
    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            return await Task.Run(() => ask(stop.Token), cancellation).WaitAsync(options.Value.TimeLimit!.Value, cancellation);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private BiasThresholds SoundThresholds()
    {
        var thresholds = classifier.Thresholds;
        if (!thresholds.AreSound)
            throw new InvalidDataException("A threshold is no probability, or a label has none.");
        return thresholds;
    }

    private IReadOnlyList<BiasLabel> Exceeded(Voice voice, BiasScore score, BiasThresholds thresholds) => voice switch
    {
        Voice.Assistant or Voice.Organiser => thresholds.Exceeded(score),
        _ => score[BiasLabel.Hostility] > options.Value.AttributedHostility!.Value ? [BiasLabel.Hostility] : [],
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Flagged} of {Sentences} sentences withheld a reply: {Labels}")]
    private partial void Flagged(int flagged, int sentences, string labels);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The words that weighed in a flagged sentence could not be found: {Fault} {Trace}")]
    private partial void CouldNotExplain(string fault, string? trace);

    [LoggerMessage(Level = LogLevel.Error, Message = "The gate could not judge and stays closed: {Fault} {Trace}")]
    private partial void CouldNotJudge(string fault, string? trace);
}
