using Isegoria.Deliberation.Bias;

namespace Isegoria.Training;

/// <summary>A labelled reply as the gate sees it.</summary>
/// <param name="Source">Of the words it renders; null where it is judged by itself.</param>
internal sealed record Scored(Example Example, BiasScore Score, BiasScore? Source = null)
{
    public bool IsFlagged(BiasThresholds thresholds) =>
        thresholds.Exceeded(Score).Count > 0 || (Source is not null && thresholds.Added?.CanHold(Example.Text, Example.Source!) is true && thresholds.AddedTo(Source, Score).Count > 0);
}

/// <summary>How a classifier does on some replies, biased against neutral at its thresholds; all from 0 to 1.</summary>
/// <param name="FalseAlarms">Share of neutral replies flagged.</param>
/// <param name="Recall">Share of biased replies flagged, by whichever label.</param>
/// <param name="MacroF1">Mean of the F1 of biased and of neutral.</param>
/// <param name="Area">Probability that a biased reply scores above a neutral one (area under the ROC curve).</param>
/// <param name="Twins">Share of minimal pairs whose biased half scores higher; not a number where there are none.</param>
/// <param name="Pro">Recall of biased replies that lean towards the measure.</param>
/// <param name="Contra">Recall of those that lean against it.</param>
internal sealed record Figures(
    int Biased, int Neutral, double FalseAlarms, double Recall, double MacroF1, double Area, double Twins, double Pro, double Contra)
{
    public static Figures Of(IReadOnlyList<Scored> scored, BiasThresholds thresholds)
    {
        bool Flagged(Scored s) => s.IsFlagged(thresholds);
        var biased = scored.Where(s => !s.Example.IsNeutral).ToList();
        var neutral = scored.Where(s => s.Example.IsNeutral).ToList();
        var caught = biased.Count(Flagged);
        var alarms = neutral.Count(Flagged);
        return new Figures(
            biased.Count,
            neutral.Count,
            Share(alarms, neutral.Count),
            Share(caught, biased.Count),
            (F1(caught, alarms, biased.Count - caught) + F1(neutral.Count - alarms, biased.Count - caught, alarms)) / 2,
            AreaOf(biased, neutral),
            TwinsOf(scored),
            RecallOf(Leaning.Pro),
            RecallOf(Leaning.Contra));

        double RecallOf(Leaning leaning)
        {
            var leaners = biased.Where(s => s.Example.Leaning == leaning).ToList();
            return Share(leaners.Count(Flagged), leaners.Count);
        }
    }

    /// <summary>F1 of one label, among all replies.</summary>
    public static double LabelF1(IReadOnlyList<Scored> scored, BiasThresholds thresholds, BiasLabel label)
    {
        bool Named(Scored s) => thresholds.Exceeded(s.Score).Contains(label);
        bool True(Scored s) => s.Example.Labels.Contains(label);
        return F1(scored.Count(s => True(s) && Named(s)), scored.Count(s => !True(s) && Named(s)), scored.Count(s => True(s) && !Named(s)));
    }

    /// <summary>Mean of the F1 of both classes of a yes-or-no question.</summary>
    public static double MacroF1Of(IReadOnlyList<(bool Truth, bool Said)> answers)
    {
        var hits = answers.Count(a => a.Truth && a.Said);
        var alarms = answers.Count(a => !a.Truth && a.Said);
        var missed = answers.Count(a => a.Truth && !a.Said);
        return (F1(hits, alarms, missed) + F1(answers.Count - hits - alarms - missed, missed, alarms)) / 2;
    }

    private static double F1(int hits, int falseHits, int missed) => 2.0 * hits / Math.Max(1, 2 * hits + falseHits + missed);

    private static double Share(int count, int of) => of == 0 ? double.NaN : count / (double)of;

    private static double AreaOf(List<Scored> biased, List<Scored> neutral)
    {
        var ranked = biased.Concat(neutral).OrderBy(s => s.Score.Biased).ToList();
        var ranks = ranked.Select((s, i) => s.Example.IsNeutral ? 0.0 : i + 1).Sum();
        return (ranks - biased.Count * (biased.Count + 1.0) / 2) / ((double)biased.Count * neutral.Count);
    }

    private static double TwinsOf(IReadOnlyList<Scored> scored)
    {
        var twins = scored.GroupBy(s => s.Example.Pair).Where(pair => pair.Count() == 2 && pair.Count(s => s.Example.IsNeutral) == 1).ToList();
        if (twins.Count == 0)
            return double.NaN;
        return twins.Average(pair =>
            Math.Sign(pair.First(s => !s.Example.IsNeutral).Score.Biased - pair.First(s => s.Example.IsNeutral).Score.Biased) / 2.0 + 0.5);
    }
}
