using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Charter;

/// <summary>The principles a deliberation is held to, as a file names them.</summary>
/// <param name="Id">With <paramref name="Version"/>, what an audit says it went by.</param>
/// <param name="BuiltOn">What the charter is, and what it is not.</param>
public sealed record DemocraticCharter(
    string Id, string Version, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> BuiltOn, IReadOnlyList<Principle> Principles)
{
    /// <summary>What a language model is told, in its language or, where the charter lacks that, in its first.</summary>
    public IEnumerable<string> ModelRules(Language language) => Principles
        .Where(principle => principle.ModelRules.Count > 0)
        .SelectMany(principle => In(principle.ModelRules, language));

    public static T In<T>(IReadOnlyDictionary<string, T> words, Language language) =>
        words.TryGetValue(language.Code, out var own) ? own : words.Values.First();
}
