using System.Globalization;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Deliberation.Replies;

/// <param name="Text">A sentence without its citation marks.</param>
/// <param name="Passages">Numbers of the passages it says it stands on, ascending, each once; empty where it names none.</param>
public sealed record CitedSentence(string Text, IReadOnlyList<int> Passages);

/// <summary>What a language model answered, read as sentences with citation marks such as [1] or [1, 2].</summary>
public static partial class CitedAnswer
{
    private const string SentenceEnds = ".!?…»”\"";

    /// <summary>The sentences in order, without Markdown.</summary>
    /// <param name="cut">The model stopped in the middle: a last sentence without an end is left out.</param>
    public static IReadOnlyList<CitedSentence> Read(string text, bool cut)
    {
        var plain = Markup().Replace(text.ReplaceLineEndings("\n"), "");
        var ordered = MarkAfterEnd().Replace(plain, " ${marks}${end} ");
        var sentences = Sentences.Split(ordered).Select(Cited).Where(sentence => sentence.Text.Any(char.IsLetter)).ToList();
        if (cut && sentences.Count > 0 && !SentenceEnds.Contains(sentences[^1].Text[^1]))
            sentences.RemoveAt(sentences.Count - 1);
        return sentences;
    }

    /// <summary>Of an answer that is still being written, the sentences that nothing more can change: each is followed by another that has begun.</summary>
    public static IReadOnlyList<CitedSentence> Finished(string soFar) => [.. Read(soFar, cut: false).SkipLast(1)];

    private static CitedSentence Cited(string sentence)
    {
        var numbers = Marks().Matches(sentence)
            .SelectMany(mark => mark.Groups["number"].Captures)
            .Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture))
            .Distinct()
            .Order();
        return new CitedSentence(Spaces().Replace(Marks().Replace(sentence, ""), " ").Trim(), [.. numbers]);
    }

    /// <summary>Emphasis, headings, list marks, code marks and quotation marks of Markdown.</summary>
    [GeneratedRegex(@"\*\*|__|`+|^[ \t]*(?:#{1,6}[ \t]+|[-*•>][ \t]+|\d{1,2}[.)][ \t]+)", RegexOptions.Multiline)]
    private static partial Regex Markup();

    /// <summary>"It costs 3 euros. [1] Next" is read as "It costs 3 euros [1]. Next".</summary>
    [GeneratedRegex(@"(?<end>[.!?…])[ \t]*(?<marks>\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\](?:[ \t]*\[\d{1,3}(?:\s*[,;]\s*\d{1,3})*\])*)")]
    private static partial Regex MarkAfterEnd();

    [GeneratedRegex(@"\s*\[(?<number>\d{1,3})(?:\s*[,;]\s*(?<number>\d{1,3}))*\]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"[ \t]{2,}")]
    private static partial Regex Spaces();
}
