namespace Isegoria.Deliberation.Mediation;

/// <param name="Order">All options, best first; where the votes leave options equal, in the ordinal order of their names.</param>
/// <param name="Winners">Whom nobody beats: more than one where the votes do not tell them apart.</param>
public sealed record Ranking(IReadOnlyList<string> Order, IReadOnlyList<string> Winners)
{
    public string Winner => Order[0];
}

/// <summary>
/// The Schulze method (M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent
/// single-winner election method", Social Choice and Welfare 36, 2011). A link counts the voters who prefer its beginning and
/// exists where they are more than those who prefer its end ("winning votes", which Schulze recommends where ballots may hold ties
/// or be incomplete); a path is as strong as its weakest link; an option beats another where its strongest path to it is
/// stronger than the one back. Ties: the paper draws a ballot at random; here whoever counts again must find the same
/// order, so equal options stand in the ordinal order of their names, and <see cref="Ranking.Winners"/> says that there was a tie.
/// </summary>
public static class Schulze
{
    /// <exception cref="ArgumentException">There is no ballot.</exception>
    public static Ranking Rank(IReadOnlyList<Ballot> ballots)
    {
        if (ballots.Count == 0)
            throw new ArgumentException("There is no ballot to count.", nameof(ballots));
        string[] options = [.. ballots.SelectMany(ballot => ballot.Places).SelectMany(place => place).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var strengths = StrongestPaths(Links(Preferences(ballots, options), options.Length), options.Length);
        return InOrder(options, strengths);
    }

    /// <summary>How many voters prefer row to column.</summary>
    private static int[] Preferences(IReadOnlyList<Ballot> ballots, string[] options)
    {
        var preferences = new int[options.Length * options.Length];
        var places = new int[options.Length];
        foreach (var ballot in ballots)
        {
            for (var option = 0; option < options.Length; option++)
                places[option] = ballot.PlaceOf(options[option]);
            for (var better = 0; better < options.Length; better++)
            {
                var row = preferences.AsSpan(better * options.Length, options.Length);
                for (var worse = 0; worse < options.Length; worse++)
                    row[worse] += places[better] < places[worse] ? 1 : 0;
            }
        }
        return preferences;
    }

    private static int[] Links(int[] preferences, int count)
    {
        var links = new int[preferences.Length];
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
                links[(from * count) + to] = preferences[(from * count) + to] > preferences[(to * count) + from] ? preferences[(from * count) + to] : 0;
        }
        return links;
    }

    /// <summary>The widest paths, by the algorithm of Floyd and Warshall.</summary>
    private static int[] StrongestPaths(int[] links, int count)
    {
        for (var through = 0; through < count; through++)
        {
            var onward = links.AsSpan(through * count, count);
            for (var from = 0; from < count; from++)
            {
                var first = links[(from * count) + through];
                if (from == through || first == 0)
                    continue;
                var row = links.AsSpan(from * count, count);
                for (var to = 0; to < count; to++)
                    row[to] = Math.Max(row[to], Math.Min(first, onward[to]));
            }
        }
        return links;
    }

    /// <summary>Beating is transitive, so whoever is beaten by nobody left comes next.</summary>
    private static Ranking InOrder(string[] options, int[] strengths)
    {
        bool Beats(int one, int other) => strengths[(one * options.Length) + other] > strengths[(other * options.Length) + one];

        var all = Enumerable.Range(0, options.Length).ToList();
        var unbeaten = all.Where(option => !all.Exists(other => Beats(other, option))).ToList();
        var beatenBy = all.ConvertAll(option => all.Count(other => Beats(other, option)));
        var next = new PriorityQueue<int, int>(unbeaten.Select(option => (option, option)));
        var order = new List<string>(options.Length);
        while (next.TryDequeue(out var best, out _))
        {
            order.Add(options[best]);
            foreach (var other in all.Where(other => Beats(best, other) && --beatenBy[other] == 0))
                next.Enqueue(other, other);
        }
        return new Ranking(order, [.. unbeaten.Select(option => options[option])]);
    }
}
