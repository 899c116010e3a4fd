using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Opinions;

public readonly record struct StatementId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A published sentence that others vote on. Texts by language; a seed statement has several, a citizen's has one.</summary>
public sealed record Statement(StatementId Id, IReadOnlyDictionary<string, string> Texts)
{
    /// <summary>In the wanted language where there is one, otherwise as written.</summary>
    public string In(Language language) => Texts.TryGetValue(language.Code, out var text) ? text : Texts.Values.First();

    public Moderation Moderation { get; init; }

    /// <summary>Why it was not admitted, for everybody to read; empty where it was, or nobody has decided.</summary>
    public string Reason { get; init; } = "";

    /// <summary>About the consultation itself rather than its question.</summary>
    public bool IsMeta { get; init; }

    /// <summary>Whether others may read it and vote on it.</summary>
    /// <param name="moderatedBefore">Whether a person has to admit it first.</param>
    public bool IsShown(bool moderatedBefore) =>
        Moderation is Moderation.Accepted || (Moderation is Moderation.Unseen && !moderatedBefore);
}

/// <summary>What the team decided about a statement; the numbers are those of Polis.</summary>
public enum Moderation
{
    Rejected = -1,
    Unseen = 0,
    Accepted = 1,
}

public enum Vote
{
    Disagree = -1,
    Pass = 0,
    Agree = 1,
}
