using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Tests.Opinions;

public sealed class OpinionGroupsTests
{
    [Theory]
    [InlineData("0", "1", 40, 25)]
    [InlineData("0", "1", 30, 8)]
    public void People_who_vote_alike_are_one_group_the_largest_A(string a, string b, params int[] sizes)
    {
        var camps = Camps.CampsOf(Camps.Groups(Camps.Votes(3, sizes)));
        Assert.Equal(new Dictionary<string, string> { ["A"] = a, ["B"] = b }, camps);
    }

    [Fact]
    public void Three_camps_are_three_groups() =>
        Assert.Equal(["0", "1", "2"], Camps.CampsOf(Camps.Groups(Camps.Votes(4, 40, 30, 20))).Values);

    [Fact]
    public void The_same_votes_give_the_same_map_and_groups()
    {
        var (one, other) = (Camps.Groups(Camps.Votes(5, 20, 20)), Camps.Groups(Camps.Votes(5, 20, 20)));
        Assert.Equal(one.Map, other.Map);
        Assert.Equal(one.Groups.Select(group => group.Members), other.Groups.Select(group => group.Members));
    }

    [Fact]
    public void A_group_keeps_its_letter_when_it_is_no_longer_the_largest()
    {
        var early = Camps.Groups(Camps.Votes(6, 20, 12));
        var late = Camps.Groups(Camps.Votes(6, 20, 12).Concat(More(camp: 1, from: 12, count: 30)), early);

        Assert.Equal(Camps.CampsOf(early), Camps.CampsOf(late));
        Assert.True(late.Groups[1].Members.Count > late.Groups[0].Members.Count);
        // And the map does not turn over.
        Assert.Equal(Side(early), Side(late));
    }

    [Fact]
    public void Named_after_former_groups_they_keep_letters_and_sides_and_are_still_those_of_the_votes_alone()
    {
        var early = Camps.Groups(Camps.Votes(6, 20, 12));
        var alone = Camps.Groups(Camps.Votes(6, 20, 12).Concat(More(camp: 1, from: 12, count: 30)));
        var late = alone.Named(early);

        Assert.Equal(Camps.CampsOf(early), Camps.CampsOf(late));
        Assert.NotEqual(Camps.CampsOf(early), Camps.CampsOf(alone));
        Assert.Equal(Side(early), Side(late));
        Assert.Equal(alone.Groups.Select(group => group.Members).OrderBy(members => members[0]), late.Groups.Select(group => group.Members).OrderBy(members => members[0]));
    }

    [Fact]
    public void Who_voted_little_is_on_the_map_but_in_no_group()
    {
        var guest = new ParticipantId("guest");
        var opinions = Camps.Groups(Camps.Votes(7, 20, 20).Append(new CastVote(guest, new StatementId("3"), Vote.Agree)));
        var row = opinions.Votes.Participants.Index().Single(entry => entry.Item == guest).Index;

        Assert.NotEqual(default, opinions.Map[row]);
        Assert.DoesNotContain(row, opinions.Groups.SelectMany(group => group.Members));
        Assert.Equal(40, opinions.Groups.Sum(group => group.Members.Count));
    }

    [Fact]
    public void Where_everybody_voted_as_much_nobody_is_left_out_for_having_come_late()
    {
        var votes = Enumerable.Range(0, 500).SelectMany(person => Enumerable.Range(0, 5).Select(turn =>
            new CastVote(Camps.Person(0, person), new StatementId($"{((person * 7) + turn) % 60}"), person % 2 == 0 ? Vote.Agree : Vote.Disagree)));
        Assert.Equal(500, Camps.Groups(votes).Groups.Sum(group => group.Members.Count));
    }

    [Fact]
    public void Votes_on_statements_that_take_no_part_bring_nobody_into_a_group()
    {
        var (guest, left) = (new ParticipantId("guest"), Enumerable.Range(20, 7).Select(statement => new StatementId($"{statement}")).ToHashSet());
        var opinions = OpinionGroups.Of(
            VoteMatrix.Of(Camps.Votes(7, 20, 20).Concat(left.Select(statement => new CastVote(guest, statement, Vote.Agree)))), left, Camps.Options, new Random(1));
        Assert.Equal(40, opinions.Groups.Sum(group => group.Members.Count));

        // Of six that take part six are all there are, however many were moderated out.
        var few = Camps.Votes(7, 20, 20).Where(vote => int.Parse(vote.Statement.Value, null) < 6).Concat(Camps.Votes(8, 20, 20).Where(vote => vote.Statement.Value is "11"));
        var all = few.Where(vote => vote.Statement.Value is not "11").GroupBy(vote => vote.Participant).Count(person => person.Count() == 6);
        Assert.True(all > 15);
        Assert.Equal(all, OpinionGroups.Of(VoteMatrix.Of(few), new HashSet<StatementId> { new("11") }, Camps.Options, new Random(1)).Groups.Sum(group => group.Members.Count));
    }

    [Fact]
    public void A_statement_moderated_out_moves_nobody()
    {
        var votes = Camps.Votes(8, 20, 20).ToList();
        var turned = votes.ConvertAll(vote => vote.Statement.Value == "5" ? vote with { Vote = (Vote)(-(int)vote.Vote) } : vote);
        var without = new HashSet<StatementId> { new("5") };

        Assert.Equal(
            OpinionGroups.Of(VoteMatrix.Of(votes), without, Camps.Options, new Random(1)).Map,
            OpinionGroups.Of(VoteMatrix.Of(turned), without, Camps.Options, new Random(1)).Map);
    }

    [Fact]
    public void A_group_too_small_to_be_safe_is_shown_to_nobody()
    {
        var opinions = Camps.Groups(Camps.Votes(9, 30, 8));
        var strict = Camps.Options;
        strict.SmallestGroup = 9;

        Assert.Equal(2, opinions.Groups.Count);
        Assert.Equal(["A"], opinions.Shown(strict).Select(group => group.Name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Hardly_anybody_is_at_most_one_group(int people)
    {
        var opinions = Camps.Groups(Camps.Votes(10, people));
        Assert.True(opinions.Groups.Count <= 1);
        Assert.Equal(people, opinions.Map.Count);
        Assert.Empty(opinions.Shown(Camps.Options));
    }

    [Fact]
    public void People_who_all_vote_the_same_are_one_group()
    {
        var votes = Enumerable.Range(0, 20).SelectMany(person => Enumerable.Range(0, 8).Select(statement =>
            new CastVote(Camps.Person(0, person), new StatementId($"{statement}"), Vote.Agree)));
        var group = Assert.Single(Camps.Groups(votes).Groups);
        Assert.Equal(20, group.Members.Count);
    }

    private static int Side(OpinionGroups opinions) =>
        Math.Sign(opinions.Groups[0].Members.Average(row => opinions.Map[row].X) - opinions.Groups[1].Members.Average(row => opinions.Map[row].X));

    private static IEnumerable<CastVote> More(int camp, int from, int count) =>
        Camps.Votes(60, camp == 0 ? [from + count, 0] : [0, from + count]).Where(vote => int.Parse(vote.Participant.Value[2..], null) >= from);
}
