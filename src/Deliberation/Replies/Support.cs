using Isegoria.Deliberation.Evidence;

namespace Isegoria.Deliberation.Replies;

/// <summary>A few neighbouring sentences of one document that a claim is held against.</summary>
/// <param name="About">Title and headings above: names and dates that the sentences take for granted.</param>
/// <param name="Before">What the passage says before them: whom "she" and "they" stand for.</param>
public sealed record Ground(string About, string Before, IReadOnlyList<string> Sentences)
{
    public string Text => string.Join(' ', Sentences);
}

/// <summary>How well a claim is supported by its ground.</summary>
/// <param name="Overlap">Share of the claim's content words, stemmed, that the ground holds, 0 to 1; tells nothing across languages.</param>
/// <param name="Similarity">Cosine of the claim with the nearest sentence of the ground, -1 to 1.</param>
public sealed record SupportSigns(double Overlap, double Similarity, Departures Departures);

/// <summary>From when on a claim counts as supported.</summary>
/// <param name="Overlap">The least overlap where claim and ground are in one language.</param>
/// <param name="Similarity">The least cosine where they are.</param>
/// <param name="SimilarityAcross">The least cosine where they are not.</param>
public sealed record SupportRule(double Overlap, double Similarity, double SimilarityAcross)
{
    public bool Holds(SupportSigns signs, bool sameLanguage) =>
        signs.Departures == Departures.None
        && (sameLanguage ? signs.Overlap >= Overlap && signs.Similarity >= Similarity : signs.Similarity >= SimilarityAcross);
}

/// <summary>What a claim says that its ground does not.</summary>
/// <param name="terms">The content words of a text, stemmed.</param>
public sealed class Support(Func<string, IReadOnlySet<string>> terms)
{
    /// <summary>Share of a clause's words that the ground must hold: what is hung on a true sentence is not true for that.</summary>
    private const double LeastOfAClause = 0.6;

    /// <summary>Share of the claim's content words in a text, 0 to 1; numbers are no words. 0 for a claim without any.</summary>
    public double Overlap(string claim, string text) => Overlap(Words(claim), Words(text));

    public double Overlap(string claim, Ground ground) => Overlap(claim, $"{ground.About}\n{ground.Text}");

    /// <summary>Share of the claim's content words and numbers in a text, 0 to 1.</summary>
    public double Share(string claim, string text) => Overlap(Read(claim).Marks, Read(text).Marks);

    /// <param name="sameLanguage">Otherwise the ground must be the one sentence the claim renders.</param>
    public Departures Between(string claim, Ground ground, bool sameLanguage)
    {
        var said = Wording.Of(claim);
        return Figure(said, $"{ground.About}\n{ground.Text}")
            | (HasStrangeName(claim, said, ground, sameLanguage) ? Departures.Name : Departures.None)
            | Widened(said.Concepts, Wording.Of(ground.Text).Concepts)
            | (sameLanguage && SwapsAWord(claim, ground) ? Departures.Content : Departures.None)
            | (sameLanguage ? ByClause(claim, said, ground) : Turned(said, said, Wording.Of(ground.Sentences[0])));
    }

    private static Departures Figure(Wording said, string known)
    {
        var figures = Figures.Of(known);
        return said.Figures.All(figure => figures.Any(figure.IsSaidBy)) ? Departures.None : Departures.Figure;
    }

    /// <summary>What the claim is about, its first content word, must be spoken of as well: who does a thing matters as much as what is done.</summary>
    private bool HasStrangeName(string claim, Wording said, Ground ground, bool sameLanguage)
    {
        var words = Wording.Vocabulary($"{ground.About}\n{ground.Before}\n{ground.Text}");
        if (!said.Names.All(words.Contains))
            return true;
        var spoken = Words($"{ground.About}\n{(Wording.OpensWithPronoun(ground.Sentences[0]) ? ground.Before : "")}\n{ground.Text}");
        return sameLanguage && Wording.Content(claim).Select(terms).FirstOrDefault(found => found.Count > 0) is { } subject && !AllKnown(subject, spoken);
    }

