using Isegoria.Deliberation.Evidence;
using Xunit;

namespace Isegoria.Deliberation.Tests.Evidence;

public sealed class PassageCutTests
{
    private static readonly PassageCut Cut = new(Least: 40, Most: 200);

    [Fact]
    public void Short_paragraphs_under_one_heading_become_one_passage()
    {
        var passages = Cut.Cut([Prose("Coûts", Words(20)), Prose("Coûts", Words(25)), Prose("Calendrier", Words(15))]);

        Assert.Equal(["Coûts", "Calendrier"], passages.Select(passage => passage.Heading));
        Assert.Equal(2, passages[0].Text.Split('\n').Length);
    }

    [Fact]
    public void A_paragraph_that_is_long_enough_stands_alone() =>
        Assert.Equal(2, Cut.Cut([Prose("", Words(60)), Prose("", Words(60))]).Count);

    [Fact]
    public void A_long_paragraph_is_cut_between_sentences()
    {
        var sentences = Enumerable.Range(0, 40).Select(i => $"La phrase numéro {i} parle de la lumière des rues la nuit.").ToList();

        var passages = Cut.Cut([Prose("", string.Join(' ', sentences))]);

        Assert.True(passages.Count > 1);
        Assert.Equal(sentences, passages.SelectMany(passage => Sentences.Split(passage.Text)));
        Assert.All(passages, passage => Assert.InRange(passage.Text.Split(' ').Length, 40, 200));
    }

    [Fact]
    public void A_megabyte_in_one_line_becomes_passages_of_bounded_length()
    {
        var passages = Cut.Cut([Prose("", string.Concat(Enumerable.Repeat("mot ", 250_000)).Trim()), Prose("", new string('x', 1_000_000))]);

        Assert.True(passages.Count > 1_000);
        Assert.All(passages, passage => Assert.InRange(passage.Text.Length, 1, 200 * 61));
    }

    [Fact]
    public void Cutting_twice_gives_the_same_passages()
    {
        Block[] blocks = [Prose("A", Words(130)), new("A", Words(8), BlockKind.Item), Prose("B", Words(300))];

        Assert.Equal(Cut.Cut(blocks), Cut.Cut(blocks));
    }

    [Fact]
    public void A_passage_holds_blocks_of_one_page_and_names_it()
    {
        Block[] blocks = [Prose("", Words(20)) with { Page = 3 }, Prose("", Words(5)) with { Page = 3 }, Prose("", Words(25)) with { Page = 4 }];

        Assert.Equal([3, 4], Cut.Cut(blocks).Select(passage => passage.Page!.Value));
    }

    private static Block Prose(string heading, string text) => new(heading, text, BlockKind.Prose);

    private static string Words(int count) => string.Join(' ', Enumerable.Range(1, count).Select(i => $"mot{i}")) + ".";
}
