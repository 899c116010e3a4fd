namespace Isegoria.Deliberation.Replies;

/// <summary>What tells whether the documents answer a question at all. Cosines count from the background, so that the rule holds for any subject.</summary>
/// <param name="Passage">How far the best cosine of the question with a found passage lies above the background.</param>
/// <param name="Sentence">The same for the best of their sentences.</param>
/// <param name="Coverage">Share of the question's terms, by weight, in the three neighbouring sentences (with the titles above) that hold most of them, 0 to 1.</param>
/// <param name="Lead">How far the best cosine lies above the mean of the other passages found: what answers stands out. 0 where there is no other.</param>
/// <param name="Strange">Share of the question's names that even the passage with most of them lacks, 0 to 1; 0 without names.</param>
public sealed record AnswerSigns(double Passage, double Sentence, double Coverage, double Lead, double Strange)
{
    /// <summary>See <see cref="Lead"/>.</summary>
    public static double LeadOf(IEnumerable<double> cosines)
    {
        var sorted = cosines.OrderDescending().ToList();
        return sorted.Count < 2 ? 0 : sorted[0] - sorted.Skip(1).Average();
    }

    /// <summary>See <see cref="Strange"/>.</summary>
    /// <param name="passages">Each with the titles above it; at least one.</param>
    public static double StrangeOf(string question, IEnumerable<string> passages)
    {
        var names = Wording.Of(question).Names;
        return names.Count == 0 ? 0 : passages.Select(Wording.Vocabulary).Min(words => names.Count(name => !words.Contains(name))) / (double)names.Count;
    }
}

/// <summary>
/// A logistic rule over the signs: the documents answer where the weighted sum is above 0. Its numbers are fitted on
/// development data by `tests/Benchmarks -- unanswered`.
/// </summary>
public sealed record AnswerRule(double Bias, double Passage, double Sentence, double Coverage, double Lead, double Strange)
{
    public bool Answers(AnswerSigns signs) => Evidence(signs) > 0;

    /// <summary>Logarithm of the odds that they do, as the development data have it.</summary>
    public double Evidence(AnswerSigns signs) =>
        Bias + (Passage * signs.Passage) + (Sentence * signs.Sentence) + (Coverage * signs.Coverage) + (Lead * signs.Lead) + (Strange * signs.Strange);
}
