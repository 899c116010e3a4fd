using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Isegoria.Backends.Dialogs;

/// <summary>
/// One mapping of a YAML file. It remembers which keys were asked for, so that a mistyped key is reported, and gathers
/// every problem with its line instead of stopping at the first.
/// </summary>
internal sealed class YamlEntry(YamlMappingNode node, string file, List<FileProblem> problems)
{
    private readonly HashSet<string> _asked = [];

    public int Line => LineOf(node);

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value ?? "");

    /// <summary>The file's single mapping, or none where the file is not YAML or holds something else.</summary>
    public static YamlEntry? Open(string text, string file, List<FileProblem> problems)
    {
        var stream = new YamlStream();
        var parser = new Parser(new StringReader(text));
        try
        {
            stream.Load(parser);
        }
        // Some broken texts leave the parser without a mark, in an InvalidOperationException.
        catch (Exception error) when (error is YamlException or InvalidOperationException)
        {
            var line = error is YamlException marked ? marked.Start.Line : parser.Current?.Start.Line ?? 1;
            problems.Add(new FileProblem(file, (int)line, $"This is not valid YAML: {error.Message}",
                "Mend the line; a text with a colon needs quotes or a block such as >-."));
            return null;
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }, ..])
            return new YamlEntry(root, file, problems);
        problems.Add(new FileProblem(file, 1, "The file holds no keys.", "Begin from one of the files that ship with the program."));
        return null;
    }

    public bool Has(string key) => Find(key) is not null;

    public int LineOf(string key) => Find(key) is { } value ? LineOf(value) : Line;

    public string Text(string key)
    {
        if (Find(key) is YamlScalarNode { Value: { Length: > 0 } text })
            return text;
        Missing(key, "a text");
        return "";
    }

    public int Number(string key, int least, int most)
    {
        if (Find(key) is YamlScalarNode scalar
            && int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        Missing(key, $"a whole number from {least} to {most}");
        return least;
    }

    public bool Flag(string key)
    {
        if (!Has(key) || (Find(key) is YamlScalarNode scalar && scalar.Value is "true" or "false"))
            return Find(key) is YamlScalarNode { Value: "true" };
        Missing(key, "true or false");
        return false;
    }

    public YamlEntry? Entry(string key)
    {
        if (Find(key) is YamlMappingNode entry)
            return new YamlEntry(entry, file, problems);
        Missing(key, "a group of keys");
        return null;
    }

    /// <summary>A list of mappings, at least one.</summary>
    public IReadOnlyList<YamlEntry> Entries(string key)
    {
        if (Find(key) is YamlSequenceNode { Children.Count: > 0 } list && list.All(n => n is YamlMappingNode))
            return [.. list.Cast<YamlMappingNode>().Select(n => new YamlEntry(n, file, problems))];
        Missing(key, "a list with at least one entry");
        return [];
    }

    /// <summary>One text or a list of texts, each with its line; none where the key is missing, which is not reported.</summary>
    public IReadOnlyList<(string Text, int Line)> Texts(string key) => Find(key) switch
    {
        YamlScalarNode { Value: { Length: > 0 } text } scalar => [(text, LineOf(scalar))],
        YamlSequenceNode list => [.. list.OfType<YamlScalarNode>().Select(s => (s.Value ?? "", LineOf(s)))],
        _ => [],
    };

    public void Report(int line, string problem, string fix) => problems.Add(new FileProblem(file, line, problem, fix));

    public void Missing(string key, string what) =>
        Report(LineOf(key), Has(key) ? $"'{key}' is not {what}." : $"'{key}' is missing.", $"Give '{key}' {what}.");

    /// <summary>To be called once all keys were asked for.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var key in node.Children.Keys.OfType<YamlScalarNode>().Where(k => !_asked.Contains(k.Value ?? "")))
            Report(LineOf(key), $"'{key.Value}' means nothing here.",
                $"Remove it, or use one of: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}.");
    }

    private YamlNode? Find(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private static int LineOf(YamlNode node) => (int)node.Start.Line;
}
