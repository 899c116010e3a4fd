using Isegoria.Deliberation.Sessions;

namespace Isegoria.Bot.Console.Live;

/// <summary>What became of something a member of staff did.</summary>
public abstract record DeskAnswer
{
    private DeskAnswer() { }

    public sealed record Done : DeskAnswer;

    /// <summary>Their role does not cover it, or their sign-in is over.</summary>
    public sealed record NotAllowed : DeskAnswer;

    /// <summary>Somebody changed the session since they saw it.</summary>
    public sealed record Stale(string ChangedBy) : DeskAnswer;

    public sealed record NotNow(SessionRefusal Reason) : DeskAnswer;

    /// <summary>The gate would not let the words out.</summary>
    /// <param name="Weighed">The words that weighed most, where they could be found.</param>
    public sealed record Flagged(IReadOnlyList<string> Weighed) : DeskAnswer;

    /// <summary>There were no words to send.</summary>
    public sealed record Empty : DeskAnswer;

    /// <summary>A statement was to be refused without saying why.</summary>
    public sealed record Unsaid : DeskAnswer;

    /// <summary>Somebody else was first, or there is nothing of the kind any more.</summary>
    public sealed record TooLate : DeskAnswer;
}
