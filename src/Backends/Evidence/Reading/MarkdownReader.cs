using System.Text;
using Isegoria.Deliberation.Evidence;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Block = Markdig.Syntax.Block;

namespace Isegoria.Backends.Evidence.Reading;

/// <summary>CommonMark with pipe tables and YAML front matter; raw HTML in it is left out.</summary>
internal sealed class MarkdownReader : ITextReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().Build();

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public ReadDocument Read(string text)
    {
        var document = Parse(text);
        var front = document.OfType<YamlFrontMatterBlock>().FirstOrDefault() is { } yaml ? FrontMatter.Parse(yaml.Lines.ToString()) : FrontMatter.None;
        var outline = new Outline();
        Walk(document, outline, BlockKind.Prose);
        return new ReadDocument(front.Title ?? outline.Title, front.Language, front.Author, front.Date, front.Stance, outline.Blocks);
    }

    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException e)
        {
            throw new UnreadableSourceException("its Markdown is nested too deeply", e);
        }
    }

    private static void Walk(ContainerBlock container, Outline outline, BlockKind kind)
    {
        foreach (var block in container)
            Take(block, outline, kind);
    }

    private static void Take(Block block, Outline outline, BlockKind kind)
    {
        switch (block)
        {
            case YamlFrontMatterBlock or HtmlBlock or LinkReferenceDefinitionGroup:
                break;
            case HeadingBlock heading:
                outline.Heading(heading.Level, Words(heading.Inline));
                break;
            case Table table:
                Take(table, outline);
                break;
            case ListBlock list:
                Walk(list, outline, BlockKind.Item);
                break;
            case CodeBlock code:
                outline.Add(code.Lines.ToString(), kind);
                break;
            case LeafBlock leaf:
                outline.Add(Words(leaf.Inline), kind);
                break;
            case ContainerBlock inner:
                Walk(inner, outline, kind);
                break;
        }
    }

    private static void Take(Table table, Outline outline)
    {
        IReadOnlyList<string> columns = [];
        foreach (var row in table.OfType<TableRow>())
        {
            string[] cells = [.. row.OfType<TableCell>().Select(cell => string.Join(' ', cell.OfType<LeafBlock>().Select(leaf => Words(leaf.Inline))))];
            if (row.IsHeader)
                columns = cells;
            else
                outline.AddRow(columns, cells);
        }
    }

    private static string Words(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            _ = inline switch
            {
                LiteralInline literal => words.Append(literal.Content.AsSpan()),
                CodeInline code => words.Append(code.Content),
                HtmlEntityInline entity => words.Append(entity.Transcoded.AsSpan()),
                AutolinkInline link => words.Append(link.Url),
                LineBreakInline => words.Append(' '),
                _ => words,
            };
        }
        return words.ToString();
    }
}
