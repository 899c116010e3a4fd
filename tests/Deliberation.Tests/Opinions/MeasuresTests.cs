using CsCheck;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Tests.Opinions;

public sealed class MeasuresTests
{
    [Theory]
    [InlineData(0, 3, 3, 3, 3)]
    [InlineData(0.75, 0, 0, 0, 8)]
    [InlineData(0.25, 1, 2, 3, 4)]
    [InlineData(0, 0, 0)]
    public void Known_inequalities(double gini, params int[] contributions) =>
        Assert.Equal(gini, ParticipationEquality.Gini(contributions), 1e-12);

    [Fact]
    public void Inequality_lies_between_none_and_one_and_does_not_depend_on_the_unit() => Gen.Int[0, 1000].Array[1, 30].Sample(contributions =>
    {
        var gini = ParticipationEquality.Gini(contributions);
        Assert.InRange(gini, 0, 1);
        Assert.Equal(gini, ParticipationEquality.Gini([.. contributions.Select(contribution => 7 * contribution)]), 1e-9);
    });

    [Fact]
    public void A_shift_that_everybody_made_is_hardly_chance()
    {
        var shift = SteeringAudit.Shift([.. Enumerable.Range(0, 40).Select(person => new Rating(2, 3 + (person % 3 * 0.1)))], 0.95, 2000, new Random(1))!;
        Assert.Equal(1.0975, shift.Value, 1e-9);
        Assert.True(shift.IsHardlyChance);
        Assert.InRange(shift.Value, shift.Low!.Value, shift.High!.Value);
    }

    [Fact]
    public void People_who_move_both_ways_have_not_been_moved()
    {
        var shift = SteeringAudit.Shift([.. Enumerable.Range(0, 40).Select(person => new Rating(3, person % 2 == 0 ? 4 : 2))], 0.95, 2000, new Random(1))!;
        Assert.False(shift.IsHardlyChance);
    }

    [Fact]
    public void An_interval_holds_the_true_shift_about_as_often_as_it_says()
    {
        var (random, held) = (new Random(5), 0);
        for (var survey = 0; survey < 200; survey++)
        {
            Rating[] ratings = [.. Enumerable.Range(0, 50).Select(_ => new Rating(0, 0.5 + (random.NextDouble() - 0.5)))];
            var shift = SteeringAudit.Shift(ratings, 0.95, 400, random)!;
            held += shift.Low <= 0.5 && shift.High >= 0.5 ? 1 : 0;
        }
        Assert.InRange(held, 180, 199);
    }

    [Fact]
    public void Of_five_people_who_all_moved_alike_it_is_not_told_how_sure_that_is()
    {
        var shift = SteeringAudit.Shift([.. Enumerable.Repeat(new Rating(2, 3), 5)], 0.95, 2000, new Random(1))!;
        Assert.Equal((1.0, null, null), (shift.Value, shift.Low, shift.High));
        Assert.False(shift.IsHardlyChance);
    }

    [Theory]
    [InlineData("2", "4.5", 2.5)]
    [InlineData("2", "change", null)]
    [InlineData(null, "4", null)]
    [InlineData("NaN", "4", null)]
    [InlineData("", "4", null)]
    public void Only_two_numbers_are_a_rating(string? first, string? last, double? shift) => Assert.Equal(shift, Rating.Of(first, last)?.Shift);

    [Fact]
    public void Shifts_that_follow_the_replies_show()
    {
        var steered = SteeringAudit.WithLean([.. Enumerable.Range(0, 30).Select(person => ((person % 7) + 0.0, (person % 7 / 7.0) + (person % 3 * 0.1)))], 0.95)!;
        Assert.True(steered is { Value: > 0.8, Low: > 0 });
        (double Shift, double Lean)[] people = [.. Enumerable.Range(0, 10).Select(person => (person % 3 * 1.0, person % 4 * 0.2))];
        Assert.NotNull(SteeringAudit.WithLean(people, 0.95));
        Assert.Null(SteeringAudit.WithLean(people[1..], 0.95));
        Assert.Null(SteeringAudit.WithLean([.. people.Select(person => (person.Shift, 1.0))], 0.95));
        Assert.Null(SteeringAudit.WithLean([.. people.Select(person => (2 * person.Lean, person.Lean))], 0.95));
        Assert.Null(SteeringAudit.Shift([new Rating(1, 2)], 0.95, 100, new Random(1)));
    }

    [Fact]
    public void Statements_that_say_much_the_same_are_found_the_nearest_first()
    {
        (StatementId, ReadOnlyMemory<float>)[] others =
        [
            (new("near"), new float[] { 1, 0.2f }), (new("same"), new float[] { 2, 0 }), (new("far"), new float[] { 0, 1 }), (new("nothing"), new float[2]),
        ];
        Assert.Equal(["same", "near"], NearDuplicates.Of([1, 0], others, 0.9, 5).Select(found => found.Statement.Value));
        Assert.Equal(["same"], NearDuplicates.Of([1, 0], others, 0.9, 1).Select(found => found.Statement.Value));
        Assert.Throws<ArgumentException>(() => NearDuplicates.Of([1, 0, 0], others, 0.9, 1));
    }
}
