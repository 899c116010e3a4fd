using System.Text.RegularExpressions;
using Isegoria.Backends.Replies;
using Isegoria.Bot.Console;
using Isegoria.Bot.Tests.Rules;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Sessions;

namespace Isegoria.Bot.Tests.Console;

public sealed partial class ConsoleWordsTests
{
    /// <summary>Entries whose names are put together where they are used.</summary>
    private static readonly string[] Composed =
    [
        .. Enum.GetNames<BiasLabel>().Select(name => $"label_{name.ToLowerInvariant()}"),
        .. Enum.GetNames<SessionPhase>().Select(name => $"phase_{name.ToLowerInvariant()}"),
        .. ConsoleWords.Languages.Select(language => $"language_{language.Code}"),
    ];

    [Fact]
    public void Every_word_that_is_used_is_there_and_every_word_that_is_there_is_used()
    {
        var entries = new ConsoleWords(SpokenWords.ReadAll(Path.Combine(AppContext.BaseDirectory, "prompts", ConsoleWords.File))).Entries;
        var folder = Path.Combine(SourceTree.Root, "src", "Bot", "Console");
        var text = string.Concat(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText));
        var used = Used().Matches(text).Select(match => match.Groups[1].Value).Concat(Composed).ToHashSet();
        Assert.True(used.Count > 50, $"Only {used.Count} words are used.");

        Assert.Empty(used.Except(entries));
        Assert.DoesNotContain(entries, entry => !used.Contains(entry) && !text.Contains($"\"{entry}\"", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[wW]ords(?:\[|\.With\()""([a-z_]+)""")]
    private static partial Regex Used();
}
