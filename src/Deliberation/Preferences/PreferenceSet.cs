using Isegoria.Deliberation.Screens;

namespace Isegoria.Deliberation.Preferences;

/// <summary>Why an example was left out.</summary>
public enum LeftOut
{
    /// <summary>The same replies are there already.</summary>
    Repeated,

    /// <summary>Something in it looks like personal data.</summary>
    Personal,

    /// <summary>A reply is preferred in one place and rejected in another.</summary>
    Contradicted,

    /// <summary>Both replies say the same.</summary>
    Alike,
}

/// <summary>Examples to train on: each once, none that contradicts another, none with personal data.</summary>
/// <param name="Pairs">In the order they were given.</param>
/// <param name="Rated">The single replies, those of the pairs not among them.</param>
/// <param name="Left">How many were left out, and why.</param>
public sealed record PreferenceSet(IReadOnlyList<Preference> Pairs, IReadOnlyList<RatedReply> Rated, IReadOnlyDictionary<LeftOut, int> Left)
{
    public static PreferenceSet Of(IEnumerable<Preference> pairs, IEnumerable<RatedReply> rated)
    {
        var (given, single) = (pairs.ToList(), rated.ToList());
        var neutral = Keys(given.Select(pair => pair.Chosen).Concat(single.Where(reply => reply.IsNeutral).Select(reply => reply.Text)));
        var biased = Keys(given.Select(pair => pair.Rejected).Concat(single.Where(reply => !reply.IsNeutral).Select(reply => reply.Text)));
        neutral.IntersectWith(biased);
        var (left, seen) = (new Dictionary<LeftOut, int>(), new HashSet<string>());
        var keptPairs = given.Where(pair => Keeps(left, WhyNot([pair.Chosen, pair.Rejected], neutral, seen))).ToList();
        var inPairs = Keys(keptPairs.SelectMany(pair => new[] { pair.Chosen, pair.Rejected }));
        var keptRated = single.Where(reply => Keeps(left, inPairs.Contains(Key(reply.Text)) ? LeftOut.Repeated : WhyNot([reply.Text], neutral, seen))).ToList();
        return new PreferenceSet(keptPairs, keptRated, left);
    }

    private static LeftOut? WhyNot(IReadOnlyList<string> texts, HashSet<string> contradicted, HashSet<string> seen)
    {
        var keys = texts.Select(Key).ToList();
        if (keys.Count == 2 && keys[0] == keys[1])
            return LeftOut.Alike;
        if (keys.Any(contradicted.Contains))
            return LeftOut.Contradicted;
        if (texts.Any(text => PersonalData.In(text).Count > 0))
            return LeftOut.Personal;
        return seen.Add(string.Join('\n', keys)) ? null : LeftOut.Repeated;
    }

    private static bool Keeps(Dictionary<LeftOut, int> left, LeftOut? why)
    {
        if (why is { } reason)
            left[reason] = left.GetValueOrDefault(reason) + 1;
        return why is null;
    }

    private static HashSet<string> Keys(IEnumerable<string> texts) => [.. texts.Select(Key)];

    /// <summary>Case and spacing make no other reply.</summary>
    private static string Key(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
