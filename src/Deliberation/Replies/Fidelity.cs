namespace Isegoria.Deliberation.Replies;

/// <summary>
/// Whether a sentence rewritten in neutral words still says the same: negations, numbers, names, modality and citations
/// are kept. Words of degree may go ("always", "all"): to take them back is what a rewriting is for.
/// </summary>
/// <param name="Kept">The least share of the original's content words that must come back, 0 to 1.</param>
/// <param name="Longer">The rewritten sentence has at most this many times the words of the original.</param>
public sealed record Fidelity(double Kept, double Longer)
{
    private static readonly HashSet<Concept> Fixed =
        [.. Concepts.Opposites.SelectMany(pair => new[] { pair.One, pair.Other }), .. Concepts.Modality, Concept.Only, Concept.Never, Concept.None];

    /// <param name="terms">The content words of a text, stemmed.</param>
    public Departures Between(string original, string rewritten, Func<string, IReadOnlySet<string>> terms)
    {
        var (before, after) = (Wording.Of(original), Wording.Of(rewritten));
        return When(!SameFigures(before.Figures, after.Figures), Departures.Figure)
            | When(!SameNames(original, before, rewritten, after), Departures.Name)
            | When(before.Negated != after.Negated, Departures.Negation)
            | When(!before.Concepts.Where(Fixed.Contains).Except(Concepts.Modality).ToHashSet().SetEquals(after.Concepts.Where(Fixed.Contains).Except(Concepts.Modality)), Departures.Opposite)
            | When(!before.Concepts.Intersect(Concepts.Modality).ToHashSet().SetEquals(after.Concepts.Intersect(Concepts.Modality)), Departures.Modality)
            | When(after.Concepts.Intersect(Concepts.Absolutes).Except(before.Concepts).Any(), Departures.Absolute)
            | When(!Citations(original).SequenceEqual(Citations(rewritten)), Departures.Citation)
            | When(!KeepsContent(original, rewritten, terms), Departures.Content);
    }

    private static Departures When(bool departs, Departures departure) => departs ? departure : Departures.None;

    private static bool SameFigures(IReadOnlyList<Figure> before, IReadOnlyList<Figure> after) =>
        before.Count == after.Count && before.All(figure => after.Any(figure.IsSaidBy)) && after.All(figure => before.Any(figure.IsSaidBy));

    private static bool SameNames(string original, Wording before, string rewritten, Wording after)
    {
        var (said, says) = (Wording.Vocabulary(original), Wording.Vocabulary(rewritten));
        return before.Names.All(says.Contains) && after.Names.All(said.Contains) && (after.Opening is null || said.Contains(after.Opening));
    }

    private static List<int> Citations(string text) =>
        [.. CitedAnswer.Read(text, cut: false).SelectMany(sentence => sentence.Passages).Distinct().Order()];

    private bool KeepsContent(string original, string rewritten, Func<string, IReadOnlySet<string>> terms)
    {
        var (said, says) = (terms(original), terms(rewritten));
        return Words(rewritten) <= Longer * Words(original) && says.Count > 0 && said.Count(says.Contains) >= Kept * said.Count;
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
