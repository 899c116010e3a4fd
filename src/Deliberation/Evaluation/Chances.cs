namespace Isegoria.Deliberation.Evaluation;

/// <summary>Distributions and what follows from them.</summary>
public static class Chances
{
    /// <summary>Holm's step-down correction (1979): p values under which the chance of even one false finding stays at alpha; in the order given.</summary>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var highest = 0.0;
        foreach (var (rank, at) in Enumerable.Range(0, p.Count).OrderBy(i => p[i]).Index())
        {
            highest = Math.Max(highest, Math.Min(1, p[at] * (p.Count - rank)));
            adjusted[at] = highest;
        }
        return adjusted;
    }

    /// <summary>The chance of at least so many successes.</summary>
    public static double AtLeast(int successes, int trials, double chance)
    {
        if (successes <= 0)
            return 1;
        if (chance <= 0)
            return 0;
        var (sum, choose) = (0.0, 0.0);
        for (var k = 0; k <= trials; k++)
        {
            if (k >= successes)
                sum += Math.Exp(choose + (k * Math.Log(chance)) + ((trials - k) * Math.Log(1 - Math.Min(chance, 1 - 1e-12))));
            choose += Math.Log(trials - k) - Math.Log(k + 1);
        }
        return Math.Min(1, sum);
    }

    /// <summary>Wilson's interval of a share (1927): sound for 0 of n, too.</summary>
    public static Interval Wilson(double share, int trials, double level)
    {
        var z = Quantile(1 - ((1 - level) / 2));
        var spread = 1 + (z * z / trials);
        var middle = (share + (z * z / (2 * trials))) / spread;
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4.0 * trials * trials))) / spread;
        return new Interval(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>The smallest true mean of paired differences that a two-sided test finds with the power given, where a mean seen below the margin is not called found.</summary>
    /// <param name="spread">Standard deviation of one difference.</param>
    public static double DetectableMean(int units, double spread, double alpha, double power, double margin = 0)
    {
        if (units == 0)
            return double.PositiveInfinity;
        var error = spread / Math.Sqrt(units);
        return Math.Max(Quantile(1 - (alpha / 2)) * error, margin) + (Quantile(power) * error);
    }

    /// <summary>The smallest true share above a tolerated one that an exact one-sided test finds with the power given; above 1 where none is.</summary>
    public static double DetectableShare(int units, double tolerated, double alpha, double power)
    {
        var needed = Enumerable.Range(0, units + 1).Where(k => AtLeast(k, units, tolerated) <= alpha).DefaultIfEmpty(units + 1).First();
        for (var share = tolerated; share <= 1.0001; share += 0.01)
        {
            if (needed <= units && AtLeast(needed, units, Math.Min(1, share)) >= power)
                return share;
        }
        return double.PositiveInfinity;
    }

    /// <summary>Of the standard normal distribution: the inverse of the error function by Giles' approximation (2011), good to about 1e-6.</summary>
    public static double Quantile(double probability)
    {
        var x = (2 * probability) - 1;
        var w = -Math.Log((1 - x) * (1 + x));
        return Math.Sqrt(2) * x * (w < 5 ? Near(w - 2.5) : Far(Math.Sqrt(w) - 3));
    }

    /// <summary>The share of the standard normal distribution below, by a Chebyshev fit of the error function's complement (Numerical Recipes, erfcc), good to about 1e-7 of itself.</summary>
    public static double Below(double z)
    {
        var x = Math.Abs(z) / Math.Sqrt(2);
        var t = 1 / (1 + (x / 2));
        var half = t * Math.Exp((-x * x) + Polynomial(
            t, 0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418, 0.37409196, 1.00002368, -1.26551223)) / 2;
        return z < 0 ? half : 1 - half;
    }

    /// <summary>Of Student's distribution, by the finite sums for whole degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4) and halving.</summary>
    /// <param name="probability">From 0.5 on, below 1.</param>
    /// <param name="degrees">At least 1.</param>
    public static double StudentQuantile(double probability, int degrees)
    {
        var (low, high) = (0.0, Math.PI / 2);
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle, degrees) < (2 * probability) - 1 ? (middle, high) : (low, middle);
        }
        return Math.Sqrt(degrees) * Math.Tan((low + high) / 2);
    }

    /// <summary>The share of Student's distribution no farther from 0 than the root of the degrees times the angle's tangent.</summary>
    private static double Within(double angle, int degrees)
    {
        var (sin, cos) = Math.SinCos(angle);
        var isEven = degrees % 2 == 0;
        var (sum, term) = (0.0, isEven ? 1 : cos);
        for (var k = isEven ? 2 : 3; k <= degrees; k += 2)
        {
            sum += term;
            term *= cos * cos * (k - 1) / k;
        }
        return isEven ? sin * sum : 2 / Math.PI * (angle + (sin * sum));
    }

    private static double Near(double w) => Polynomial(
        w, 2.81022636e-08, 3.43273939e-07, -3.5233877e-06, -4.39150654e-06, 0.00021858087, -0.00125372503, -0.00417768164, 0.246640727, 1.50140941);

    private static double Far(double w) => Polynomial(
        w, -0.000200214257, 0.000100950558, 0.00134934322, -0.00367342844, 0.00573950773, -0.0076224613, 0.00943887047, 1.00167406, 2.83297682);

    private static double Polynomial(double at, params ReadOnlySpan<double> factors)
    {
        var sum = 0.0;
        foreach (var factor in factors)
            sum = (sum * at) + factor;
        return sum;
    }
}