    /// <summary>Each clause is held against the clause of the ground that shares most of it: there it must be denied alike, point the same way and bind no more.</summary>
    private Departures ByClause(string claim, Wording said, Ground ground)
    {
        var item = Wording.IsItem(claim);
        var grounds = ground.Sentences.Index().SelectMany(sentence => Clauses.Of(sentence.Item).Select(clause => item ? Read(clause) : Governed(Read(clause), ground, sentence.Index))).ToList();
        var clauses = Clauses.Of(claim).Select(Read).ToList();
        var known = Words($"{ground.About}\n{ground.Text}");
        var departures = said.Negated && !grounds.Any(other => other.Wording.Negated) ? Departures.Negation : Departures.None;
        foreach (var clause in clauses.Where(clause => clauses.Count == 1 || clause.Words.Count > 1))
        {
            var most = grounds.Max(other => Overlap(clause.Marks, other.Marks));
            if (most > 0)
                departures |= grounds.Where(other => Overlap(clause.Marks, other.Marks) == most).Min(other => Turned(clause.Wording, said, other.Wording));
            if (clause.Wording.Figures.Any(figure => IsMisplaced(figure, clause, grounds)) || !grounds.All(other => KeepsOrder(clause.Wording.Figures, other.Wording.Figures)))
                departures |= Departures.Figure;
            if (clause.Words.Count(word => !IsKnown(word, known)) > 1 && Overlap(clause.Words, known) < LeastOfAClause)
                departures |= Departures.Content;
        }
        return clauses.Zip(clauses.Skip(1)).Any(pair => Wording.IsRelative(pair.Second.Text) && HangsElsewhere(pair.First, pair.Second, ground))
            ? departures | Departures.Content
            : departures;
    }

    /// <summary>An item says what the words above it say of it: "The union asks: to keep the lamps on" is no lamp that stays on.</summary>
    private static Clause Governed(Clause clause, Ground ground, int at)
    {
        if (!Wording.IsItem(ground.Sentences[at]))
            return clause;
        var above = $"{ground.Before}\n{string.Join('\n', ground.Sentences.Take(at))}".Split('\n').LastOrDefault(line => line.TrimEnd().EndsWith(':'));
        var open = Sentences.Split(above ?? "").TakeLast(1).SelectMany(sentence => Wording.Of(sentence).Concepts.Intersect(Concepts.Open));
        return clause with { Wording = clause.Wording with { Concepts = clause.Wording.Concepts.Union(open).ToHashSet() } };
    }

    /// <summary>Whether "which is …" is told of another thing than the ground tells it of: there it stands in the same sentence, or in the next, which points back.</summary>
    private bool HangsElsewhere(Clause first, Clause second, Ground ground)
    {
        var sentences = ground.Sentences.Select(Read).ToList();
        var from = Nearest(first);
        return !Nearest(second).Any(at => from.Contains(at) || (from.Contains(at - 1) && Wording.OpensWithPronoun(ground.Sentences[at])));

        List<int> Nearest(Clause clause)
        {
            var most = sentences.Max(sentence => Overlap(clause.Marks, sentence.Marks));
            return [.. sentences.Index().Where(sentence => Overlap(clause.Marks, sentence.Item.Marks) == most).Select(sentence => sentence.Index)];
        }
    }

    /// <summary>A number belongs to the clause it stands in: of two sums in one sentence, each has its own purpose.</summary>
    private bool IsMisplaced(Figure figure, Clause clause, List<Clause> grounds)
    {
        var known = grounds.SelectMany(other => other.Words).ToHashSet();
        var places = grounds.Where(other => other.Wording.Figures.Any(figure.IsSaidBy)).ToList();
        return !AllKnown(Words(figure.Counted), known)
            || (places.Count > 0 && !places.Any(place => AllKnown(place.Words, clause.Words) || AllKnown(clause.Words.Where(word => IsKnown(word, known)), place.Words)));
    }

