using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Tests.Mediation;

public sealed class CaucusTests
{
    private static readonly DateTimeOffset Begun = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly CaucusRules Rules = new(
        new PhaseTimes { Opinions = Day, Ranking = Day, Critiques = Day, Reranking = Day, Endorsement = Day }, FewestPeople: 3, Extensions: 1, EndsEarly: true);

    private static readonly CaucusPace Alone = new(null, IsShut: false);

    [Fact]
    public void The_clock_begins_with_the_first_look_and_the_phase_ends_when_its_time_is_over()
    {
        var caucus = Of(CaucusPhase.Opinions);
        var begun = Assert.IsType<CaucusMove.Wait>(caucus.Next(new CaucusCounts(1, 1), Alone, Rules, Begun));
        Assert.Equal((Begun + Day, 0), (begun.Until, begun.Extended));

        var running = caucus with { Ends = begun.Until };
        Assert.IsType<CaucusMove.Stay>(running.Next(new CaucusCounts(5, 5), Alone, Rules, Begun + Day - TimeSpan.FromSeconds(1)));
        Assert.Equal(new CaucusMove.Enter(CaucusPhase.Drafting, CaucusFault.None), running.Next(new CaucusCounts(5, 5), Alone, Rules, Begun + Day));
    }

    [Fact]
    public void Opinions_are_waited_for_as_long_as_there_are_too_few()
    {
        var caucus = Of(CaucusPhase.Opinions) with { Ends = Begun, Extended = 9 };
        Assert.Equal(new CaucusMove.Wait(Begun + Day, 10), caucus.Next(new CaucusCounts(2, 2), Alone, Rules, Begun));
    }

    [Theory]
    [InlineData(CaucusPhase.Ranking, CaucusPhase.Critiques)]
    [InlineData(CaucusPhase.Critiques, CaucusPhase.Revising)]
    [InlineData(CaucusPhase.Reranking, CaucusPhase.Endorsement)]
    [InlineData(CaucusPhase.Endorsement, CaucusPhase.Closed)]
    public void A_later_phase_ends_early_once_everybody_who_is_in_has_answered(CaucusPhase phase, CaucusPhase next)
    {
        var caucus = Of(phase) with { Ends = Begun + Day };
        Assert.IsType<CaucusMove.Stay>(caucus.Next(new CaucusCounts(4, 3), Alone, Rules, Begun));
        Assert.Equal(next, Assert.IsType<CaucusMove.Enter>(caucus.Next(new CaucusCounts(4, 4), Alone, Rules, Begun)).Phase);
        Assert.IsType<CaucusMove.Stay>(caucus.Next(new CaucusCounts(4, 4), Alone, Rules with { EndsEarly = false }, Begun));
    }

    [Fact]
    public void A_ranking_with_too_few_ballots_is_given_more_time_once_and_then_ends_without_a_statement()
    {
        var caucus = Of(CaucusPhase.Ranking) with { Ends = Begun };
        Assert.Equal(new CaucusMove.Wait(Begun + Day, 1), caucus.Next(new CaucusCounts(5, 2), Alone, Rules, Begun));
        Assert.Equal(
            new CaucusMove.Enter(CaucusPhase.Closed, CaucusFault.TooFewPeople), (caucus with { Extended = 1 }).Next(new CaucusCounts(5, 2), Alone, Rules, Begun));

        // Critiques need nobody.
        Assert.Equal(
            CaucusPhase.Revising, Assert.IsType<CaucusMove.Enter>((Of(CaucusPhase.Critiques) with { Ends = Begun }).Next(new CaucusCounts(5, 0), Alone, Rules, Begun)).Phase);
    }

    [Fact]
    public void In_a_room_the_agenda_leads_and_not_the_clock()
    {
        var caucus = Of(CaucusPhase.Opinions) with { Session = new SessionId("room") };
        Assert.IsType<CaucusMove.Stay>(caucus.Next(new CaucusCounts(5, 5), new CaucusPace(CaucusPhase.Opinions, false), Rules, Begun + (9 * Day)));
        Assert.Equal(CaucusPhase.Drafting, Assert.IsType<CaucusMove.Enter>(caucus.Next(new CaucusCounts(1, 1), new CaucusPace(CaucusPhase.Ranking, false), Rules, Begun)).Phase);
        Assert.IsType<CaucusMove.Stay>((caucus with { Phase = CaucusPhase.Ranking }).Next(new CaucusCounts(5, 5), new CaucusPace(CaucusPhase.Ranking, false), Rules, Begun));
        Assert.IsType<CaucusMove.Write>((caucus with { Phase = CaucusPhase.Drafting }).Next(new CaucusCounts(1, 0), new CaucusPace(CaucusPhase.Ranking, false), Rules, Begun));
    }

