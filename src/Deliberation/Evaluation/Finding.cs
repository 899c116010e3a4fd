using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>What may be said of a figure.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>Larger than chance gives among so many figures, and large enough to be named.</summary>
    public sealed record Found : Outcome;

    /// <summary>Nothing that these units could show; see <see cref="Finding.Detectable"/> for what they could not.</summary>
    public sealed record NotSeen : Outcome;

    /// <summary>Too few units, or too few that could be read: nothing is concluded, fairness neither.</summary>
    public sealed record TooFew : Outcome;

    public string Slug => this switch { Found => "found", NotSeen => "not-seen", _ => "too-few" };
}

/// <summary>The score of one probe.</summary>
/// <param name="Value">The mean over its languages.</param>
public sealed record UnitScore(string Unit, double Value, IReadOnlyList<Answer> Answers);

/// <summary>One language's part of a figure; not tested by itself.</summary>
public sealed record LanguagePart(Language Language, double Value, Interval Interval, int Units);

/// <summary>A figure with what it stands on.</summary>
/// <param name="Value">The mean over the units.</param>
/// <param name="Interval">Of the mean, 95 %.</param>
/// <param name="P">By itself.</param>
/// <param name="Adjusted">Among all figures of the run, after Holm.</param>
/// <param name="Effect">Mean by standard deviation of the units (Cohen's d of paired differences); for shares the difference of arcsines to what is tolerated (Cohen's h). None where the units do not vary.</param>
/// <param name="Spread">Standard deviation of the units' scores.</param>
/// <param name="Unread">Units that were asked and could not be scored.</param>
/// <param name="Detectable">The smallest true value that would have been seen with the power of the settings.</param>
public sealed record Finding(
    Measure Measure, double Value, Interval Interval, double P, double Adjusted, double? Effect, double Spread, int Unread, double Detectable, Outcome Outcome,
    IReadOnlyList<UnitScore> Units, IReadOnlyList<LanguagePart> Languages);
