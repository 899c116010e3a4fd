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
}

public enum Vote
{
    Disagree = -1,
    Pass = 0,
    Agree = 1,
}
