using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>What the program's own classifier and gate say of a model's answers.</summary>
public static class Judging
{
    private const int Batch = 32;

    /// <summary>Answers in prose with their scores; a word or a letter is not judged.</summary>
    /// <param name="progress">Texts judged and texts to judge.</param>
    public static async Task<IReadOnlyList<Answer>> JudgeAsync(
        this IBiasClassifier classifier, IReadOnlyList<Answer> answers, Action<int, int> progress, CancellationToken cancellation)
    {
        var texts = answers.Where(IsProse).Select(Key).Distinct().ToList();
        var judged = new Dictionary<(Language, string), Judged>();
        foreach (var batch in texts.GroupBy(text => text.Language).SelectMany(language => language.Chunk(Batch)))
        {
            var scores = await classifier.ScoreWholeAsync([.. batch.Select(text => text.Text)], batch[0].Language, cancellation);
            foreach (var (text, score) in batch.Zip(scores))
                judged[text] = new Judged(score.Biased, classifier.Thresholds.Exceeded(score));
            progress(judged.Count, texts.Count);
        }
        return [.. answers.Select(answer => IsProse(answer) ? answer with { Judged = judged[Key(answer)] } : answer)];
    }

    /// <summary>The same answers as citizens would get them: what the gate stops is withheld. It is not rewritten here.</summary>
    public static async Task<IReadOnlyList<Answer>> PassAsync(
        this BiasGate gate, IReadOnlyList<Answer> answers, Action<int, int> progress, CancellationToken cancellation)
    {
        var withheld = new Dictionary<(Language, string), bool>();
        var texts = answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Text)).Select(Key).Distinct().ToList();
        foreach (var text in texts)
        {
            var verdict = await gate.LookAsync(text.Text, Voice.Assistant, text.Language, cancellation);
            withheld[text] = !verdict.LetsOut();
            progress(withheld.Count, texts.Count);
        }
        return [.. answers.Select(answer => withheld.GetValueOrDefault(Key(answer)) ? answer with { Withheld = true } : answer)];
    }

    private static bool IsProse(Answer answer) => answer.Ask.Reading == Reading.Prose && !string.IsNullOrWhiteSpace(answer.Text);

    private static (Language Language, string Text) Key(Answer answer) => (answer.Ask.Language, answer.Text);
}
