using System.Diagnostics;
using System.Globalization;
using Isegoria.Backends.Opinions;
using Isegoria.Deliberation.Opinions;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks.Opinions;

/// <summary>
/// Opinion groups beside Polis' own on the conversations it publishes (adjusted Rand index over the people both group), and how long they take
/// beside scikit-learn's PCA, k-means and silhouette on the same matrix, in turn.
/// </summary>
internal static class Grouping
{
    private const string Largest = "american-assembly.bowling-green";
    private const int Rounds = 5;

    /// <summary>The seed of the verb `groups` first; the others show how much hangs on it.</summary>
    private const int Seeds = 5;

    public static void Run()
    {
        if (!PolisData.IsThere)
        {
            Console.WriteLine(PolisData.Missing);
            return;
        }
        var options = Shipped.Settings<OpinionOptions>(OpinionOptions.Section);
        var indices = new List<double[]>();
        foreach (var folder in PolisData.Conversations)
        {
            var (matrix, moderatedOut) = Read(folder);
            var watch = Stopwatch.StartNew();
            var found = Enumerable.Range(1, Seeds).Select(seed => OpinionGroups.Of(matrix.Votes, moderatedOut, options, new Random(seed))).ToList();
            var milliseconds = watch.Elapsed.TotalMilliseconds / Seeds;
            indices.Add([.. found.Select(opinions => Index(opinions, matrix))]);
            var sizes = string.Join(" ", found[0].Groups.Select(group => group.Members.Count));
            var theirs = string.Join(" ", matrix.GroupIds.OfType<string>().CountBy(id => id).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Value));
            Print($"{Path.GetFileName(folder),-38} {matrix.Votes.Participants.Count,5} x {matrix.Votes.Statements.Count,-5} index {indices[^1][0],5:0.00}  seeds {string.Join(" ", indices[^1].Select(index => index.ToString("0.00", CultureInfo.InvariantCulture)))}  ours {sizes}  Polis {theirs}  {milliseconds:0} ms");
        }
        Print($"median {Median(indices.Select(index => index[0])):0.00}; by seed {string.Join(" ", Enumerable.Range(0, Seeds).Select(seed => Median(indices.Select(index => index[seed])).ToString("0.00", CultureInfo.InvariantCulture)))}");
        Speed(options);
        Million(options);
    }

    private static void Speed(OpinionOptions options)
    {
        var folder = Path.Combine(PolisData.Folder, Largest);
        var (matrix, moderatedOut) = Read(folder);
        if (ScikitLearn.Start(Path.Combine(folder, "participants-votes.csv")) is not { } python)
        {
            Console.WriteLine(ScikitLearn.Missing);
            return;
        }
        using (python)
        {
            var (ours, theirs) = (new List<double>(), new List<double>());
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                _ = OpinionGroups.Of(matrix.Votes, moderatedOut, options, new Random(round));
                ours.Add(watch.Elapsed.TotalMilliseconds);
                theirs.Add(python.Round());
            }
            Print($"{Largest}: {Median(ours):0} ms, scikit-learn {Median(theirs):0} ms, {Median(theirs) / Median(ours):0.0} times as fast (medians of {Rounds} rounds in turn)");
        }
    }

    /// <summary>A million votes: 20,000 people with 50 votes each over 1,000 statements, in four camps.</summary>
    private static void Million(OpinionOptions options)
    {
        var random = new Random(7);
        var votes = new List<CastVote>(1_000_000);
        for (var person = 0; person < 20_000; person++)
        {
            var id = new ParticipantId(person.ToString(CultureInfo.InvariantCulture));
            for (var i = 0; i < 50; i++)
            {
                var statement = (random.Next(20) * 50) + i;
                var leans = (statement * 7 % 4) == person % 4 ? 1 : -1;
                votes.Add(new CastVote(id, new StatementId(statement.ToString(CultureInfo.InvariantCulture)), (Vote)(random.Next(5) == 0 ? random.Next(-1, 2) : leans)));
            }
        }
        var watch = Stopwatch.StartNew();
        var matrix = VoteMatrix.Of(votes);
        var made = watch.Elapsed;
        var opinions = OpinionGroups.Of(matrix, new HashSet<StatementId>(), options, new Random(1));
        var first = watch.Elapsed;
        var again = OpinionGroups.Of(matrix, new HashSet<StatementId>(), options, new Random(2), opinions);
        Print($"{matrix.Count:N0} votes: {first.TotalSeconds:0.00} s ({made.TotalSeconds:0.00} s of them for the matrix), {opinions.Groups.Count} groups; once more from there {(watch.Elapsed - first).TotalSeconds:0.00} s, {again.Groups.Count} groups");
    }

    private static (PolisMatrix Matrix, IReadOnlySet<StatementId> ModeratedOut) Read(string folder)
    {
        using var votes = File.OpenRead(Path.Combine(folder, "participants-votes.csv"));
        using var comments = File.OpenRead(Path.Combine(folder, PolisComments.FileName));
        return (PolisMatrix.Read(folder, votes), PolisComments.Read(folder, comments).ModeratedOut);
    }

    private static double Index(OpinionGroups opinions, PolisMatrix matrix)
    {
        var theirs = matrix.GroupIds;
        return AdjustedRand.Index(opinions.Groups.SelectMany(group => group.Members.Where(row => theirs[row] is not null).Select(row => (group.Name, theirs[row]!))));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
