using System.Text.RegularExpressions;
using Isegoria.Deliberation.Bias;

namespace Isegoria.Deliberation.Replies;

public enum WordChange
{
    Same,
    LeftOut,
    Added,
}

/// <summary>Neighbouring words with one fate, with the spaces after them.</summary>
public sealed record WordRun(string Text, WordChange Change);

/// <summary>Two texts compared word by word: the longest common subsequence stays, the rest was left out or added.</summary>
public static partial class WordDifference
{
    /// <summary>Runs in the order they are read, what was left out before what took its place. Joined, all but the added are the first text, all but the left out the second.</summary>
    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var (left, right) = (Words(before), Words(after));
        var common = Common(left, right);
        var runs = new List<WordRun>();
        var (i, j) = (0, 0);
        while (i < left.Count || j < right.Count)
        {
            if (i < left.Count && j < right.Count && left[i] == right[j])
                (runs, i, j) = (With(runs, right[j], WordChange.Same), i + 1, j + 1);
            else if (j == right.Count || (i < left.Count && common[i + 1, j] >= common[i, j + 1]))
                runs = With(runs, left[i++], WordChange.LeftOut);
            else
                runs = With(runs, right[j++], WordChange.Added);
        }
        return runs;
    }

    /// <summary>Each sentence a rewrite replaced, with the one that left in its place: of those that were not there before, the one that shares most words.</summary>
    public static IReadOnlyList<(JudgedSentence Before, JudgedSentence After)> Of(Verdict.Rewritten rewritten) =>
    [
        .. from before in rewritten.Before
           let after = rewritten.Sentences.Where(sentence => sentence.Text != before.Text).MaxBy(sentence => Likeness(before.Text, sentence.Text))
           where after is not null
           select (before, after),
    ];

    private static double Likeness(string before, string after)
    {
        var (left, right) = (Words(before), Words(after));
        return left.Count + right.Count == 0 ? 0 : 2.0 * Common(left, right)[0, 0] / (left.Count + right.Count);
    }

    /// <summary>[i, j]: how many words the rest of the one from i and the rest of the other from j have in common, in order.</summary>
    private static int[,] Common(List<string> left, List<string> right)
    {
        var common = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
    }

    private static List<WordRun> With(List<WordRun> runs, string word, WordChange change)
    {
        if (runs is [.., var last] && last.Change == change)
            runs[^1] = last with { Text = last.Text + word };
        else
            runs.Add(new WordRun(word, change));
        return runs;
    }

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>Words, marks and spaces by themselves, so that a word before a comma is the word before none.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*|\s+|[^\p{L}\p{N}\s]")]
    private static partial Regex Word();
}
