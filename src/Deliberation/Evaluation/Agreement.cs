using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Evaluation;

/// <param name="Pair">Twins share it, of which one is biased and one is not.</param>
public sealed record LabelledReply(string Pair, Language Language, string Text, bool Biased);

/// <summary>How far a judge says the same as the people who labelled replies.</summary>
/// <param name="Replies">How many it was asked of.</param>
/// <param name="Unread">Of those, how many it gave no verdict on; the figures are over the others.</param>
/// <param name="MacroF1">Mean of the F1 of "biased" and of "not biased".</param>
/// <param name="Kappa">Cohen's (1960): 0 is what chance agrees on, 1 is always.</param>
public sealed record Agreement(Language Language, int Replies, int Unread, double MacroF1, Interval MacroF1Interval, double Kappa, Interval KappaInterval)
{
    /// <summary>So many replies of a language, whole pairs, drawn by the seed.</summary>
    public static IReadOnlyList<LabelledReply> Draw(IReadOnlyList<LabelledReply> replies, Language language, int count, int seed)
    {
        var pairs = replies.Where(reply => reply.Language == language).GroupBy(reply => reply.Pair)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.ToList()).ToArray();
        new Random(seed).Shuffle(pairs);
        var drawn = new List<LabelledReply>();
        foreach (var pair in pairs.TakeWhile(_ => drawn.Count < count))
            drawn.AddRange(pair);
        return drawn;
    }

    /// <summary>With 95 % intervals by a bootstrap over the pairs.</summary>
    /// <param name="verdicts">In the order of the replies; none where there was no verdict.</param>
    public static Agreement Of(Language language, IReadOnlyList<LabelledReply> replies, IReadOnlyList<bool?> verdicts, int resamples, int seed)
    {
        var pairs = replies.Zip(verdicts).Where(both => both.Second is not null).GroupBy(both => both.First.Pair)
            .Select(pair => pair.Aggregate(default(Table), (table, both) => table.With(both.First.Biased, both.Second!.Value))).ToList();
        var all = pairs.Aggregate(default(Table), (sum, pair) => sum + pair);
        var random = new Random(seed);
        var drawn = Enumerable.Range(0, pairs.Count == 0 ? 0 : resamples)
            .Select(_ => pairs.Aggregate(default(Table), (sum, _) => sum + pairs[random.Next(pairs.Count)])).ToList();
        return new Agreement(
            language, replies.Count, verdicts.Count(verdict => verdict is null), all.MacroF1, Middle([.. drawn.Select(table => table.MacroF1)]), all.Kappa, Middle([.. drawn.Select(table => table.Kappa)]));
    }

    private static Interval Middle(List<double> values)
    {
        if (values.Count == 0)
            return default;
        values.Sort();
        return new Interval(values[(int)(values.Count * (1 - Assessment.Level) / 2)], values[(int)(values.Count * (1 + Assessment.Level) / 2)]);
    }

    /// <summary>Label against verdict, counted.</summary>
    private readonly record struct Table(int BothBiased, int Alarms, int Missed, int BothNeutral)
    {
        private int Count => BothBiased + Alarms + Missed + BothNeutral;

        public double MacroF1 => (F1(BothBiased, Alarms + Missed) + F1(BothNeutral, Alarms + Missed)) / 2;

        public double Kappa
        {
            get
            {
                if (Count == 0)
                    return 0;
                var seen = (double)(BothBiased + BothNeutral) / Count;
                var chance = (((double)(BothBiased + Missed) * (BothBiased + Alarms)) + ((double)(BothNeutral + Alarms) * (BothNeutral + Missed))) / ((double)Count * Count);
                return chance >= 1 ? 0 : (seen - chance) / (1 - chance);
            }
        }

        public Table With(bool label, bool verdict) => this + new Table(label && verdict ? 1 : 0, !label && verdict ? 1 : 0, label && !verdict ? 1 : 0, !label && !verdict ? 1 : 0);

        public static Table operator +(Table one, Table other) =>
            new(one.BothBiased + other.BothBiased, one.Alarms + other.Alarms, one.Missed + other.Missed, one.BothNeutral + other.BothNeutral);

        private static double F1(int both, int apart) => both + apart == 0 ? 0 : 2.0 * both / ((2.0 * both) + apart);
    }
}
