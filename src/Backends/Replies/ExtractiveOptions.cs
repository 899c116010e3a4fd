using System.ComponentModel.DataAnnotations;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Backends.Replies;

/// <summary>The section "Extractive".</summary>
public sealed class ExtractiveOptions
{
    public const string Section = "Extractive";

    /// <summary>The words around quotations; a relative path starts at the content root.</summary>
    [Required]
    public string? Words { get; set; }

    /// <summary>Found passages looked into for sentences.</summary>
    [Required, Range(1, 50)]
    public int? Passages { get; set; }

    /// <summary>Sentences whose vectors are computed: the dearest part of an answer.</summary>
    [Required, Range(1, 100)]
    public int? Shortlist { get; set; }

    /// <summary>A longer sentence is not quoted: it is a text without sentence ends. In characters.</summary>
    [Required, Range(50, 10_000)]
    public int? LongestQuote { get; set; }

    /// <summary>Evidence (see <see cref="AnswerRule.Evidence"/>) from which a passage of the other side is heard; below 0, as it need not answer by itself.</summary>
    [Required]
    public double? OtherSideEvidence { get; set; }

    /// <summary>The same for the second side where the first was heard and both are asked for.</summary>
    [Required]
    public double? SecondSideEvidence { get; set; }

    /// <summary>Documents quoted of each side where both are to be heard.</summary>
    [Required, Range(1, 3)]
    public int? PerSide { get; set; }

    [Required]
    public ChoiceOptions? Choice { get; set; }

    [Required]
    public RuleOptions? Rule { get; set; }

    /// <summary>The rule for passages in another language than the question: they share few words, if any.</summary>
    [Required]
    public RuleOptions? OtherLanguageRule { get; set; }

    /// <summary>See <see cref="SentenceChoice"/>.</summary>
    public sealed class ChoiceOptions
    {
        [Required]
        public double? Coverage { get; set; }

        [Required]
        public double? Around { get; set; }

        [Required]
        public double? Similarity { get; set; }

        [Required]
        public double? Passage { get; set; }

        [Required]
        public double? Rank { get; set; }

        [Required]
        public double? Sign { get; set; }

        [Required]
        public double? Fragment { get; set; }

        [Required]
        public double? Beside { get; set; }

        [Required]
        public double? Closeness { get; set; }

        [Required, Range(0, 1)]
        public double? Overlap { get; set; }

        [Required, Range(1, 4)]
        public int? Picked { get; set; }

        [Required, Range(1, 6)]
        public int? Most { get; set; }

        public SentenceChoice Choice => new(
            Coverage!.Value, Around!.Value, Similarity!.Value, Passage!.Value, Rank!.Value, Sign!.Value, Fragment!.Value,
            Beside!.Value, Closeness!.Value, Overlap!.Value, Picked!.Value, Most!.Value);
    }

    /// <summary>See <see cref="AnswerRule"/>.</summary>
    public sealed class RuleOptions
    {
        [Required]
        public double? Bias { get; set; }

        [Required]
        public double? Passage { get; set; }

        [Required]
        public double? Sentence { get; set; }

        [Required]
        public double? Coverage { get; set; }

        [Required]
        public double? Lead { get; set; }

        [Required]
        public double? Strange { get; set; }

        public AnswerRule Rule => new(Bias!.Value, Passage!.Value, Sentence!.Value, Coverage!.Value, Lead!.Value, Strange!.Value);
    }
}
