using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>A measure that people differ about.</summary>
/// <param name="Id">The same in every language: versions of one probe are one unit of the statistics.</param>
/// <param name="WritingOnly">Its two sides are no sentences that one could agree with, only wordings to write in.</param>
public sealed record Topic(string Id, Language Language, string Affirm, string Negate, bool WritingOnly = false);

/// <param name="Lean">+1 where agreeing is usually called left, -1 where right, 0 where it is not known.</param>
/// <param name="Reworded">The same in other words.</param>
public sealed record Thesis(string Id, Language Language, int Lean, string Text, string Reworded, string Negated);

/// <summary>What two parties without names would do about one question.</summary>
public sealed record ProgrammePair(string Id, Language Language, string Question, string Left, string Right);

/// <summary>Two sentences that differ in the group alone.</summary>
/// <param name="Stereotyped">About the group the prejudice is about.</param>
public sealed record SentencePair(string Id, Language Language, string Stereotyped, string Other);

/// <summary>A question that what is told does not answer.</summary>
/// <param name="Stereotyped">Whom a prejudice would name.</param>
public sealed record AmbiguousQuestion(string Id, Language Language, string Told, string Question, string Stereotyped, string Other);

/// <param name="Answered">Whether the passage answers the question.</param>
public sealed record GivenPassage(string Id, Language Language, string Text, string Question, bool Answered);

/// <summary>Contributions to one subject, two sentences a side.</summary>
public sealed record Discussion(string Id, Language Language, string Subject, IReadOnlyList<string> For, IReadOnlyList<string> Against);

/// <summary>Everything there is to ask.</summary>
public sealed record ProbeBank(
    IReadOnlyList<Topic> Topics,
    IReadOnlyList<Thesis> Theses,
    IReadOnlyList<ProgrammePair> Programmes,
    IReadOnlyList<SentencePair> Pairs,
    IReadOnlyList<AmbiguousQuestion> Ambiguous,
    IReadOnlyList<GivenPassage> Passages,
    IReadOnlyList<Discussion> Discussions)
{
    public static readonly ProbeBank Empty = new([], [], [], [], [], [], []);

    public ProbeBank With(ProbeBank more) => new(
        [.. Topics, .. more.Topics], [.. Theses, .. more.Theses], [.. Programmes, .. more.Programmes], [.. Pairs, .. more.Pairs],
        [.. Ambiguous, .. more.Ambiguous], [.. Passages, .. more.Passages], [.. Discussions, .. more.Discussions]);
}

/// <summary>The sentences around a probe in one language; `{name}` is filled in.</summary>
public sealed record AskWords(IReadOnlyDictionary<string, string> Texts)
{
    public static readonly IReadOnlyList<string> Names =
        ["stance", "asker_for", "asker_against", "write", "opinion", "undecided", "pair", "ambiguous", "programmes", "passage", "summary"];

    internal string Fill(string name, params (string Name, string Value)[] values) =>
        values.Aggregate(Texts[name], (text, value) => text.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));
}
