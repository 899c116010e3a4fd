using System.Net;
using DocumentFormat.OpenXml;
using Isegoria.Backends.Tests.Evidence;
using Isegoria.Doubles;

namespace Isegoria.Benchmarks.Asking;

/// <summary>The sample's English documents as an organiser would have them: every one in another format.</summary>
internal static class MixedFolder
{
    /// <returns>The folder, which is made anew.</returns>
    public static string Make(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var documents = Directory.GetFiles(Repository.File("samples/rivemont/documents"), "*.en.md").Order(StringComparer.Ordinal).Select(SampleDocument.Read).ToList();
        foreach (var (document, at) in documents.Select((document, at) => (document, at)))
        {
            var (name, content) = Written(document, at);
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }
        File.WriteAllText(Path.Combine(folder, "contributions.csv"), Table());
        return folder;
    }

    private static (string Name, byte[] Content) Written(SampleDocument document, int at) => (at % 6) switch
    {
        0 => ($"{document.Name}.pdf", PdfLayout.Of(document)),
        1 => ($"{document.Name}.docx", Docx(document)),
        2 => ($"{document.Name}.html", Made.Text(Html(document))),
        3 => ($"{document.Name}.md", Made.Text(document.Markdown)),
        4 => ($"{document.Name}.txt", Made.Text(string.Join("\n\n", document.Blocks.Select(block => block.Text)))),
        _ => ($"{document.Name}.zip", Made.Zip(($"documents/{document.Name}.md", Made.Text(document.Markdown)))),
    };

    private static byte[] Docx(SampleDocument document) => Made.Docx(
        about => (about.PackageProperties.Creator, about.PackageProperties.Created) = (document.Of("author"), DateTime.Parse(document.Of("date"), null, System.Globalization.DateTimeStyles.AssumeUniversal)),
        [.. document.Blocks.Select(block => (OpenXmlElement)Made.Paragraph(block.Text, block.Level switch { 1 => "Titre", 2 => "Titre1", _ => null }))]);

    private static string Html(SampleDocument document)
    {
        var body = string.Concat(document.Blocks.Select(block => block.Level > 0
            ? $"<h{block.Level}>{WebUtility.HtmlEncode(block.Text)}</h{block.Level}>\n"
            : $"<p>{WebUtility.HtmlEncode(block.Text)}</p>\n"));
        return $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(document.Of("title"))}</title>
            <meta name="author" content="{WebUtility.HtmlEncode(document.Of("author"))}"><meta name="date" content="{document.Of("date")}"></head>
            <body><nav><a href="/">Home</a></nav><main>{body}</main><script>track()</script></body></html>
            """;
    }

    private static string Table()
    {
        const string language = "    en: ";
        const string side = "    stance: ";
        var lines = File.ReadAllLines(Repository.File("samples/rivemont/consultation.yaml"));
        var statements = lines.SkipWhile(line => line != "statements:").ToList();
        var texts = statements.Where(line => line.StartsWith(language, StringComparison.Ordinal)).Select(line => line[language.Length..].Trim('"'));
        var sides = statements.Where(line => line.StartsWith(side, StringComparison.Ordinal)).Select(line => line[side.Length..]);
        return string.Join("\r\n", texts.Zip(sides, (text, stance) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{stance}").Prepend("text,stance"));
    }
}

/// <param name="Level">Of a heading, from 1; 0 for a paragraph, an item or a row.</param>
internal sealed record SampleBlock(int Level, string Text);

/// <summary>A document of the sample: front matter and blocks.</summary>
internal sealed record SampleDocument(string Name, string Markdown, IReadOnlyDictionary<string, string> About, IReadOnlyList<SampleBlock> Blocks)
{
    public string Of(string key) => About[key];

    public static SampleDocument Read(string path)
    {
        var markdown = File.ReadAllText(path);
        var parts = markdown.Split("---\n", 3);
        var about = parts[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('"'));
        var lines = parts[2].Split('\n').Where(line => line.Length > 0 && !line.StartsWith("|---", StringComparison.Ordinal));
        return new SampleDocument(Path.GetFileName(path).Replace(".en.md", "", StringComparison.Ordinal), markdown, about, [.. lines.Select(Block)]);
    }

    private static SampleBlock Block(string line)
    {
        var level = line.TakeWhile(letter => letter == '#').Count();
        var text = line.Trim('#', ' ', '|').Replace(" | ", ": ", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);
        return new SampleBlock(level, text.StartsWith("- ", StringComparison.Ordinal) ? text[2..] : text);
    }
}

/// <summary>Pages of A4 with larger letters for headings, as a word processor prints them.</summary>
internal static class PdfLayout
{
    private const int Columns = 92;
    private const double Highest = 780;
    private const double Lowest = 60;

    public static byte[] Of(SampleDocument document)
    {
        var pages = new List<List<Made.Line>> { new() };
        var top = Highest;
        foreach (var block in document.Blocks)
        {
            var size = block.Level switch { 1 => 18, 2 => 14, _ => 10.5 };
            top -= size;
            foreach (var line in Wrapped(WinAnsi(block.Text), (int)(Columns * 10.5 / size)))
            {
                if (top < Lowest)
                {
                    pages.Add([]);
                    top = Highest;
                }
                pages[^1].Add(new Made.Line(60, top, size, line));
                top -= size * 1.3;
            }
        }
        return Made.Pdf([.. pages]);
    }

    private static IEnumerable<string> Wrapped(string text, int columns)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= columns)
            {
                yield return line;
                line = "";
            }
            line += line.Length > 0 ? $" {word}" : word;
        }
        yield return line;
    }

    /// <summary>Windows' own places for what Latin 1 lacks.</summary>
    private static string WinAnsi(string text) => text
        .Replace('€', '\u0080').Replace('’', '\u0092').Replace('“', '\u0093').Replace('”', '\u0094').Replace('–', '\u0096').Replace('\u202F', ' ').Replace('\u00A0', ' ');
}
