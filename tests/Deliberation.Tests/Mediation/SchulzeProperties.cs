using CsCheck;
using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Tests.Mediation;

/// <summary>What the method is chosen for, over elections of two to six options in which ballots may be short and hold ties.</summary>
public sealed class SchulzeProperties
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    /// <summary>A score from 0 to 5 for each option: equal scores are a tie.</summary>
    private static readonly Gen<int[][]> Elections =
        Gen.Int[2, Names.Length].SelectMany(options => Gen.Int[0, 5].Array[options].Array[1, 15]);

    [Fact]
    public void An_option_that_wins_every_comparison_wins() => Elections.Sample(election =>
    {
        var ranking = Rank(election);
        foreach (var option in Options(election).Where(option => Options(election).All(other => other == option || Margin(election, option, other) > 0)))
            Assert.Equal([Names[option]], ranking.Winners);
    });

    [Fact]
    public void A_loser_of_every_comparison_comes_last() => Elections.Sample(election =>
    {
        var ranking = Rank(election);
        foreach (var option in Options(election).Where(option => Options(election).All(other => other == option || Margin(election, option, other) < 0)))
            Assert.Equal(Names[option], ranking.Order[^1]);
    });

    [Fact]
    public void Who_wins_still_wins_when_a_voter_likes_them_better() =>
        Gen.Select(Elections, Gen.Int[0, 14], Gen.Int[1, 5]).Sample((election, voter, lift) =>
        {
            foreach (var winner in Rank(election).Winners)
            {
                var raised = election.Select(scores => (int[])scores.Clone()).ToArray();
                raised[voter % raised.Length][Array.IndexOf(Names, winner)] += lift;
                Assert.Contains(winner, Rank(raised).Winners);
            }
        });

    [Fact]
    public void A_twin_of_an_option_changes_nothing_among_the_others() =>
        Gen.Select(Elections, Gen.Int[0, 4], Gen.Bool.Array[15]).Sample((election, twinned, order) =>
        {
            var option = twinned % election[0].Length;
            var ballots = election.Select((scores, voter) => Ballot(
                [.. scores.Select((score, i) => (Names[i], 2 * score)), ("twin", (2 * scores[option]) + Beside(scores, option, order[voter]))])).ToList();
            var (before, after) = (Rank(election).Winners, Schulze.Rank(ballots).Winners);

            Assert.Equal(
                before.Where(name => name != Names[option]),
                after.Where(name => name != Names[option] && name != "twin"));
            Assert.Equal(before.Contains(Names[option]), after.Contains(Names[option]) || after.Contains("twin"));
        });

    [Fact]
    public void A_sole_winner_does_not_win_when_every_ballot_is_turned_round() => Elections.Sample(election =>
    {
        if (Rank(election).Winners is [var winner])
            Assert.DoesNotContain(winner, Rank([.. election.Select(scores => scores.Select(score => -score).ToArray())]).Winners);
    });

    [Fact]
    public void The_order_of_the_ballots_does_not_matter() => Elections.Sample(election =>
        Assert.Equal(Rank(election).Order, Rank([.. election.Reverse()]).Order));

    /// <summary>Doubled scores leave room for the twin just before or after its original; who ties the original with a third option ties the twin, too.</summary>
    private static int Beside(int[] scores, int option, bool before) =>
        scores.Count(score => score == scores[option]) > 1 ? 0 : before ? 1 : -1;

    private static Ranking Rank(int[][] election) =>
        Schulze.Rank([.. election.Select(scores => Ballot(scores.Select((score, i) => (Names[i], score))))]);

    private static Ballot Ballot(IEnumerable<(string Option, int Score)> scores) =>
        new([.. scores.GroupBy(scored => scored.Score).OrderByDescending(place => place.Key)
            .Select(place => place.Select(scored => scored.Option).ToArray())]);

    private static IEnumerable<int> Options(int[][] election) => Enumerable.Range(0, election[0].Length);

    private static int Margin(int[][] election, int one, int other) => election.Sum(scores => Math.Sign(scores[one] - scores[other]));
}
