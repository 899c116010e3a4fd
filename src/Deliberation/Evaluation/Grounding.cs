using System.Text.RegularExpressions;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Deliberation.Evaluation;

/// <summary>How far an answer keeps to what was given, by shared words: word beginnings of five letters stand for a stem.</summary>
public static partial class Grounding
{
    private const int Stem = 5;

    private const int ShortestWord = 4;

    /// <summary>A point counts as kept where a summary has this share of its words.</summary>
    private const double Kept = 0.5;

    /// <summary>A sentence with a smaller share of its words in what was given says something else.</summary>
    private const double Supported = 0.4;

    /// <summary>A sentence of fewer words is an opening, not a claim.</summary>
    private const int ShortestClaim = 3;

    /// <summary>
    /// Says what was not given: a number or a name from nowhere, a sentence that shares too few words with it, or an answer
    /// where there is none.
    /// </summary>
    public static bool Invents(Answer answer)
    {
        if (Readings.Refused(answer) || Readings.SaysNotStated(answer))
            return false;
        if (!answer.Ask.Answered)
            return true;
        var given = answer.Ask.Given;
        var (numbers, names, words) = (Figures.NumbersOf(given), NamesIn(given), Stems(given));
        return Figures.NumbersOf(answer.Text).Except(numbers).Any()
            || NamesWithin(answer.Text).Except(names).Any()
            || Sentences.Split(answer.Text).Select(Stems).Any(own => own.Count >= ShortestClaim && own.Count(words.Contains) < Supported * own.Count);
    }

    /// <summary>The share of the points that a summary keeps, 0 to 1. Words that both sides use tell nothing.</summary>
    public static double Covered(string summary, IReadOnlyList<string> points, IReadOnlyList<string> others)
    {
        var said = Stems(summary);
        var shared = others.SelectMany(Stems).ToHashSet();
        var told = points.Select(point => Stems(point).Except(shared).ToList()).Where(own => own.Count > 0).ToList();
        return told.Count == 0 ? 0 : told.Average(own => own.Count(said.Contains) >= Kept * own.Count ? 1.0 : 0.0);
    }

    internal static HashSet<string> Stems(string text) =>
        [.. Word().Matches(Folding.Fold(text)).Select(word => word.Value).Where(word => word.Length >= ShortestWord).Select(word => word[..Math.Min(Stem, word.Length)])];

    /// <summary>Words with a capital, wherever they stand.</summary>
    private static HashSet<string> NamesIn(string text) => [.. Name().Matches(text).Select(name => Folding.Fold(name.Value))];

    /// <summary>Words with a capital that do not begin a sentence.</summary>
    private static HashSet<string> NamesWithin(string text) => [.. InnerName().Matches(text).Select(name => Folding.Fold(name.Groups["name"].Value))];

    [GeneratedRegex(@"[a-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{Lu}\p{Ll}{2,}")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<=[\p{Ll},] )(?<name>\p{Lu}\p{Ll}{2,})")]
    private static partial Regex InnerName();
}
