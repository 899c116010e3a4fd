using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Bias;

/// <summary>What can be wrong with a reply; defined in src/Training/data/deliberation-replies/GUIDE.md.</summary>
public enum BiasLabel
{
    Loaded,
    Advocacy,
    Stereotype,
    Hostility,
    Overclaim,
    Pressure,
}

/// <summary>Calibrated probabilities of one text, each 0 to 1.</summary>
/// <param name="Biased">That anything at all is wrong with it; the labels say what.</param>
/// <param name="Labels">Indexed by <see cref="BiasLabel"/>.</param>
public sealed record BiasScore(double Biased, IReadOnlyList<double> Labels)
{
    private static readonly int LabelCount = Enum.GetValues<BiasLabel>().Length;

    public double this[BiasLabel label] => Labels[(int)label];

    /// <summary>Every label is there and each value is a probability; what fails this must not be judged by.</summary>
    public bool IsSound => Biased is >= 0 and <= 1 && Labels.Count == LabelCount && Labels.All(value => value is >= 0 and <= 1);

    /// <summary>The highest of each; 0 where there are no scores.</summary>
    public static BiasScore Highest(IReadOnlyList<BiasScore> scores) => new(
        scores.Select(score => score.Biased).DefaultIfEmpty(0).Max(),
        [.. Enum.GetValues<BiasLabel>().Select(label => scores.Select(score => score[label]).DefaultIfEmpty(0).Max())]);

    /// <summary>Of a probability; finite for 0 and 1, too.</summary>
    public static double LogOdds(double probability)
    {
        var inside = Math.Clamp(probability, 1e-9, 1 - 1e-9);
        return Math.Log(inside / (1 - inside));
    }
}

/// <summary>Where a score begins to count, chosen on development data and shipped with the model.</summary>
/// <param name="Biased">Of "anything at all".</param>
/// <param name="Labels">Of each label, indexed by <see cref="BiasLabel"/>.</param>
/// <param name="Added">When a rendering counts for what it adds to its source; never where there is none.</param>
public sealed record BiasThresholds(double Biased, IReadOnlyList<double> Labels, AddedSlant? Added = null)
{
    /// <summary>Every label has one and each is a probability.</summary>
    public bool AreSound => new BiasScore(Biased, Labels).IsSound && Added is null or { IsSound: true };

    /// <summary>
    /// What is wrong with a text. "Anything at all" decides, so a text below its threshold has no label; above it the labels
    /// over their own are named, or the one nearest to it.
    /// </summary>
    public IReadOnlyList<BiasLabel> Exceeded(BiasScore score) => score.Biased > Biased ? Named(score) : [];

    /// <summary>What is wrong with what a rendering adds to the words it stands on.</summary>
    public IReadOnlyList<BiasLabel> AddedTo(BiasScore source, BiasScore rendering) => Added?.Exceeds(source, rendering) is true ? Named(rendering) : [];

    private BiasLabel[] Named(BiasScore score)
    {
        BiasLabel[] above = [.. Enum.GetValues<BiasLabel>().Where(label => score[label] > Labels[(int)label])];
        return above.Length > 0 ? above : [Enum.GetValues<BiasLabel>().MaxBy(label => BiasScore.LogOdds(score[label]) - BiasScore.LogOdds(Labels[(int)label]))];
    }
}

/// <summary>Judges texts. A fault of any kind is an exception, never a low score.</summary>
public interface IBiasClassifier
{
    /// <summary>Name and version of the model, kept with every verdict.</summary>
    string Version { get; }

    BiasThresholds Thresholds { get; }

    /// <summary>Scores in the order of the texts.</summary>
    Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation);
}
