using System.ComponentModel.DataAnnotations;

namespace Isegoria.Deliberation.Opinions;

/// <summary>The section "StatementRouting".</summary>
public sealed class RoutingOptions
{
    public const string Section = "StatementRouting";

    /// <summary>A statement that fewer people have seen stands under the floor.</summary>
    [Required, Range(0, 10000)]
    public int? FewestSeen { get; set; }

    /// <summary>So does one that fewer people of the voter's own group have seen: a minority's statement meets the other groups, too.</summary>
    [Required, Range(0, 10000)]
    public int? FewestSeenInGroup { get; set; }
}

/// <summary>A statement that somebody may be shown next.</summary>
/// <param name="Extremity">How far a vote on it moves a voter on the map, see <see cref="StatementRouting.Extremities"/>; 0 while there is no map.</param>
/// <param name="IsMeta">About the consultation itself.</param>
/// <param name="SeenInGroup">How many of the voter's own group voted on it; null while they are in none.</param>
public sealed record RoutedStatement(StatementId Statement, Tally Tally, double Extremity = 0, bool IsMeta = false, int? SeenInGroup = null);

/// <summary>
/// Which statement comes next, in public. A voter gets one they have not voted on, drawn by lot. Its chance grows with Polis' priority:
/// ((1 - p) (e + 1) a (1 + 8 / 2^(s/5)))^2 with s the people who saw it, a = (agree + 1) / (s + 2), p = (pass + 1) / (s + 2) and e its extremity; 49 for a statement
/// about the consultation itself. So new statements come up, and those that people care about and that tell opinions apart come
/// often. The floor: a statement too few people saw, or too few of the voter's own group, counts for at least the mean priority of all that
/// could come. Its chance is then never under 1 in 2n among n statements, whatever the priorities, so none stays unseen.
/// </summary>
public static class StatementRouting
{
    private const double MetaPriority = 49;

    /// <returns>None where nothing is left to vote on.</returns>
    public static StatementId? Next(IReadOnlyList<RoutedStatement> unseen, RoutingOptions options, Random random)
    {
        if (unseen.Count == 0)
            return null;
        var chances = Chances(unseen, options);
        var target = random.NextDouble();
        for (var i = 0; i < chances.Length; i++)
        {
            if ((target -= chances[i]) < 0)
                return unseen[i].Statement;
        }
        return unseen[^1].Statement;
    }

    /// <summary>Each statement's chance to come next; they sum to 1.</summary>
    public static double[] Chances(IReadOnlyList<RoutedStatement> unseen, RoutingOptions options)
    {
        double[] priorities = [.. unseen.Select(Priority)];
        var mean = priorities.DefaultIfEmpty().Average();
        double[] weights = [.. unseen.Zip(priorities, (statement, priority) => IsUnderTheFloor(statement, options) ? Math.Max(priority, mean) : priority)];
        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    public static double Priority(RoutedStatement statement)
    {
        if (statement.IsMeta)
            return MetaPriority;
        var tally = statement.Tally;
        var passing = (tally.Pass + 1.0) / (tally.Seen + 2);
        var priority = (1 - passing) * (statement.Extremity + 1) * tally.Agreeing * (1 + (8 * Math.Pow(2, tally.Seen / -5.0)));
        return priority * priority;
    }

    /// <summary>By column, how far from the middle somebody stands who agreed with this statement and voted on nothing else.</summary>
    public static double[] Extremities(PrincipalAxes axes) =>
    [
        .. axes.Means.Select((mean, column) =>
            Math.Sqrt(axes.Means.Length) * Math.Abs(1 - mean) * Math.Sqrt((axes.First[column] * axes.First[column]) + (axes.Second[column] * axes.Second[column]))),
    ];

    private static bool IsUnderTheFloor(RoutedStatement statement, RoutingOptions options) =>
        statement.Tally.Seen < options.FewestSeen!.Value || statement.SeenInGroup < options.FewestSeenInGroup!.Value;
}
