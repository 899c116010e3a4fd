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
