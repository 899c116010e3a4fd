namespace Isegoria.Deliberation.Bias;

/// <param name="Text">The sentence as judged, with its neighbours where it was read with them.</param>
/// <param name="Exceeded">The labels above their threshold; empty for a sentence that passes.</param>
public sealed record JudgedSentence(string Text, Dialogs.Voice Voice, BiasScore Score, IReadOnlyList<BiasLabel> Exceeded)
{
    /// <summary>The words that weighed most, the heaviest first; empty for a sentence that passes, and where there was no time to find them.</summary>
    public IReadOnlyList<WeighedWord> Weighed { get; init; } = [];

    /// <summary>The probability of "anything at all" of the document's words it renders; null where it was not held against any.</summary>
    public double? Source { get; init; }
}

/// <summary>What the gate decided of a draft. Only <see cref="Passed"/> lets the draft out unchanged.</summary>
public abstract record Verdict(string Model, IReadOnlyList<JudgedSentence> Sentences)
{
    /// <summary>Whether the draft leaves rather than a notice.</summary>
    public bool LetsOut() => this is Passed or Rewritten or Approved;

    /// <summary>Every sentence that was judged, those that a rewrite replaced at the end.</summary>
    public IReadOnlyList<JudgedSentence> Judged() => this is Rewritten rewritten ? [.. Sentences, .. rewritten.Before] : Sentences;

    /// <summary>The same verdict without anybody's words.</summary>
    public virtual Verdict WithoutWords() => this with { Sentences = [] };

    public sealed record Passed(string Model, IReadOnlyList<JudgedSentence> Sentences) : Verdict(Model, Sentences);

    /// <summary>The draft was flagged, its flagged sentences were rewritten once, and so it passed.</summary>
    /// <param name="Before">The flagged sentences as they were.</param>
    public sealed record Rewritten(string Model, IReadOnlyList<JudgedSentence> Sentences, IReadOnlyList<JudgedSentence> Before) : Verdict(Model, Sentences)
    {
        public override Verdict WithoutWords() => this with { Sentences = [], Before = [] };
    }

    /// <summary>Flagged, and let out by a person who read it.</summary>
    public sealed record Approved(string Model, IReadOnlyList<JudgedSentence> Sentences, string By) : Verdict(Model, Sentences);

    /// <summary>Flagged, and waiting for a person; a notice says so meanwhile.</summary>
    /// <param name="Until">When it counts as withheld.</param>
    public sealed record Held(string Model, IReadOnlyList<JudgedSentence> Sentences, DateTimeOffset Until) : Verdict(Model, Sentences);

    /// <summary>A neutral notice goes out instead.</summary>
    public sealed record Withheld(string Model, IReadOnlyList<JudgedSentence> Sentences, WithheldReason Reason) : Verdict(Model, Sentences)
    {
        /// <summary>What it becomes where the draft was rewritten and passed.</summary>
        public Rewritten After(Passed passed) => new(passed.Model, passed.Sentences, [.. Sentences.Where(sentence => sentence.Exceeded.Count > 0)]);
    }
}

public enum WithheldReason
{
    /// <summary>A sentence exceeded a threshold.</summary>
    Flagged,

    /// <summary>The gate itself could not judge.</summary>
    CouldNotJudge,

    /// <summary>The classifier let it pass and the content screen from outside did not.</summary>
    SecondOpinion,
}
