using System.Globalization;
using Isegoria.Backends.Evaluation;
using Isegoria.Deliberation.Evaluation;

namespace Isegoria.Bot.Evaluating;

/// <summary>What somebody who waits for an evaluation is told on standard error. A line per twentieth at most.</summary>
internal sealed class EvaluationTold(TextWriter error)
{
    private const int Lines = 20;

    private int _last = -1;

    public void Asked(int done, int all) => Tell("asked", done, all);

    public void Judged(int done, int all) => Tell("judged", done, all);

    public void Gated(int done, int all) => Tell("passed to the gate", done, all);

    public void Tried(int done, int all) => Tell("labelled replies judged by the model", done, all);

    public void ByModel(int done, int all) => Tell("judged by the model", done, all);

    /// <summary>What a judge is worth, as soon as it is known.</summary>
    public void Agreement(JudgeReport judge)
    {
        foreach (var found in judge.Agreement)
            Say(error, $"{found.By} against labels, {found.Language}, {found.Replies} replies, {found.Unread} without a verdict: macro-F1 {found.MacroF1:0.00} [{found.MacroF1Low:0.00}, {found.MacroF1High:0.00}], kappa {found.Kappa:0.00} [{found.KappaLow:0.00}, {found.KappaHigh:0.00}]");
    }

    public static void Verdicts(TextWriter error, int labelled, int answers, bool gated) => Say(
        error, $"and {labelled} calls to try the judge, at most {answers} to judge answers{(gated ? ", with those the gate changes as many again" : "")}");

    /// <summary>Calls, cost, and what could be seen, before anything is asked.</summary>
    public static void Forecast(TextWriter error, Forecast forecast, EvaluationOptions options, double promptPrice, double answerPrice)
    {
        Say(error, $"{forecast.Calls} calls, about {forecast.SentTokens} tokens sent and at most {forecast.WrittenTokens} written");
        if (promptPrice > 0 || answerPrice > 0)
            Say(error, $"at the prices given at most {((forecast.SentTokens * promptPrice) + (forecast.WrittenTokens * answerPrice)) / 1_000_000:0.00}");
        foreach (var prospect in forecast.Prospects)
        {
            Say(error, double.IsInfinity(prospect.Detectable)
                ? (FormattableString)$"{prospect.Measure.Key}: with {prospect.Units} cases nothing can be concluded"
                : $"{prospect.Measure.Key}: with {prospect.Units} cases you can see {(prospect.Measure.Null == Null.Tolerated ? "a share" : "a difference")} of {prospect.Detectable:0.00} ({100 * options.Power!.Value:0} times in 100, after correction)");
        }
    }

    private void Tell(string what, int done, int all)
    {
        lock (error)
        {
            var step = all == 0 ? Lines : Lines * done / all;
            if (step == _last && done != all)
                return;
            _last = step;
            Say(error, $"{done} of {all} {what}");
        }
    }

    private static void Say(TextWriter error, FormattableString line) => error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
