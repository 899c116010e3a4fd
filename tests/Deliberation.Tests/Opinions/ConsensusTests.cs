using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Tests.Opinions;

public sealed class ConsensusTests
{
    private static readonly OpinionGroups Opinions = Camps.Groups(Camps.Votes(3, 40, 25));
    private static readonly Tallies Counted = Tallies.Of(Opinions, Opinions.Groups);

    [Fact]
    public void What_every_group_accepts_unites() =>
        Assert.Equal(["0", "1"], Consensus.Uniting(Counted, 10).Select(uniting => uniting.Statement.Value).Order());

    [Fact]
    public void The_agreement_is_the_product_of_the_groups_shares()
    {
        var (a, b) = (Counted.OfStatement[0][0], Counted.OfStatement[1][0]);
        Assert.Equal((a.Agree + 1.0) / (a.Seen + 2) * (b.Agree + 1) / (b.Seen + 2), Consensus.Agreement(Counted, 0), 1e-12);
    }

    [Fact]
    public void What_one_group_accepts_and_another_rejects_divides()
    {
        var dividing = Consensus.Dividing(Counted, 10);
        Assert.Equal(Enumerable.Range(2, 10).Select(statement => $"{statement}").Order(), dividing.Select(found => found.Statement.Value).Order());
        Assert.Equal(("A", "B"), dividing.Where(found => found.Statement.Value == "4").Select(found => (found.AgreeingGroup, found.OpposedGroup)).Single());
    }

    [Fact]
    public void A_group_that_hardly_voted_on_a_statement_neither_divides_nor_unites()
    {
        Assert.Empty(Consensus.Dividing(One(new Tally(190, 5, 200), new Tally(0, 0, 0)), 10));
        Assert.Empty(Consensus.Dividing(One(new Tally(190, 5, 200), new Tally(0, 4, 4)), 10));
        Assert.Equal(("A", "C"), Assert.Single(Consensus.Dividing(One(new Tally(190, 5, 200), new Tally(0, 4, 4), new Tally(1, 3, 5)), 10)) is var found ? (found.AgreeingGroup, found.OpposedGroup) : default);
        Assert.Empty(Consensus.Uniting(One(new Tally(190, 5, 200), new Tally(2, 0, 2)), 10));
        Assert.Single(Consensus.Uniting(One(new Tally(190, 5, 200), new Tally(3, 0, 3)), 10));
    }

    [Fact]
    public void What_every_group_accepts_does_not_divide_however_much_more_one_does()
    {
        var counted = One(new Tally(190, 5, 200), new Tally(160, 30, 200));
        Assert.Empty(Consensus.Dividing(counted, 10));
        Assert.Single(Consensus.Uniting(counted, 10));
        Assert.Empty(Consensus.Dividing(One(new Tally(80, 110, 200), new Tally(20, 170, 200)), 10));
        Assert.Single(Consensus.Dividing(One(new Tally(190, 5, 200), new Tally(100, 90, 200)), 10));
    }

    [Fact]
    public void A_group_is_represented_by_what_sets_it_apart()
    {
        var b = Representative.Of(Counted, 1, 20);
        Assert.DoesNotContain(b, found => found.Statement.Value is "0" or "1");
        Assert.Contains(b, found => found is { Statement.Value: "3", Side: Vote.Agree, TimesOthers: > 2 });
        Assert.Contains(b, found => found is { Statement.Value: "4", Side: Vote.Disagree, TimesOthers: > 2 });
    }

    [Fact]
    public void A_group_that_differs_in_nothing_still_has_one_statement()
    {
        var votes = Enumerable.Range(0, 20).SelectMany(person => Enumerable.Range(0, 8).Select(statement =>
            new CastVote(Camps.Person(0, person), new StatementId($"{statement}"), Vote.Agree)));
        var opinions = Camps.Groups(votes);
        Assert.NotEmpty(Representative.Of(Tallies.Of(opinions, opinions.Groups), 0, 10));
    }

    [Fact]
    public void A_small_group_is_neither_counted_nor_named()
    {
        var strict = Camps.Options;
        strict.SmallestGroup = 30;
        var tallies = Tallies.Of(Opinions, Opinions.Shown(strict));
        Assert.Single(tallies.Groups);
        Assert.Empty(Consensus.Dividing(tallies, 20));
    }

    /// <summary>One statement, by how groups A, B and so on voted on it.</summary>
    private static Tallies One(params Tally[] groups) => new(
        [new StatementId("0")], [0], [.. groups.Select((_, place) => new OpinionGroup($"{(char)('A' + place)}", []))], [.. groups.Select(tally => new[] { tally })]);
}
