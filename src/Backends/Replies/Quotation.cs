using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Backends.Replies;

/// <summary>Messages that quote, being put together. Neighbouring sentences of one paragraph are one quotation with one number.</summary>
internal sealed class Quotation(Language language, ReplyWords words)
{
    /// <summary>Words of one message in the assistant's own voice.</summary>
    private const int MostWords = 60;

    private readonly List<Utterance> _messages = [];
    private readonly List<Citation> _citations = [];

    public Language Language => language;

    public IReadOnlyList<Utterance> Messages => _messages;

    public IReadOnlyList<Citation> Citations => _citations;

    /// <summary>One message: the opening words, then the sentences verbatim.</summary>
    public void Say(string opening, IReadOnlyList<Candidate> sentences)
    {
        var spans = new List<Span> { new(opening, Voice.Assistant) };
        foreach (var run in Runs(sentences))
        {
            var foreign = run[0].Found.Passage.Language != language;
            spans.Add(new Span(foreign ? $" {words.OtherLanguage(language)} " : " ", Voice.Assistant));
            spans.Add(Cite(run));
        }
        _messages.Add(new Utterance(spans, []));
    }

    /// <summary>Sentences in the assistant's own words, each with the numbers of what it stands on; as many messages as their length needs.</summary>
    public void Tell(string? opening, IReadOnlyList<SupportedSentence> sentences)
    {
        var spans = opening is null ? new List<Span>() : [new Span(opening, Voice.Assistant)];
        var words = spans.Sum(span => Length(span.Text));
        foreach (var sentence in sentences)
        {
            var more = Length(sentence.Text);
            if (spans.Count > 0 && words + more > MostWords)
            {
                _messages.Add(new Utterance(spans, []));
                (spans, words) = ([], 0);
            }
            var numbers = sentence.Footings.Select(footing => Cite(footing.Found, footing.At).Number).Distinct().ToList();
            spans.Add(new Span(spans.Count == 0 ? sentence.Text : $" {sentence.Text}", Voice.Assistant, numbers[0]));
            spans.AddRange(numbers.Skip(1).Select(number => new Span("", Voice.Assistant, number)));
            words += more;
        }
        _messages.Add(new Utterance(spans, []));
    }

    private static int Length(string text) => text.Count(char.IsWhiteSpace) + 1;

    private Span Cite(List<Candidate> run)
    {
        var citation = Cite(run[0].Found, run[0].At.Start..run[^1].At.End);
        return new Span(citation.Quote, Voice.Document, citation.Number);
    }

    /// <summary>A new number, or the one these words have already.</summary>
    private Citation Cite(FoundPassage found, Range at)
    {
        var (passage, document) = (found.Passage, found.Document);
        var quote = passage.Text[at];
        if (_citations.Find(known => known.Passage == passage.Id && known.Quote == quote) is { } known)
            return known;
        var start = at.Start.GetOffset(passage.Text.Length);
        var citation = new Citation(
            _citations.Count + 1, document.Id, document.Title, passage.Id, passage.Heading, quote, passage.Page, start, document.Stance);
        _citations.Add(citation);
        return citation;
    }

    private static List<List<Candidate>> Runs(IReadOnlyList<Candidate> sentences)
    {
        var runs = new List<List<Candidate>>();
        foreach (var sentence in sentences)
        {
            if (runs.Count > 0 && Follows(runs[^1][^1], sentence))
                runs[^1].Add(sentence);
            else
                runs.Add([sentence]);
        }
        return runs;
    }

    private static bool Follows(Candidate last, Candidate next) =>
        last.Found.Passage.Id == next.Found.Passage.Id
        && last.Position + 1 == next.Position
        && !last.Found.Passage.Text[last.At.End..next.At.Start].Contains('\n', StringComparison.Ordinal);
}
