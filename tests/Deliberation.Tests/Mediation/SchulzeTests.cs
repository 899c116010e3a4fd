using Isegoria.Deliberation.Mediation;

namespace Isegoria.Deliberation.Tests.Mediation;

/// <summary>Published elections with their known winners; voters written as "5 ACBED", a letter an option, best first.</summary>
public sealed class SchulzeTests
{
    [Theory]
    // The usual illustration of the method, 45 voters over five options.
    [InlineData("EACBD", "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC")]
    // Schulze 2011, section 3, example 1.
    [InlineData("DACB", "8 ACDB, 2 BADC, 4 CDBA, 4 DBAC, 3 DCBA")]
    // A Condorcet winner among people who would each rather have something else (Tennessee's capital: M, N, C, K).
    [InlineData("NCKM", "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM")]
    public void A_published_election_ends_as_published(string order, string voters)
    {
        var ranking = Schulze.Rank(Ballots(voters));
        Assert.Equal(order, string.Concat(ranking.Order));
        Assert.Equal([order[..1]], ranking.Winners);
    }

    [Fact]
    public void Options_left_out_rank_last_and_equal()
    {
        var ranking = Schulze.Rank([Ballot.Strict("C"), Ballot.Strict("B", "A"), Ballot.Strict("C", "B")]);
        Assert.Equal(["C", "B", "A"], ranking.Order);
    }

    [Fact]
    public void Equal_options_are_told_and_stand_in_the_order_of_their_names()
    {
        var ranking = Schulze.Rank([new Ballot([["b", "a"], ["c"]]), Ballot.Strict("a", "b", "c"), Ballot.Strict("b", "a", "c")]);
        Assert.Equal(["a", "b", "c"], ranking.Order);
        Assert.Equal(["a", "b"], ranking.Winners);
    }

    [Fact]
    public void A_ballot_says_where_it_is_wrong()
    {
        Assert.Contains("place 1 and again at place 3", Assert.Throws<ArgumentException>(() => Ballot.Strict("A", "B", "A")).Message, StringComparison.Ordinal);
        Assert.Contains("Place 2 is empty", Assert.Throws<ArgumentException>(() => new Ballot([["A"], []])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Ballot.Strict());
        Assert.Throws<ArgumentException>(() => Schulze.Rank([]));
    }

    private static List<Ballot> Ballots(string voters) =>
    [
        .. voters.Split(", ").Select(same => same.Split(' '))
            .SelectMany(same => Enumerable.Repeat(Ballot.Strict(same[1].Select(option => $"{option}")), int.Parse(same[0], null))),
    ];
}
