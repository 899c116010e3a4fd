using System.Text.RegularExpressions;
using Isegoria.Backends.Replies;
using Isegoria.Bot.Console;
using Isegoria.Bot.Tests.Rules;

namespace Isegoria.Bot.Tests.Console;

public sealed partial class ConsoleWordsTests
{
    [Fact]
    public void Every_word_that_is_used_is_there_and_every_word_that_is_there_is_used()
    {
        var entries = new ConsoleWords(SpokenWords.ReadAll(Path.Combine(AppContext.BaseDirectory, "prompts", ConsoleWords.File))).Entries;
        var folder = Path.Combine(SourceTree.Root, "src", "Bot", "Console");
        var text = string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        var used = Used().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        var composed = Composed().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(used.Count > 50, $"Only {used.Count} words are used.");
        Assert.Contains("label_", composed);

        Assert.Empty(used.Except(entries));
        Assert.DoesNotContain(entries, entry => !used.Contains(entry) && !text.Contains($"\"{entry}\"", StringComparison.Ordinal)
            && !composed.Any(beginning => entry.StartsWith(beginning, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"[wW]ords(?:\[|\.With\()""([a-z_]+)""")]
    private static partial Regex Used();

    /// <summary>The beginning of an entry whose end is put to it where it is used, such as a label's name.</summary>
    [GeneratedRegex(@"\$""([a-z]+_)\{")]
    private static partial Regex Composed();
}
