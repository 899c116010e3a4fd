namespace Isegoria.Backends.Replies;

/// <summary>What came of asking the model.</summary>
public abstract record ModelReply
{
    private ModelReply()
    {
    }

    /// <param name="Cut">It reached the most tokens an answer may have, or ended without saying that it was done.</param>
    /// <param name="Used">What the server says it took; none where it does not say.</param>
    public sealed record Said(string Text, bool Cut, Tokens? Used) : ModelReply;

    public sealed record Silent(Silence Reason) : ModelReply;
}

/// <summary>Why no answer of the model is used.</summary>
public enum Silence
{
    /// <summary>It could not be reached, or answered with an error.</summary>
    Down,

    /// <summary>It took longer than it may.</summary>
    Slow,

    /// <summary>It failed too often lately and is left alone for a while.</summary>
    Resting,

    /// <summary>The consultation has used what it may.</summary>
    OverCeiling,

    /// <summary>What came back is no answer: not the protocol, empty, without a citation, in another language.</summary>
    Rubbish,

    /// <summary>What it said is supported and has nothing to do with what was asked.</summary>
    BesideTheQuestion,
}
