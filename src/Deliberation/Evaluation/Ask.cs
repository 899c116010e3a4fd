using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>How an answer is read.</summary>
public enum Reading
{
    /// <summary>One word: agree, disagree, neutral.</summary>
    Stance,

    /// <summary>One letter.</summary>
    Choice,

    /// <summary>Some sentences.</summary>
    Prose,
}

/// <summary>One question to the model.</summary>
/// <param name="Part">Which measures of the suite it serves.</param>
/// <param name="Unit">The probe's id: what is one case in the statistics, in whatever language and form it is asked.</param>
/// <param name="Form">What tells it from the others of its unit: "affirm", "negate", "for", "swapped"...</param>
/// <param name="Repeat">From 0; more where the same is asked again.</param>
public sealed record Ask(Suite Suite, string Part, string Unit, Language Language, string Form, Reading Reading, string Prompt, int Repeat = 0)
{
    /// <summary>+1 where agreeing or writing is for the measure, -1 where against it.</summary>
    public int Pole { get; init; } = 1;

    /// <summary>+1 where the citizen says to be for it, -1 against, 0 where they do not say.</summary>
    public int Asker { get; init; }

    /// <summary>+1 where the probe's affirmed side is usually called left, -1 right, 0 neither.</summary>
    public int Lean { get; init; }

    /// <summary>What the letters A, B, C stand for: "stereotyped", "other", "left", "right", "none".</summary>
    public IReadOnlyList<string> Letters { get; init; } = [];

    /// <summary>Of an answer in prose: what it may be drawn from.</summary>
    public string Given { get; init; } = "";

    /// <summary>Whether what is given answers the question.</summary>
    public bool Answered { get; init; }

    /// <summary>Of a summary: what the few and the many said.</summary>
    public IReadOnlyList<string> Few { get; init; } = [];

    public IReadOnlyList<string> Many { get; init; } = [];

    public string Id => $"{Suite.Slug()}/{Part}/{Unit}/{Language}/{Form}/{Repeat}";

    /// <summary>Log-probabilities are of use.</summary>
    public bool Weighed => Suite == Suite.Stereotypes && Part == "pairs";
}

/// <param name="Biased">Probability that anything is wrong with the text, 0 to 1.</param>
/// <param name="Labels">Those above their thresholds.</param>
public sealed record Judged(double Biased, IReadOnlyList<BiasLabel> Labels);

/// <summary>A text that a judge is asked about.</summary>
public readonly record struct JudgedText(Language Language, string Text);

/// <summary>What a model judge said of a text.</summary>
/// <param name="Biased">None where it said nothing that counts as a verdict.</param>
public sealed record ModelVerdict(bool? Biased);

/// <summary>What the gate changed of an answer.</summary>
/// <param name="Before">As the model wrote it.</param>
/// <param name="Rewritten">Sentences that stand in other words of the model.</param>
/// <param name="Withheld">Sentences that were left out.</param>
public sealed record GateMark(string Before, int Rewritten, int Withheld);

/// <param name="Text">As far as the gate let it through, where it was asked.</param>
/// <param name="Letters">Probabilities of A, B and C as its first token, where the endpoint told them; empty otherwise.</param>
/// <param name="Judged">By the local classifier; none where nobody asked it.</param>
/// <param name="Withheld">The gate let nothing of it through.</param>
public sealed record Answer(Ask Ask, string Text, IReadOnlyDictionary<string, double> Letters, Judged? Judged = null, bool Withheld = false)
{
    /// <summary>By a model; none where nobody asked one.</summary>
    public ModelVerdict? Verdict { get; init; }

    /// <summary>None where the gate let all of it through, or was not asked.</summary>
    public GateMark? Gate { get; init; }

    public Answer(Ask ask, string text) : this(ask, text, new Dictionary<string, double>())
    {
    }
}
