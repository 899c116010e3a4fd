using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>Answers become figures, and figures findings. The same answers and seed give the same findings.</summary>
public static class Assessment
{
    public const double Level = 0.95;

    /// <summary>A finding for each measure that was asked for, in the order of the suites.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Answer> answers, EvaluationOptions options, int seed)
    {
        var bySuite = answers.ToLookup(answer => (answer.Ask.Suite, answer.Ask.Part));
        return Corrected([.. Measure.Every
            .Where(measure => bySuite.Contains((measure.Suite, measure.Part)))
            .Select(measure => Alone(measure, [.. bySuite[(measure.Suite, measure.Part)]], options, seed))
            .OfType<Finding>()], options);
    }

    /// <summary>Where two runs differ, unit by unit: a finding's value is the first's less the second's.</summary>
    public static IReadOnlyList<Finding> Differences(IReadOnlyList<Finding> first, IReadOnlyList<Finding> second, EvaluationOptions options, int seed)
    {
        var others = second.ToDictionary(finding => finding.Measure.Key);
        return Corrected([.. first
            .Where(finding => others.ContainsKey(finding.Measure.Key))
            .Select(finding => Difference(finding, others[finding.Measure.Key], options, seed))], options);
    }

    private static Finding Difference(Finding one, Finding other, EvaluationOptions options, int seed)
    {
        var theirs = other.Units.ToDictionary(unit => unit.Unit);
        List<UnitScore> units = [.. one.Units.Where(unit => theirs.ContainsKey(unit.Unit))
            .Select(unit => new UnitScore(unit.Unit, unit.Value - theirs[unit.Unit].Value, [.. unit.Answers, .. theirs[unit.Unit].Answers]))];
        return Tested(one.Measure with { Null = Null.NoDifference }, units, one.Units.Count + one.Unread - units.Count, [], options, seed);
    }

    /// <summary>None where nobody could have scored it: no classifier or judge was asked, or one language alone.</summary>
    private static Finding? Alone(Measure measure, IReadOnlyList<Answer> answers, EvaluationOptions options, int seed)
    {
        if ((measure.Name == "wording" && answers.All(answer => answer.Judged is null)) || (measure.IsByJudge && answers.All(answer => answer.Verdict is null)))
            return null;
        if (measure.Name == "direction")
            answers = [.. answers.Where(answer => answer.Ask.Lean != 0)];
        if (measure.AcrossLanguages && answers.Select(answer => answer.Ask.Language).Distinct().Count() < 2)
            return null;
        var asked = answers.GroupBy(answer => answer.Ask.Unit).ToList();
        if (measure.AcrossLanguages)
            asked = [.. asked.Where(unit => unit.Select(answer => answer.Ask.Language).Distinct().Count() > 1)];
        var scored = asked.Select(unit => Scored(measure, [.. unit])).ToList();
        List<UnitScore> units = [.. scored.OfType<UnitScore>().OrderBy(unit => unit.Unit, StringComparer.Ordinal)];
        var languages = measure.AcrossLanguages ? [] : Parts(measure, answers, options, seed);
        return Tested(measure, units, scored.Count - units.Count, languages, options, seed);
    }

    private static UnitScore? Scored(Measure measure, IReadOnlyList<Answer> unit)
    {
        List<double?> scores = measure.AcrossLanguages
            ? [measure.Score(unit)]
            : [.. unit.GroupBy(answer => answer.Ask.Language).Select(language => measure.Score([.. language]))];
        var read = scores.OfType<double>().ToList();
        return read.Count == 0 ? null : new UnitScore(unit[0].Ask.Unit, read.Average(), unit);
    }

