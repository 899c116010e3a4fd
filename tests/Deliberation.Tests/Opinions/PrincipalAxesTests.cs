using CsCheck;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Tests.Opinions;

public sealed class PrincipalAxesTests
{
    /// <summary>Who voted what: null where somebody did not vote.</summary>
    private static readonly Gen<int?[][]> Ballots =
        Gen.Int[2, 9].SelectMany(statements => Gen.Int[-1, 1].Nullable().Array[statements].Array[2, 20]);

    [Fact]
    public void Axes_are_directions_of_the_covariance_that_stand_upright_on_each_other() => Ballots.Sample(ballots =>
    {
        var votes = Matrix(ballots);
        var axes = PrincipalAxes.Of(votes, new bool[votes.Statements.Count], new Random(1));
        var covariance = Covariance(ballots, axes.Means);

        Assert.True(Math.Abs(Dot(axes.First, axes.Second)) < 1e-6);
        foreach (var axis in new[] { axes.First, axes.Second }.Where(axis => Dot(axis, axis) > 0.5))
        {
            var turned = covariance.Select(row => Dot(row, axis)).ToArray();
            var variance = Dot(turned, axis);
            Assert.All(turned.Zip(axis), pair => Assert.Equal(variance * pair.Second, pair.First, 1e-3));
        }
        Assert.True(Variance(covariance, axes.First) >= Variance(covariance, axes.Second) - 1e-6);
    });

    [Fact]
    public void No_other_direction_holds_more_variance() => Gen.Select(Ballots, Gen.Double[-1, 1].Array[9]).Sample((ballots, drawn) =>
    {
        var votes = Matrix(ballots);
        var axes = PrincipalAxes.Of(votes, new bool[votes.Statements.Count], new Random(1));
        var covariance = Covariance(ballots, axes.Means);
        double[] other = [.. drawn.Take(votes.Statements.Count)];
        var length = Math.Sqrt(Dot(other, other));

        if (length > 0.1)
            Assert.True(Variance(covariance, [.. other.Select(coordinate => coordinate / length)]) <= Variance(covariance, axes.First) + 1e-6);
    });

    [Fact]
    public void A_later_run_keeps_the_signs()
    {
        var early = VoteMatrix.Of(Camps.Votes(2, 20, 20));
        var before = PrincipalAxes.Of(early, new bool[12], new Random(1));
        var flipped = before with { First = [.. before.First.Select(coordinate => -coordinate)] };
        var after = PrincipalAxes.Of(early, new bool[12], new Random(2), flipped);
        Assert.True(Dot(flipped.First, after.First) > 0.999);
        Assert.True(Dot(before.Second, after.Second) > 0.999);
    }

    private static VoteMatrix Matrix(int?[][] ballots)
    {
        var draft = new VoteMatrixDraft();
        for (var statement = 0; statement < ballots[0].Length; statement++)
            draft.Column(new StatementId($"{statement}"));
        for (var person = 0; person < ballots.Length; person++)
        {
            var row = draft.Row(new ParticipantId($"{person}"));
            foreach (var (statement, vote) in ballots[person].Index().Where(cast => cast.Item is not null))
                draft.Set(row, statement, (Vote)vote!.Value);
        }
        return draft.ToMatrix();
    }

    private static double[][] Covariance(int?[][] ballots, double[] means)
    {
        var centred = ballots.Select(votes => votes.Select((vote, statement) => vote is { } cast ? cast - means[statement] : 0).ToArray()).ToArray();
        return [.. means.Select((_, one) => means.Select((_, other) => centred.Sum(row => row[one] * row[other])).ToArray())];
    }

    private static double Variance(double[][] covariance, double[] axis) => Dot([.. covariance.Select(row => Dot(row, axis))], axis);

    private static double Dot(double[] one, double[] other) => one.Zip(other, (a, b) => a * b).Sum();
}
