using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Isegoria.Backends.Dialogs;
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

    /// <summary>Those of YAML files are spaced as they are read; the citizen page's are served as they stand.</summary>
    [Fact]
    public void The_citizen_page_s_own_french_words_have_french_typography()
    {
        var path = Path.Combine(SourceTree.Root, "src", "Bot", "web", "src", "words.json");
        var texts = Texts(JsonNode.Parse(File.ReadAllText(path))!["fr"]!).ToList();
        Assert.True(texts.Count > 50, $"Only {texts.Count} texts are read.");

        Assert.All(texts, text => Assert.Equal(FrenchTypography.Space(text), text));
    }

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject entries => entries.SelectMany(entry => Texts(entry.Value!)),
        JsonArray items => items.SelectMany(item => Texts(item!)),
        _ => [(string)node!],
    };

    [GeneratedRegex(@"[wW]ords(?:\[|\.With\()""([a-z_]+)""")]
    private static partial Regex Used();

    /// <summary>The beginning of an entry whose end is put to it where it is used, such as a label's name.</summary>
    [GeneratedRegex(@"\$""([a-z]+_)\{")]
    private static partial Regex Composed();
}
