using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Xunit;

namespace Isegoria.Deliberation.Tests.Evaluation;

public sealed class AgreementTests
{
    private const int Draws = 500;

    private static readonly IReadOnlyList<LabelledReply> Replies =
        [.. Enumerable.Range(0, 60).SelectMany(pair => new[] { true, false }.Select(biased => new LabelledReply($"p{pair}", Language.English, $"{pair} {biased}", biased)))];

    [Fact]
    public void A_judge_that_always_agrees_has_one_and_one_that_always_differs_has_none()
    {
        var same = Of(reply => reply.Biased);
        Assert.Equal((1, 1, 0), (same.MacroF1, same.Kappa, same.Unread));
        Assert.Equal(new Interval(1, 1), same.KappaInterval);

        var opposite = Of(reply => !reply.Biased);
        Assert.Equal((0, -1), (opposite.MacroF1, opposite.Kappa));
    }

    /// <summary>Half of the replies are biased: who calls all of them so is right in half, and by chance.</summary>
    [Fact]
    public void A_judge_that_always_says_the_same_agrees_by_chance_alone()
    {
        var found = Of(_ => true);

        Assert.Equal(0, found.Kappa);
        Assert.Equal(1.0 / 3, found.MacroF1, 1e-9);
    }

    [Fact]
    public void One_that_errs_in_a_quarter_lies_within_its_interval_and_rubbish_is_counted_apart()
    {
        var found = Of(reply => int.Parse(reply.Pair[1..], null) switch { < 12 => null, < 24 => !reply.Biased, _ => reply.Biased });

        Assert.Equal((120, 24), (found.Replies, found.Unread));
        Assert.Equal(0.75, found.MacroF1, 1e-9);
        Assert.Equal(0.5, found.Kappa, 1e-9);
        Assert.InRange(found.MacroF1, found.MacroF1Interval.Low, found.MacroF1Interval.High);
        Assert.InRange(found.KappaInterval.High - found.KappaInterval.Low, 0.2, 0.7);
    }

    [Fact]
    public void A_judge_that_says_nothing_that_counts_has_no_agreement()
    {
        var found = Of(_ => null);

        Assert.Equal((120, 0, 0), (found.Unread, found.MacroF1, found.Kappa));
    }

    [Fact]
    public void Whole_pairs_are_drawn_and_the_seed_decides_which()
    {
        var drawn = Agreement.Draw(Replies, Language.English, 21, seed: 1);

        Assert.Equal(22, drawn.Count);
        Assert.All(drawn.GroupBy(reply => reply.Pair), pair => Assert.Equal(2, pair.Count()));
        Assert.Equal(drawn, Agreement.Draw(Replies, Language.English, 21, seed: 1));
        Assert.NotEqual(drawn, Agreement.Draw(Replies, Language.English, 21, seed: 2));
        Assert.Empty(Agreement.Draw(Replies, Language.French, 21, seed: 1));
    }

    private static Agreement Of(Func<LabelledReply, bool?> judge) => Agreement.Of(Language.English, Replies, [.. Replies.Select(judge)], Draws, seed: 1);
}
