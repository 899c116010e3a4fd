using Isegoria.Deliberation.Bias;
using Xunit;

namespace Isegoria.Training.Tests;

public sealed class CalibrationTests
{
    private const double FalseAlarms = 0.03;

    [Fact]
    public void Probabilities_say_how_often_and_the_threshold_keeps_false_alarms()
    {
        var answers = Answers(new Random(3), 4000);

        var model = Calibration.Fit("test-1", answers, FalseAlarms);

        var scored = answers.Select(a => new Scored(a.Example, model.Score(a.Logits))).ToList();
        Assert.InRange(Figures.Of(scored, model.Thresholds()).FalseAlarms, FalseAlarms - 0.002, FalseAlarms);
        foreach (var band in scored.GroupBy(s => Math.Floor(s.Score.Biased * 4)).Where(band => band.Count() > 200))
            Assert.Equal(band.Average(s => s.Score.Biased), band.Average(s => s.Example.IsNeutral ? 0 : 1.0), 0.06);
    }

    [Fact]
    public void An_output_that_knows_nothing_stops_the_training()
    {
        Answered[] upsideDown = [.. Answers(new Random(7), 1000).Select(a => a with { Logits = [.. a.Logits.Select(logit => -logit)] })];
        Assert.Contains("no better than chance", Assert.Throws<InvalidDataException>(() => Calibration.Fit("test-1", upsideDown, FalseAlarms)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rule_for_what_is_added_finds_most_within_its_false_alarms()
    {
        var random = new Random(5);
        // Sources between plain and strong; faithful renderings move by less than 1.5 either way, slanted ones rise by 1 to 3.
        Scored[] renderings =
        [
            .. Enumerable.Range(0, 4000).Select(i =>
            {
                var (slanted, level) = (i % 2 == 0, -2 + 2 * random.NextDouble());
                var said = level + (slanted ? 1 + 2 * random.NextDouble() : 1.5 * (random.NextDouble() + random.NextDouble() - 1));
                var example = new Example($"{i}", $"set {i % 4 / 2}", $"{i / 2}", "fr", "t", "un deux trois", slanted ? new HashSet<BiasLabel> { BiasLabel.Loaded } : [], null) { Source = "un deux trois quatre" };
                return new Scored(example, OfLogOdds(said), OfLogOdds(level));
            }),
        ];
        var alone = new BiasThresholds(0.95, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]);

        var with = alone with { Added = Calibration.Added(renderings, alone, FalseAlarms) };

        Assert.All(Evaluation.By(renderings, with, example => example.Set).Values, set => Assert.InRange(set.FalseAlarms, 0.001, FalseAlarms));
        Assert.InRange(Figures.Of(renderings, with).Recall, 0.75, 0.95);
        Assert.True(Figures.Of([.. renderings.Select(scored => scored with { Source = null })], with).Recall < 0.15);
    }

    private static BiasScore OfLogOdds(double odds) => new(1 / (1 + Math.Exp(-odds)), [0, 0, 0, 0, 0, 0]);

    /// <summary>Logits around 1 for a label that is true, around -1 for one that is not, one of the languages noisier.</summary>
    private static Answered[] Answers(Random random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            var labels = Enum.GetValues<BiasLabel>().Where(_ => random.NextDouble() < 0.12).ToHashSet();
            var language = i % 2 == 0 ? "fr" : "en";
            float Logit(bool truth) => (float)((truth ? 1 : -1) + (language == "fr" ? 1.2 : 0.8) * (random.NextDouble() + random.NextDouble() - 1) * 2);
            float[] logits = [.. Enum.GetValues<BiasLabel>().Select(label => Logit(labels.Contains(label))), Logit(labels.Count > 0)];
            return new Answered(new Example($"{i}", "a", $"{i}", language, "t", "x", labels, null), logits);
        }),
    ];
}
