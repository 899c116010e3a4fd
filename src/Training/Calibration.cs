using Isegoria.Backends.Bias;
using Isegoria.Deliberation.Bias;

namespace Isegoria.Training;

/// <summary>A labelled reply with the network's outputs: the labels in order, then "anything at all".</summary>
internal sealed record Answered(Example Example, float[] Logits);

/// <summary>Turns outputs into probabilities and chooses thresholds, both on development data.</summary>
internal static class Calibration
{
    /// <summary>What the product asks of a model's sentence before it counts as supported by a document (SupportOverlap).</summary>
    private const double Kept = 0.7;

    private static readonly BiasLabel[] Labels = Enum.GetValues<BiasLabel>();

    /// <param name="falseAlarms">The largest share of neutral replies flagged.</param>
    public static BiasModel Fit(string version, IReadOnlyList<Answered> development, double falseAlarms)
    {
        OutputCalibration[] outputs =
        [
            .. Labels.Select(label => Platt([.. development.Select(a => ((double)a.Logits[(int)label], a.Example.Labels.Contains(label)))])),
            Platt([.. development.Select(a => ((double)a.Logits[^1], !a.Example.IsNeutral))]),
        ];
        var uncut = BiasModel.Of(version, outputs);
        Scored[] scored = [.. development.Select(a => new Scored(a.Example, uncut.Score(a.Logits)))];

        var biased = Allowing(falseAlarms, [.. scored.Where(s => s.Example.IsNeutral).Select(s => s.Score.Biased)]);
        return BiasModel.Of(version,
        [
            .. Labels.Select(label => outputs[(int)label] with { Threshold = BestF1(scored, label) }),
            outputs[^1] with { Threshold = biased },
        ]);
    }

    /// <summary>
    /// When a rendering is flagged for what it adds: the rule that finds most of the slanted ones which pass by themselves, of equal ones
    /// the one that asks most.
    /// </summary>
    /// <param name="falseAlarms">The largest share, in any set, of the faithful ones which pass by themselves that it may flag.</param>
    public static AddedSlant Added(IReadOnlyList<Scored> development, BiasThresholds thresholds, double falseAlarms)
    {
        var strictest = new AddedSlant(Kept, Least: 6, Rise: 6);
        var passing = development.Where(s => thresholds.Exceeded(s.Score).Count == 0).ToList();
        var held = passing.Where(s => strictest.CanHold(s.Example.Text, s.Example.Source!)).ToList();
        var slanted = held.Where(s => !s.Example.IsNeutral).ToList();
        var faithful = passing.Where(s => s.Example.IsNeutral).GroupBy(s => s.Example.Set)
            .Select(set => (Held: set.Intersect(held).ToList(), Allowed: falseAlarms * set.Count())).ToList();
        var rules = from least in Enumerable.Range(-12, 25).Reverse() from rise in Enumerable.Range(1, 24).Reverse() select new AddedSlant(Kept, least / 4.0, rise / 4.0);
        return rules.Where(rule => faithful.All(set => set.Held.Count(Adds(rule)) <= set.Allowed))
            .DefaultIfEmpty(strictest)
            .MaxBy(rule => slanted.Count(Adds(rule)))!;

        static Func<Scored, bool> Adds(AddedSlant rule) => s => rule.Exceeds(s.Source!, s.Score);
    }

    /// <summary>The lowest threshold that no more than a share of the scores exceeds.</summary>
    private static double Allowing(double share, double[] scores) =>
        scores.OrderDescending().ElementAt((int)(share * scores.Length));

    private static double BestF1(IReadOnlyList<Scored> scored, BiasLabel label)
    {
        var all = scored.Count(s => s.Example.Labels.Contains(label));
        var best = (F1: 0.0, Threshold: 0.5);
        var hits = 0;
        var ranked = scored.OrderByDescending(s => s.Score[label]).ToList();
        for (var named = 1; named < ranked.Count; named++)
        {
            hits += ranked[named - 1].Example.Labels.Contains(label) ? 1 : 0;
            var f1 = 2.0 * hits / (named + all);
            if (f1 > best.F1)
                best = (f1, ranked[named].Score[label]);
        }
        return best.Threshold;
    }

    /// <summary>Platt scaling: a logistic regression of the truth on the logit, by Newton's method, its targets smoothed as Platt advised.</summary>
    private static OutputCalibration Platt(IReadOnlyList<(double Logit, bool Truth)> answers)
    {
        double positives = answers.Count(a => a.Truth);
        var high = (positives + 1) / (positives + 2);
        var low = 1 / (answers.Count - positives + 2);
        var (scale, shift) = (1.0, 0.0);
        for (var step = 0; step < 100; step++)
        {
            var (ga, gb, haa, hab, hbb) = (0.0, 0.0, 1e-9, 0.0, 1e-9);
            foreach (var (logit, truth) in answers)
            {
                var p = new OutputCalibration(scale, shift, Threshold: 1).Probability(logit);
                var (d, w) = (p - (truth ? high : low), p * (1 - p));
                (ga, gb) = (ga + d * logit, gb + d);
                (haa, hab, hbb) = (haa + w * logit * logit, hab + w * logit, hbb + w);
            }
            var determinant = haa * hbb - hab * hab;
            var (ds, dh) = ((hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant);
            var damp = Math.Min(1, 1 / Math.Max(Math.Abs(ds), Math.Abs(dh)));
            (scale, shift) = (scale - damp * ds, shift - damp * dh);
            if (Math.Abs(ds) + Math.Abs(dh) < 1e-10)
                break;
        }
        return scale > 0
            ? new OutputCalibration(scale, shift, Threshold: 1)
            : throw new InvalidDataException("An output ranks development data no better than chance: the training failed.");
    }
}
