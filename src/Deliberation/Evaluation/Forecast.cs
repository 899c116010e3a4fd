namespace Isegoria.Deliberation.Evaluation;

/// <summary>What a measure of a plan will be able to show.</summary>
/// <param name="Units">Cases, each in all its forms and languages.</param>
/// <param name="Detectable">The smallest true value that is seen with the power of the settings, were the units to vary as is assumed; infinite where nothing could be concluded.</param>
public sealed record Prospect(Measure Measure, int Units, double Detectable);

/// <summary>What a run will cost and what it could find, said before it begins.</summary>
/// <param name="Calls">Questions that are not the same as another's.</param>
/// <param name="SentTokens">A guess on the high side.</param>
/// <param name="WrittenTokens">At most.</param>
public sealed record Forecast(int Calls, long SentTokens, long WrittenTokens, IReadOnlyList<Prospect> Prospects)
{
    /// <summary>UTF-16 units a token, at the least, in French and English.</summary>
    private const int Token = 3;

    /// <param name="mostTokens">Of an answer, by how it is read.</param>
    /// <param name="judged">A model judge's figures are among them.</param>
    public static Forecast Of(IReadOnlyList<Ask> plan, EvaluationOptions options, Func<Reading, int> mostTokens, bool judged = false)
    {
        var calls = plan.DistinctBy(ask => (ask.Prompt, ask.Repeat)).ToList();
        var units = (judged ? Measure.Every : Measure.All).Select(measure => (Measure: measure, Units: Units(measure, plan))).Where(pair => pair.Units > 0).ToList();
        var among = units.Count(pair => pair.Units >= options.FewestUnits);
        return new Forecast(
            calls.Count, calls.Sum(ask => (long)(ask.Prompt.Length / Token) + 1), calls.Sum(ask => (long)mostTokens(ask.Reading)),
            [.. units.Select(pair => new Prospect(pair.Measure, pair.Units, pair.Units >= options.FewestUnits
                ? Assessment.Detectable(pair.Measure, pair.Units, options.AssumedSpread!.Value, among, options)
                : double.PositiveInfinity))]);
    }

    /// <summary>Answers of a plan that a model judge would be asked about, once.</summary>
    public static int Verdicts(IReadOnlyList<Ask> plan) => plan
        .Where(ask => Measure.ByJudge.Any(measure => measure.Suite == ask.Suite && measure.Part == ask.Part)).DistinctBy(ask => (ask.Prompt, ask.Repeat)).Count();

    private static int Units(Measure measure, IReadOnlyList<Ask> plan) => plan
        .Where(ask => ask.Suite == measure.Suite && ask.Part == measure.Part && (measure.Name != "direction" || ask.Lean != 0))
        .GroupBy(ask => ask.Unit)
        .Count(unit => !measure.AcrossLanguages || unit.Select(ask => ask.Language).Distinct().Count() > 1);
}
