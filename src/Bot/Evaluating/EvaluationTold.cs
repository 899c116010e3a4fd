using System.Globalization;
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
