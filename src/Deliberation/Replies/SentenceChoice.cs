using Isegoria.Deliberation.Evidence;

namespace Isegoria.Deliberation.Replies;

/// <summary>
/// Which sentences answer a question: scored one by one, near-duplicates dropped, each with what it cannot be read
/// without, given back in the documents' order.
/// </summary>
/// <param name="Coverage">Weight of <see cref="Candidate.Coverage"/>.</param>
/// <param name="Around">Weight of <see cref="Candidate.Around"/>.</param>
/// <param name="Similarity">Weight of <see cref="Candidate.Similarity"/>.</param>
/// <param name="Passage">Weight of the cosine of its passage with the question.</param>
/// <param name="Rank">Taken off per place of the passage among the findings.</param>
/// <param name="Sign">Weight of <see cref="Candidate.Sign"/>.</param>
/// <param name="Fragment">Taken off a sentence that cannot answer, see <see cref="Leaning.IsFragment"/>.</param>
/// <param name="Beside">Added to a sentence beside the best one.</param>
/// <param name="Closeness">A further sentence must lie at most this far below the best.</param>
/// <param name="Overlap">Two sentences that share this share of the shorter one's terms say the same, unless each has a figure that the other has not.</param>
/// <param name="Picked">Sentences picked for themselves at most.</param>
/// <param name="Most">Sentences given at most, with those that others cannot be read without.</param>
public sealed record SentenceChoice(
    double Coverage, double Around, double Similarity, double Passage, double Rank, double Sign, double Fragment, double Beside, double Closeness, double Overlap, int Picked, int Most)
{
    public double Score(Candidate candidate) =>
        (Coverage * candidate.Coverage) + (Around * candidate.Around) + (Similarity * candidate.Similarity) + (Passage * candidate.Found.Similarity)
        + (Sign * candidate.Sign) - (Rank * candidate.Rank) - (Leaning.IsFragment(candidate.Text) ? Fragment : 0);

    public IReadOnlyList<Candidate> Choose(IReadOnlyCollection<Candidate> all)
    {
        var candidates = Telling(all);
        if (candidates.MaxBy(Score) is not { } best)
            return [];
        var least = Score(best) - Closeness;
        var given = WithContext(best);
        var picked = new List<Candidate> { best };
        var further = candidates.Where(candidate => candidate != best)
            .Select(candidate => (Candidate: candidate, Score: Score(candidate) + (IsBeside(candidate, best) ? Beside : 0)))
            .OrderByDescending(one => one.Score)
            .TakeWhile(one => one.Score >= least);
        foreach (var (candidate, _) in further)
        {
            if (picked.Count == Picked)
                break;
            var more = WithContext(candidate).Where(one => !given.Any(other => IsSame(one, other))).ToList();
            if (given.Count + more.Count > Most || picked.Any(other => SaysTheSame(other, candidate)))
                continue;
            picked.Add(candidate);
            given.AddRange(more);
        }
        return InOrder(given, best);
    }

    /// <summary>Without headings and crumbs that carry nothing of what is asked for, as long as anything else is there.</summary>
    public static IReadOnlyCollection<Candidate> Telling(IReadOnlyCollection<Candidate> candidates)
    {
        var telling = candidates.Where(candidate => candidate.Sign > 0 || !Leaning.IsFragment(candidate.Text)).ToList();
        return telling.Count > 0 ? telling : candidates;
    }

    /// <summary>The sentence and before it what it leans on, as far as there is room.</summary>
    public List<Candidate> WithContext(Candidate candidate)
    {
        var text = candidate.Found.Passage.Text;
        var sentences = Sentences.Ranges(text);
        var given = new List<Candidate> { candidate };
        while (given.Count < Most && Leaning.On(text, sentences, given[0].Position) is { } before)
            given.Insert(0, new Candidate(candidate.Found, sentences[before], candidate.Rank, before, new HashSet<string>(), Coverage: 0));
        return given;
    }

    /// <summary>Documents in the order of their best sentence, the best one's first, each document's sentences in its own order.</summary>
    private static List<Candidate> InOrder(List<Candidate> given, Candidate best)
    {
        var documents = given.Prepend(best).Select(one => one.Found.Document.Id).Distinct().ToList();
        return [.. given.OrderBy(one => documents.IndexOf(one.Found.Document.Id)).ThenBy(one => one.Found.Passage.Order).ThenBy(one => one.Position)];
    }

    private static bool IsSame(Candidate one, Candidate other) => one.Found.Passage.Id == other.Found.Passage.Id && one.Position == other.Position;

    private static bool IsBeside(Candidate one, Candidate best) => one.Found.Passage.Id == best.Found.Passage.Id && Math.Abs(one.Position - best.Position) == 1;

    private bool SaysTheSame(Candidate one, Candidate other)
    {
        var least = Math.Min(one.Terms.Count, other.Terms.Count);
        return one.Text == other.Text || (least > 0 && one.Terms.Count(other.Terms.Contains) >= Overlap * least && !Differ(one.Text, other.Text));
    }

    /// <summary>Two that differ in their figures speak of two things in the same words: what one option saves, and what another does.</summary>
    private static bool Differ(string one, string other)
    {
        var (ones, others) = (Figures.NumbersOf(one), Figures.NumbersOf(other));
        return ones.Except(others).Any() && others.Except(ones).Any();
    }
}
