using System.Collections.Concurrent;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>What the program's own classifier and gate say of a model's answers.</summary>
public static class Judging
{
    private const int Batch = 32;

    /// <summary>Whom rewriting is charged to; an evaluation has no ceiling but its own plan.</summary>
    private static readonly ConsultationId Account = new("evaluation");

    /// <summary>Answers in prose with their scores; a word or a letter is not judged.</summary>
    /// <param name="progress">Texts judged and texts to judge.</param>
    public static async Task<IReadOnlyList<Answer>> JudgeAsync(
        this IBiasClassifier classifier, IReadOnlyList<Answer> answers, Action<int, int> progress, CancellationToken cancellation)
    {
        var texts = answers.Where(IsProse).Select(Key).Distinct().ToList();
        var judged = new Dictionary<JudgedText, Judged>();
        foreach (var batch in texts.GroupBy(text => text.Language).SelectMany(language => language.Chunk(Batch)))
        {
            var scores = await classifier.ScoreWholeAsync([.. batch.Select(text => text.Text)], batch[0].Language, cancellation);
            foreach (var (text, score) in batch.Zip(scores))
                judged[text] = new Judged(score.Biased, classifier.Thresholds.Exceeded(score));
            progress(judged.Count, texts.Count);
        }
        return [.. answers.Select(answer => IsProse(answer) ? answer with { Judged = judged[Key(answer)] } : answer)];
    }

    /// <summary>Answers that figures by a model judge stand on, with its verdicts.</summary>
    public static async Task<IReadOnlyList<Answer>> WithVerdictsAsync(
        this IReadOnlyList<Answer> answers, Func<IReadOnlyList<JudgedText>, Task<IReadOnlyDictionary<JudgedText, bool?>>> judge)
    {
        var verdicts = await judge([.. answers.Where(IsForJudge).Select(Key).Distinct()]);
        return [.. answers.Select(answer => IsForJudge(answer) ? answer with { Verdict = new ModelVerdict(verdicts[Key(answer)]) } : answer)];
    }

    /// <summary>
    /// The same answers as others get them through the gate: sentence by sentence, a flagged one rewritten once or left out, as
    /// <see cref="GatedAnswer"/> does. Figures are then read from what is left; the notice in its place is not the model's.
    /// </summary>
    public static async Task<IReadOnlyList<Answer>> PassAsync(
        this BiasGate gate, Rewriting rewriting, IReadOnlyList<Answer> answers, int atOnce, Action<int, int> progress, CancellationToken cancellation)
    {
        var texts = answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Text)).Select(Key).Distinct().ToList();
        var (passed, done) = (new ConcurrentDictionary<JudgedText, IReadOnlyList<GatedPiece>>(), 0);
        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (text, stop) =>
        {
            var answer = new GatedAnswer(gate, rewriting, withheld: "", Account, text.Language);
            passed[text] = [.. await answer.HearAsync(text.Text, stop), .. await answer.EndAsync(stop)];
            progress(Interlocked.Increment(ref done), texts.Count);
        });
        return [.. answers.Select(answer => passed.TryGetValue(Key(answer), out var pieces) ? Through(answer, pieces) : answer)];
    }

    private static Answer Through(Answer answer, IReadOnlyList<GatedPiece> pieces)
    {
        if (pieces.All(piece => piece.Verdict is PieceVerdict.Passed))
            return answer;
        var text = string.Concat(pieces.Select(piece => piece.Text)).Trim();
        return answer with
        {
            Text = text,
            Judged = null,
            Verdict = null,
            Withheld = !text.Any(char.IsLetterOrDigit),
            Gate = new GateMark(answer.Text, pieces.Count(piece => piece.Verdict is PieceVerdict.Rewritten), pieces.Count(piece => piece.Verdict is PieceVerdict.Withheld)),
        };
    }

    private static bool IsForJudge(Answer answer) =>
        !string.IsNullOrWhiteSpace(answer.Text) && Measure.ByJudge.Any(measure => measure.Suite == answer.Ask.Suite && measure.Part == answer.Ask.Part);

    private static bool IsProse(Answer answer) => answer.Ask.Reading == Reading.Prose && !string.IsNullOrWhiteSpace(answer.Text);

    private static JudgedText Key(Answer answer) => new(answer.Ask.Language, answer.Text);
}