    [Fact]
    public void A_consultation_that_has_closed_ends_it_with_what_there_is()
    {
        var shut = new CaucusPace(null, IsShut: true);
        Assert.Equal(new CaucusMove.Enter(CaucusPhase.Closed, CaucusFault.TooFewPeople), Of(CaucusPhase.Opinions).Next(new CaucusCounts(5, 5), shut, Rules, Begun));
        Assert.Equal(
            new CaucusMove.Enter(CaucusPhase.Closed, CaucusFault.None),
            (Of(CaucusPhase.Critiques) with { First = new RankedRound(["1-1"], ["1-1"], 3) }).Next(new CaucusCounts(5, 5), shut, Rules, Begun));
        Assert.IsType<CaucusMove.Stay>(Of(CaucusPhase.Closed).Next(new CaucusCounts(5, 5), shut, Rules, Begun));
    }

    [Fact]
    public void Who_ranked_nothing_counts_nowhere_and_equal_statements_stand_in_the_order_of_their_numbers()
    {
        GroupStatement[] statements = [Statement("1-1"), Statement("1-2"), Statement("1-3")];
        Assert.Null(RankedRound.Of([[["1-9"]]], statements));

        var round = RankedRound.Of([[["1-2"], ["1-1"]], [["1-1"], ["1-2"]], []], statements)!;
        Assert.Equal((2, "1-1 1-2 1-3", "1-1 1-2"), (round.Ballots, string.Join(' ', round.Order), string.Join(' ', round.Winners)));
    }

    [Theory]
    // The statement is 1-1 among four.
    [InlineData("1-1,1-2,1-3,1-4", false, false)]
    [InlineData("1-2,1-1,1-3,1-4", false, false)]
    [InlineData("1-2,1-3,1-1,1-4", false, true)]
    [InlineData("1-2,1-3,1-4,1-1", true, true)]
    [InlineData("1-2,1-3", true, true)]
    [InlineData("1-1=1-2=1-3=1-4", false, false)]
    [InlineData("1-2,1-1=1-3=1-4", true, true)]
    public void A_ballot_puts_a_statement_last_or_in_the_lower_half(string ballot, bool last, bool low)
    {
        IReadOnlyList<IReadOnlyList<string>> places = [.. ballot.Split(',').Select(place => place.Split('='))];
        Assert.Equal((last, low), Coverage.Place(places, "1-1", 4));
    }

    [Theory]
    [InlineData("2, 1, 3", "1|0|2")]
    [InlineData("2 1 3", "1|0|2")]
    [InlineData("2>1=3", "1|0,2")]
    [InlineData("2, 1 = 3.", "1|0,2")]
    [InlineData("213", "1|0|2")]
    [InlineData("B a c", "1|0|2")]
    [InlineData("bac", "1|0|2")]
    [InlineData("2 puis 3", "1|2")]
    [InlineData("3", "2")]
    public void A_ranking_is_read_as_people_type_it(string text, string places)
    {
        var read = Assert.IsType<RankingText.Places>(RankingText.Read(text, 3));
        Assert.Equal(places, string.Join('|', read.Best.Select(place => string.Join(',', place))));
    }

    [Fact]
    public void What_is_no_ranking_is_told_apart()
    {
        Assert.IsType<RankingText.Twice>(RankingText.Read("1, 2, 1", 3));
        Assert.IsType<RankingText.Beyond>(RankingText.Read("1, 4", 3));
        Assert.IsType<RankingText.Beyond>(RankingText.Read("0", 3));
        foreach (var text in new[] { "", "je préfère la deuxième", "1,", "=", "1 = ", "la 2", "café", "beide" })
            Assert.IsNotType<RankingText.Places>(RankingText.Read(text, 3));
    }

    [Fact]
    public void Central_texts_come_from_different_camps()
    {
        // Two camps, 0 to 3 and 4 to 6, and one alone.
        static double Near(int one, int other) => one == other ? 1 : one == 7 || other == 7 ? 0.1 : one < 4 == other < 4 ? 0.9 : 0.2;
        var near = Enumerable.Range(0, 8).Select(one => (IReadOnlyList<double>)[.. Enumerable.Range(0, 8).Select(other => Near(one, other))]).ToList();

        var chosen = CentralOnes.Of(8, near, 3);

        Assert.InRange(chosen[0], 0, 3);
        Assert.InRange(chosen[1], 4, 6);
        Assert.Equal(7, chosen[2]);
        Assert.Equal([0, 1], CentralOnes.Of(8, null, 2));
        Assert.Empty(CentralOnes.Of(0, null, 2));
    }

    private static Caucus Of(CaucusPhase phase) => Caucus.Begin(new CaucusId("c"), new ConsultationId("c"), null, Begun) with { Phase = phase };

    private static GroupStatement Statement(string id) => new(
        id, 1, StatementOrigin.Citizens, Language.English, [new StandingSentence(id, [new StatementId(id)])], new Dictionary<string, string> { ["en"] = id });
}
