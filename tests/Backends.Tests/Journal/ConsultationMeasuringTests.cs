using Isegoria.Backends.Dialogs;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Measures;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Isegoria.Backends.Tests.Journal;

/// <summary>What a consultation shows of how it was deliberated, out of a real store and with the shipped dialog.</summary>
public sealed class ConsultationMeasuringTests
{
    private const string Insult = "Ces gens sont des voleurs.";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_four_people_nothing_is_told_and_of_ten_it_is()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var journal = new TurnJournal(own.Stores);
        for (var person = 0; person < 4; person++)
            await TakePartAsync(journal, person);

        var few = await MeasureAsync(own);
        Assert.Equal((4, null, null), (few.Equality.People, few.Equality.Turns, few.Equality.Words));
        var untold = Assert.Single(few.Shifts);
        Assert.Equal(("opinion-after", 4, null, null), (untold.Question.Id, untold.People, untold.Shift, untold.WithLean));
        Assert.All(few.Qualities, quality => Assert.Equal((4, null), (quality.People, quality.Share)));

        for (var person = 4; person < 10; person++)
            await TakePartAsync(journal, person);
        var measures = await MeasureAsync(own);

        // All wrote as many messages; those for it moved up by one, the others down by one, the last two by two.
        Assert.Equal(0, measures.Equality.Turns!.Value, 9);
        Assert.InRange(measures.Equality.Words!.Value, 0.01, 0.9);
        var shift = Assert.Single(measures.Shifts);
        Assert.Equal((10, 0.0), (shift.People, shift.Shift!.Value));
        Assert.False(shift.Shift.IsHardlyChance);
        Assert.Equal((10, 0.948683), (shift.Leaning, Math.Round(shift.WithLean!.Value, 6)));
        Assert.Equal(
            [(QualityIndicator.Reason, 0.5), (QualityIndicator.Reasons, 0), (QualityIndicator.CommonGood, 0.5), (QualityIndicator.OtherSide, 0), (QualityIndicator.Proposal, 0), (QualityIndicator.Respect, 0.9)],
            measures.Qualities.Select(quality => (quality.Indicator, quality.Share!.Value)));
    }

    [Fact]
    public async Task An_answer_from_before_the_question_was_a_scale_is_left_out()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var journal = new TurnJournal(own.Stores);
        for (var person = 0; person < 6; person++)
            await TakePartAsync(journal, person, first: person == 0 ? "garder" : "3");

        Assert.Equal(5, Assert.Single((await MeasureAsync(own)).Shifts).People);
    }

    [Fact]
    public async Task Where_the_classifier_fails_nobody_is_said_to_be_respectful()
    {
        await using var own = await OwnSqlite.CreateAsync();
        var journal = new TurnJournal(own.Stores);
        for (var person = 0; person < 5; person++)
            await TakePartAsync(journal, person);

        using var broken = new BrokenBiasClassifier(Breakage.Throws);
        var measures = await MeasureAsync(own, broken);

        Assert.Null(measures.Qualities.Single(quality => quality.Indicator is QualityIndicator.Respect).Share);
        Assert.NotNull(measures.Qualities.Single(quality => quality.Indicator is QualityIndicator.Reason).Share);
    }

    private static Task<ConsultationMeasures> MeasureAsync(OwnSqlite own, IBiasClassifier? classifier = null) =>
        new ConsultationMeasuring(
            own.Stores, DialogLibrary.Open(Repository.File("dialogs")), classifier ?? new FixedBiasClassifier().Says(Insult, BiasLabel.Hostility, 0.9),
            Options.Create(new MeasureOptions { FewestPeople = 5, Confidence = 0.95, Draws = 500 }), TimeProvider.System, NullLogger<ConsultationMeasuring>.Instance)
        .MeasureAsync(Some.AConsultation(), Now);

    /// <summary>Every second person is for it and gives a reason; the third person insults.</summary>
    private static async Task TakePartAsync(TurnJournal journal, int person, string first = "3")
    {
        var isFor = person % 2 == 0;
        var last = (isFor, person) switch { (true, 8) => "5", (true, _) => "4", (_, 9) => "1", _ => "2" };
        var words = person == 3 ? Insult : isFor ? "Je rentre à pied parce que les lampes servent à tout le monde." : "Le calme.";
        (string Text, Contribution? Given)[] said =
        [
            ("J’accepte", new Contribution.ConsentDecided("participation", Given: true, "1")),
            (first, new Contribution.AnswerGiven("opinion-before", first)),
            (words, new Contribution.AnswerGiven("matters", words)),
            (last, new Contribution.AnswerGiven("opinion-after", last)),
        ];
        foreach (var (index, (text, given)) in said.Index())
        {
            var message = Some.CitizenMessage($"m{person}-{index}", $"directline/p{person}", text);
            await journal.ReceiveAsync(message, Now);
            var turn = Some.Turn(message, index + 1, Some.Move(contributions: given!));
            await journal.AppendAsync(turn with { Reply = turn.Reply with { Citations = [new Citation(1, "d", "D", "d#0", "", "Q", Side: isFor ? Stance.For : Stance.Against)] } }, Now);
        }
    }
}
