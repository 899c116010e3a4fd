using CsCheck;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Tests.Opinions;

public sealed class StatementRoutingProperties
{
    private static readonly RoutingOptions Options = new() { FewestSeen = 10, FewestSeenInGroup = 5 };

    private static readonly Gen<RoutedStatement> Statement =
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 200], Gen.Double[0, 20], Gen.Int[0, 50].Nullable()).Select((agree, disagree, pass, extremity, seen) =>
            new RoutedStatement(new StatementId("s"), new Tally(agree, disagree, agree + disagree + pass), extremity, IsMeta: false, seen));

    private static readonly Gen<RoutedStatement[]> Pools =
        Statement.Array[1, 40].Select(pool => pool.Select((statement, i) => statement with { Statement = new StatementId($"{i}") }).ToArray());

    [Fact]
    public void Chances_sum_to_one_and_every_statement_has_one() => Pools.Sample(pool =>
    {
        var chances = StatementRouting.Chances(pool, Options);
        Assert.Equal(1, chances.Sum(), 1e-9);
        Assert.All(chances, chance => Assert.True(chance > 0));
    });

    [Fact]
    public void A_statement_under_the_floor_comes_at_least_once_in_twice_as_many_draws_as_there_are_statements() => Pools.Sample(pool =>
    {
        foreach (var (statement, chance) in pool.Zip(StatementRouting.Chances(pool, Options)))
        {
            if (statement.Tally.Seen < 10 || statement.SeenInGroup < 5)
                Assert.True(chance >= (1.0 / (2 * pool.Length)) - 1e-12);
        }
    });

    [Fact]
    public void Only_what_was_not_voted_on_comes_next() => Gen.Select(Pools, Gen.Int).Sample((pool, seed) =>
        Assert.Contains(StatementRouting.Next(pool, Options, new Random(seed))!.Value, pool.Select(statement => statement.Statement)));

    [Fact]
    public void More_agreement_never_lowers_the_priority() => Statement.Sample(statement =>
    {
        if (statement.Tally.Disagree > 0)
        {
            var liked = statement with { Tally = new Tally(statement.Tally.Agree + 1, statement.Tally.Disagree - 1, statement.Tally.Seen) };
            Assert.True(StatementRouting.Priority(liked) >= StatementRouting.Priority(statement));
        }
    });

    [Fact]
    public void Nothing_left_is_nothing_next() => Assert.Null(StatementRouting.Next([], Options, new Random(1)));

    [Fact]
    public void Known_priorities()
    {
        // One agreed, nobody passed: p = 1/3, a = 2/3, and 1 + 8 * 2^(-1/5).
        Assert.Equal(
            Math.Pow(2 / 3.0 * (2 / 3.0) * (1 + (8 * Math.Pow(2, -0.2))), 2),
            StatementRouting.Priority(new RoutedStatement(new StatementId("new"), new Tally(1, 0, 1))),
            1e-12);
        Assert.Equal(49, StatementRouting.Priority(new RoutedStatement(new StatementId("meta"), new Tally(1, 0, 1), IsMeta: true)));
    }

    [Fact]
    public void A_statement_only_its_own_camp_has_seen_comes_up_for_the_others()
    {
        var popular = Enumerable.Range(0, 20).Select(i => new RoutedStatement(new StatementId($"{i}"), new Tally(190, 5, 200), 5, SeenInGroup: 100));
        var minority = new RoutedStatement(new StatementId("minority"), new Tally(5, 20, 60), 0, SeenInGroup: 0);
        RoutedStatement[] pool = [.. popular, minority];
        Assert.True(StatementRouting.Chances(pool, Options)[^1] > 1.0 / 42);
        Assert.True(StatementRouting.Chances([.. pool[..^1], minority with { SeenInGroup = 50 }], Options)[^1] < 0.001);
    }
}