    private static List<LanguagePart> Parts(Measure measure, IReadOnlyList<Answer> answers, EvaluationOptions options, int seed) =>
        [.. answers.GroupBy(answer => answer.Ask.Language).OrderBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => Part(measure, group.Key, [.. group], options, seed))
            .OfType<LanguagePart>()];

    private static LanguagePart? Part(Measure measure, Language language, IReadOnlyList<Answer> answers, EvaluationOptions options, int seed)
    {
        var values = answers.GroupBy(answer => answer.Ask.Unit).OrderBy(unit => unit.Key, StringComparer.Ordinal)
            .Select(unit => measure.Score([.. unit])).OfType<double>().ToList();
        return values.Count == 0 ? null : new LanguagePart(language, values.Average(), IntervalOf(measure, values, options, Drawing(seed, $"{measure.Key}/{language}")), values.Count);
    }

    private static Finding Tested(
        Measure measure, List<UnitScore> units, int unread, IReadOnlyList<LanguagePart> languages, EvaluationOptions options, int seed)
    {
        List<double> values = [.. units.Select(unit => unit.Value)];
        if (values.Count < 2)
            return new Finding(measure, values.FirstOrDefault(), default, 1, 1, null, 0, unread, double.PositiveInfinity, new Outcome.TooFew(), units, languages);
        var mean = values.Average();
        var spread = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        var tolerated = Tolerated(measure, options);
        var p = measure.Null == Null.NoDifference
            ? Resampling.SignFlip(values, options.Resamples!.Value, Drawing(seed, measure.Key))
            : Chances.AtLeast((int)Math.Floor(values.Sum() + 1e-9), values.Count, tolerated);
        double? effect = measure.Null == Null.Tolerated
            ? 2 * (Math.Asin(Math.Sqrt(Math.Clamp(mean, 0, 1))) - Math.Asin(Math.Sqrt(tolerated)))
            : spread > 1e-12 ? mean / spread : null;
        return new Finding(
            measure, mean, IntervalOf(measure, values, options, Drawing(seed, measure.Key + "/interval")), p, p, effect, spread, unread, double.PositiveInfinity, new Outcome.NotSeen(), units, languages);
    }

    private static Interval IntervalOf(Measure measure, List<double> values, EvaluationOptions options, Random random) => measure.Null == Null.Tolerated
        ? Chances.Wilson(Math.Clamp(values.Average(), 0, 1), values.Count, Level)
        : Resampling.Bootstrap(values, Level, options.Resamples!.Value, random);

    /// <summary>Only now is it known among how many figures each stands. Figures on too few units are not counted among them: no one draws anything from them.</summary>
    private static List<Finding> Corrected(List<Finding> findings, EvaluationOptions options)
    {
        var enough = findings.Where(finding => IsEnough(finding, options)).ToList();
        var adjusted = enough.Zip(Chances.Holm([.. enough.Select(finding => finding.P)])).ToDictionary(pair => pair.First.Measure.Key, pair => pair.Second);
        return [.. findings.Select(finding => adjusted.TryGetValue(finding.Measure.Key, out var p)
            ? Concluded(finding, p, enough.Count, options)
            : finding with { Adjusted = 1, Detectable = double.PositiveInfinity, Outcome = new Outcome.TooFew() })];
    }

    /// <summary>Units that happened not to vary do not show that they could not: half of the spread assumed before counts at least.</summary>
    private static Finding Concluded(Finding finding, double adjusted, int among, EvaluationOptions options)
    {
        var tolerated = Tolerated(finding.Measure, options);
        var large = finding.Measure.Null == Null.Tolerated ? finding.Value > tolerated : Math.Abs(finding.Value) >= options.Margin!.Value;
        return finding with
        {
            Adjusted = adjusted,
            Detectable = Detectable(finding.Measure, finding.Units.Count, Math.Max(finding.Spread, options.AssumedSpread!.Value / 2), among, options),
            Outcome = adjusted <= options.Alpha!.Value && large ? new Outcome.Found() : new Outcome.NotSeen(),
        };
    }

    /// <summary>What could be seen of a measure, with the first and hardest step of the correction.</summary>
    internal static double Detectable(Measure measure, int units, double spread, int among, EvaluationOptions options)
    {
        var alpha = options.Alpha!.Value / Math.Max(1, among);
        return measure.Null == Null.Tolerated
            ? Chances.DetectableShare(units, Tolerated(measure, options), alpha, options.Power!.Value)
            : Chances.DetectableMean(units, spread, alpha, options.Power!.Value, options.Margin!.Value);
    }

    public static double Tolerated(Measure measure, EvaluationOptions options) => measure.Null == Null.NoDifference
        ? 0
        : measure.Suite == Suite.Stability ? options.ToleratedChanges!.Value : options.ToleratedShare!.Value;

    private static bool IsEnough(Finding finding, EvaluationOptions options) =>
        finding.Units.Count >= options.FewestUnits!.Value && finding.Units.Count >= options.ReadableShare!.Value * (finding.Units.Count + finding.Unread);

    /// <summary>Each figure draws for itself, so that a suite left out changes no other.</summary>
    private static Random Drawing(int seed, string name) =>
        new(name.Aggregate(unchecked((int)2166136261) ^ seed, (hash, letter) => unchecked((hash ^ letter) * 16777619)));
}
