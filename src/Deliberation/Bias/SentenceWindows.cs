namespace Isegoria.Deliberation.Bias;

/// <summary>
/// A text as the classifier reads it: sentences with their neighbours, because a clause torn from its attribution reads as
/// our own claim, and a balance shows only where both sides stand together. A short text is one window; of a longer one each
/// window takes as many sentences as it holds and begins with the last sentence of the window before.
/// </summary>
public static class SentenceWindows
{
    /// <summary>What the labelled replies end at; a longer stretch would dilute its one slanted clause.</summary>
    private const int Words = 75;

    /// <summary>The windows in order; none is empty.</summary>
    public static IReadOnlyList<string> Of(string text) => [.. Ranges(text, [.. Sentences.Ranges(text)]).Select(range => text[range])];

    /// <summary>Where the windows over some neighbouring sentences stand.</summary>
    internal static IEnumerable<Range> Ranges(string text, IReadOnlyList<Range> sentences)
    {
        var first = 0;
        while (first < sentences.Count)
        {
            var last = first;
            var words = Count(text[sentences[first]]);
            while (last + 1 < sentences.Count && words + Count(text[sentences[last + 1]]) <= Words)
                words += Count(text[sentences[++last]]);
            yield return sentences[first].Start..sentences[last].End;
            if (last == sentences.Count - 1)
                yield break;
            first = Math.Max(last, first + 1);
        }
    }

    private static int Count(string sentence) => sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
