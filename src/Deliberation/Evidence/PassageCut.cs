namespace Isegoria.Deliberation.Evidence;

/// <summary>
/// Cuts a document into passages by its structure: blocks under one heading stay together while they are short, a long
/// block is cut between sentences. Only a sentence longer than a whole passage is cut inside.
/// </summary>
/// <param name="Least">Words a passage should have; fewer where a section is shorter.</param>
/// <param name="Most">Words a passage never exceeds.</param>
public sealed record PassageCut(int Least, int Most)
{
    /// <summary>A sentence without spaces is cut as though words had this many characters.</summary>
    private const int LongestWord = 60;

    /// <summary>
    /// Heading, text and page of every passage, in order. Lines of a passage are its paragraphs, items or rows. A passage
    /// holds blocks of one page only, so that a citation names the right one.
    /// </summary>
    public IReadOnlyList<(string Heading, string Text, int? Page)> Cut(IEnumerable<Block> blocks)
    {
        var passages = new List<(string Heading, string Text, int? Page)>();
        foreach (var section in Sections(blocks))
        {
            var pieces = section.SelectMany(block => Pieces(block.Text).Select(text => (text, block.Page)));
            passages.AddRange(Joined(pieces).Select(joined => (section[0].Heading, joined.Text, joined.Page)));
        }
        return passages;
    }

    private static IEnumerable<List<Block>> Sections(IEnumerable<Block> blocks)
    {
        var section = new List<Block>();
        foreach (var block in blocks)
        {
            if (section.Count > 0 && (section[0].Heading != block.Heading || section[0].Page != block.Page))
            {
                yield return section;
                section = [];
            }
            section.Add(block);
        }
        if (section.Count > 0)
            yield return section;
    }

    private IEnumerable<(string Text, int? Page)> Joined(IEnumerable<(string Text, int? Page)> pieces)
    {
        var passages = new List<(string Text, int Words, int? Page)>();
        foreach (var (piece, page) in pieces)
        {
            var words = Words(piece);
            var open = passages.Count > 0 ? passages[^1] : default;
            var joins = passages.Count > 0 && open.Words + words <= Most && (open.Words < Least || words < Least);
            if (joins)
                passages[^1] = ($"{open.Text}\n{piece}", open.Words + words, open.Page);
            else
                passages.Add((piece, words, page));
        }
        return passages.Select(passage => (passage.Text, passage.Page));
    }

    /// <summary>A block whole, or in runs of sentences of nearly equal length.</summary>
    private List<string> Pieces(string block)
    {
        var words = Words(block);
        if (words <= Most)
            return [block];
        var sentences = Sentences.Split(block).SelectMany(Bounded).ToList();
        var aim = (double)words / Math.Ceiling(1.25 * words / Most);

        var pieces = new List<string>();
        var run = new List<string>();
        var length = 0;
        foreach (var sentence in sentences)
        {
            var more = Words(sentence);
            if (run.Count > 0 && (length + more > Most || length + more / 2.0 > aim))
            {
                pieces.Add(string.Join(' ', run));
                (run, length) = ([], 0);
            }
            run.Add(sentence);
            length += more;
        }
        pieces.Add(string.Join(' ', run));
        return pieces;
    }

    private IEnumerable<string> Bounded(string sentence) =>
        Words(sentence) <= Most
            ? [sentence]
            : sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => word.Chunk(LongestWord).Select(part => new string(part)))
                .Chunk(Most)
                .Select(words => string.Join(' ', words));

    /// <summary>Words, a run of characters without space counting as several.</summary>
    private static int Words(string text)
    {
        var words = 0;
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
                length = 0;
            else if (length++ % LongestWord == 0)
                words++;
        }
        return words;
    }
}
