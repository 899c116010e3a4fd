using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Xunit;
using Figure = Isegoria.Deliberation.Charter.Figure;

namespace Isegoria.Deliberation.Tests.Charter;

public sealed class TurnTallyTests
{
    private static readonly Dictionary<string, string> Signs = new() { ["fr"] = "intelligence artificielle", ["en"] = "artificial intelligence" };
    private static readonly Contribution Consent = new Contribution.ConsentDecided("participation", Given: true, "1");
    private static readonly Contribution Answer = new Contribution.AnswerGiven("matters", "Le calme");

    private int _turns;

    [Fact]
    public void A_citizen_is_told_where_the_first_reply_that_leaves_says_so()
    {
        var figures = Of(
            Turn("a", say: "C’est un programme d’Intelligence artificielle.") with { Reply = Passed("C’est un programme d’Intelligence artificielle.") },
            Turn("a", say: "Merci."),
            Turn("b", say: "Bonjour."),
            Turn("b", say: "Ceci est une intelligence artificielle."),
            Withheld(Turn("c")));

        var told = Assert.IsType<Figure.Told>(figures[FigureNames.ToldArtificial]);
        Assert.Equal((0.5, 2), (told.Value, told.Of));
        Assert.Equal("t3", Assert.Single(told.Turns).Value);
    }

    [Fact]
    public void Consent_counts_where_it_came_before_the_first_opinion()
    {
        var figures = Of(
            Turn("a", given: Consent), Turn("a", given: Answer),
            Turn("b", given: Answer), Turn("b", given: Consent), Turn("b", given: Answer),
            Turn("c", given: new Contribution.ConsentDecided("participation", Given: false, "1")),
            Turn("d", given: new Contribution.VoteCast(new StatementId("s"), Vote.Pass)));

        var told = Assert.IsType<Figure.Told>(figures[FigureNames.ConsentFirst]);
        Assert.Equal((1.0 / 3, 3), (told.Value, told.Of));
        Assert.Equal(["t3", "t7"], told.Turns.Select(turn => turn.Value));
    }

    [Fact]
    public void Answers_are_counted_with_and_without_a_citation_and_by_side()
    {
        var figures = Of(
            Asked("a", Stance.For, Stance.For, Stance.Against), Asked("a", Stance.For, Stance.Neutral), Asked("a", Stance.Against), Asked("a"),
            Asked("a") with { Draft = Some.Draft() with { Unanswered = true } },
            Turn("a"));

        Assert.Equal(0.75, Told(figures, FigureNames.AnswersCited));
        Assert.Equal(0.8, Told(figures, FigureNames.QuestionsAnswered));
        Assert.Equal(2.0 / 3, Told(figures, FigureNames.SidesCited));
    }

    [Fact]
    public void Replies_are_judged_withheld_and_read_again()
    {
        Turn[] turns =
        [
            Turn("a"),
            Withheld(Turn("a")),
            Turn("a") with { Verdict = new Verdict.Rewritten("m", [], []) },
            Turn("a") with { Verdict = new Verdict.Passed("", []) },
        ];

        var figures = Of(new HashSet<ActivityId> { new("t2") }, turns);

        var judged = Assert.IsType<Figure.Told>(figures[FigureNames.RepliesJudged]);
        Assert.Equal((2.0 / 3, "t4"), (judged.Value, Assert.Single(judged.Turns).Value));
        Assert.Equal(0.25, Told(figures, FigureNames.RepliesWithheld));
        Assert.Equal(0.5, Told(figures, FigureNames.FlaggedReviewed));
    }

    [Fact]
    public void Of_few_people_no_spread_is_told_and_of_many_it_is()
    {
        Assert.Equal(new Figure.Untold(UntoldReason.TooFew), Of(Turn("a", given: Consent))[FigureNames.ParticipationGini]);
        Assert.Equal(0, Told(Of([.. "abcdef".Select(each => Turn($"{each}", given: Consent))]), FigureNames.ParticipationGini), 9);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(12, true)]
    public void Of_few_people_or_where_all_follow_without_exception_no_steering_is_told(int people, bool exact)
    {
        var turns = Enumerable.Range(0, people).SelectMany(i => Moved(i, i % 2 == 0, i == 0 && !exact ? "4" : i % 2 == 0 ? "5" : "1"));

        Assert.Equal(new Figure.Untold(UntoldReason.TooFew), Of([.. turns])[FigureNames.Steering]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Opinions_that_follow_the_lean_of_what_was_cited_show(bool follows, bool shows)
    {
        var turns = Enumerable.Range(0, 12).SelectMany(i =>
        {
            var up = i % 2 == 0;
            var moved = follows ? up : i % 4 < 2;
            return Moved(i, up, i == 0 ? "4" : moved ? "5" : "1");
        });

        Assert.Equal(shows, Told(Of([.. turns]), FigureNames.Steering) > 0);
    }

    [Fact]
    public void Of_no_turns_nothing_is_told() =>
        Assert.All(Of().Values, figure => Assert.Equal(new Figure.Untold(UntoldReason.NothingYet), figure));

    private static double Told(IReadOnlyDictionary<string, Figure> figures, string name) => Assert.IsType<Figure.Told>(figures[name]).Value;

    private static IReadOnlyDictionary<string, Figure> Of(params Turn[] turns) => Of(new HashSet<ActivityId>(), turns);

    private static IReadOnlyDictionary<string, Figure> Of(IReadOnlySet<ActivityId> judged, Turn[] turns)
    {
        var tally = new TurnTally(Signs, judged, [("before", "after")]);
        foreach (var turn in turns)
            tally.Take(turn);
        return tally.Figures();
    }

    private static Reply Passed(string say) => new([Utterance.Say(say)], [], Some.Stage(), ReplyStatus.Passed);

    private static Turn Withheld(Turn turn) => turn with
    {
        Verdict = new Verdict.Withheld("m", [], WithheldReason.Flagged),
        Reply = turn.Reply with { Status = ReplyStatus.Withheld },
    };

    private Turn[] Moved(int person, bool up, string last) =>
    [
        Turn($"c{person}", given: new Contribution.AnswerGiven("before", "3")),
        Asked($"c{person}", up ? Stance.For : Stance.Against),
        Turn($"c{person}", given: new Contribution.AnswerGiven("after", last)),
    ];

    private Turn Asked(string conversation, params Stance[] sides)
    {
        var turn = Turn(conversation);
        var citations = sides.Select((side, i) => new Citation(i + 1, "d", "D", "d#0", "", "Q", Side: side)).ToList();
        return turn with { Move = turn.Move with { Question = "Combien ?" }, Reply = turn.Reply with { Citations = citations } };
    }

    private Turn Turn(string conversation, string say = "Bonjour.", params Contribution[] given) =>
        Some.Turn(Some.CitizenMessage($"t{++_turns}", conversation), _turns, Some.Move(say: say, contributions: given));
}