    /// <summary>"From 22 to 35" is not "from 35 to 22": numbers of one clause stay in their order.</summary>
    private static bool KeepsOrder(IReadOnlyList<Figure> claim, IReadOnlyList<Figure> other)
    {
        var places = claim
            .Select(figure => other.Index().FirstOrDefault(known => figure.IsSaidBy(known.Item), (Index: -1, default)).Index)
            .Where(at => at >= 0)
            .ToList();
        return places.SequenceEqual(places.Order());
    }

    /// <param name="said">The whole claim: what is left open anywhere in it is left open.</param>
    private static Departures Turned(Wording clause, Wording said, Wording other)
    {
        var turned = Concepts.Opposites.Any(pair => Swapped(pair.One, pair.Other) || Swapped(pair.Other, pair.One))
            || (other.Concepts.Overlaps(Concepts.Refusals) && !said.Concepts.Overlaps(Concepts.Refusals) && !said.Negated)
            || (clause.Concepts.Overlaps(Concepts.Refusals) && !other.Concepts.Overlaps(Concepts.Refusals) && !other.Negated);
        var bound = clause.Concepts.Contains(Concept.Must) && !other.Concepts.Contains(Concept.Must);
        var open = said.Concepts.Overlaps(Concepts.Hedges);
        var unhedged = other.Concepts.Overlaps(Concepts.Hedges) && !open && !said.Concepts.Contains(Concept.Must);
        var granted = other.Concepts.Contains(Concept.Asked) && !open && !said.Concepts.Contains(Concept.Asked) && !said.Concepts.Contains(Concept.Must);
        var done = other.Concepts.Contains(Concept.Will) && !open && !said.Concepts.Contains(Concept.Will);
        return (clause.Negated == other.Negated ? Departures.None : Departures.Negation)
            | (turned ? Departures.Opposite : Departures.None)
            | (bound || unhedged || granted || done ? Departures.Modality : Departures.None);

        bool Swapped(Concept one, Concept contrary) => clause.Concepts.Contains(one) && !clause.Concepts.Contains(contrary)
            && other.Concepts.Contains(contrary) && !other.Concepts.Contains(one);
    }

    private static Departures Widened(IReadOnlySet<Concept> said, IReadOnlySet<Concept> known) =>
        said.Any(concept => Concepts.Absolutes.Contains(concept) && !known.Contains(concept)) ? Departures.Absolute : Departures.None;

    private Clause Read(string text)
    {
        var (words, wording) = (Words(text), Wording.Of(text));
        return new Clause(text, words, [.. words, .. wording.Figures.Select(figure => figure.Number)], wording);
    }

    /// <summary>Words that bear a concept are compared as such.</summary>
    private bool SwapsAWord(string claim, Ground ground)
    {
        var known = Words($"{ground.About}\n{ground.Text}");
        var said = Plain(claim);
        return ground.Sentences.Any(sentence => NearQuotation.SwapsAWord(said, Plain(sentence), word => IsKnown(word, known), IsForm));

        List<string> Plain(string text) =>
            [.. Wording.Content(text).Where(word => Concepts.In([Folding.Fold(word)]).Count == 0).SelectMany(terms)];
    }

    private static bool IsKnown(string word, HashSet<string> known) => known.Contains(word) || known.Any(other => IsForm(word, other));

    private static bool AllKnown(IEnumerable<string> words, HashSet<string> known) => words.All(word => IsKnown(word, known));

    private static double Overlap(HashSet<string> said, HashSet<string> known) =>
        said.Count == 0 ? 0 : (double)said.Count(word => IsKnown(word, known)) / said.Count;

    /// <summary>A light stemmer leaves some endings on: a stem of four letters or more, and at most four after it.</summary>
    private static bool IsForm(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return one == other || (shorter.Length >= 4 && longer.Length - shorter.Length <= 4 && longer.StartsWith(shorter, StringComparison.Ordinal));
    }

    private HashSet<string> Words(string text) => [.. Wording.Content(text).SelectMany(terms)];

    /// <param name="Marks">Words and numbers: what it is known by.</param>
    private sealed record Clause(string Text, HashSet<string> Words, HashSet<string> Marks, Wording Wording);
}
