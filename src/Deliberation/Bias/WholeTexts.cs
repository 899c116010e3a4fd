using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Bias;

/// <summary>Texts read in <see cref="SentenceWindows"/> and answered whole.</summary>
public static class WholeTexts
{
    /// <summary>For each text the highest of each probability over its windows, as the gate would take it.</summary>
    /// <exception cref="InvalidDataException">The classifier gave too few scores, or one that is no probability.</exception>
    public static async Task<IReadOnlyList<BiasScore>> ScoreWholeAsync(
        this IBiasClassifier classifier, IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
    {
        var windows = texts.Select(SentenceWindows.Of).ToList();
        var scores = await classifier.ScoreAsync([.. windows.SelectMany(own => own)], language, cancellation);
        if (scores.Count != windows.Sum(own => own.Count) || !scores.All(score => score.IsSound))
            throw new InvalidDataException("The classifier gave no usable scores.");
        return [.. ByText(windows, scores).Select(BiasScore.Highest)];
    }

    /// <summary>Puts what was answered for each window back to its text.</summary>
    /// <param name="each">In the order of the windows, all texts after one another.</param>
    public static IEnumerable<IReadOnlyList<T>> ByText<T>(IEnumerable<IReadOnlyList<string>> windows, IReadOnlyList<T> each)
    {
        var next = 0;
        foreach (var own in windows)
        {
            yield return [.. each.Skip(next).Take(own.Count)];
            next += own.Count;
        }
    }
}
