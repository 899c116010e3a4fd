using System.Text;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Deliberation.Bias;

/// <summary>A sentence, or several neighbours, as the classifier reads it. Organiser where no word of it is the assistant's.</summary>
internal sealed record OutgoingSentence(string Text, Voice Voice)
{
    /// <summary>The words of documents it renders; null where it stands on none, or is judged with its neighbours.</summary>
    public string? Source { get; init; }
}

/// <summary>
/// Everything a citizen would see of a draft. Our own voice (assistant, organiser) is judged in <see cref="SentenceWindows"/>
/// and without the words of others, which leave an elided quotation where they stood; those words are screened by themselves,
/// sentence by sentence. What renders a document in our own voice is held against that document's words besides.
/// </summary>
internal static class OutgoingSentences
{
    public static IReadOnlyList<OutgoingSentence> Of(Draft draft)
    {
        var shown = draft.Messages.SelectMany(message => OfMessage(message, draft.Language));
        var rendered = draft.Messages.SelectMany(message => Rendered(message, draft.Citations));
        var cited = draft.Citations
            .SelectMany(citation => new[] { Above(citation.Title, citation.Quote), Above(citation.Heading, citation.Quote), citation.Quote })
            .SelectMany(text => In(text, Voice.Document));
        return [.. shown.Concat(cited), .. rendered];
    }

    private static IEnumerable<OutgoingSentence> OfMessage(Utterance message, Language language) =>
        Own(message.Spans, language)
            .Concat(message.Choices.SelectMany(choice => In(choice.Title, Voice.Assistant)))
            .Concat(message.Spans.Where(span => !IsOwn(span)).SelectMany(span => In(span.Text, span.Voice)));

    private static IEnumerable<OutgoingSentence> Rendered(Utterance message, IReadOnlyList<Citation> citations)
    {
        foreach (var (i, span) in message.Spans.Index().Where(span => span.Item is { Voice: Voice.Assistant, Citation: > 0 } && !string.IsNullOrWhiteSpace(span.Item.Text)))
        {
            var further = message.Spans.Skip(i + 1).TakeWhile(next => next is { Text: "", Citation: > 0 });
            var numbers = further.Prepend(span).Select(cited => cited.Citation).ToHashSet();
            var quotes = citations.Where(citation => numbers.Contains(citation.Number)).Select(citation => citation.Quote);
            yield return new OutgoingSentence(span.Text.Trim(), span.Voice) { Source = string.Join(' ', quotes) };
        }
    }

    /// <summary>A title is no sentence, and alone says little of what it means ("The bats of the river"): it is judged as it is read, before the words below it.</summary>
    private static string Above(string title, string quote) =>
        title.Length == 0 || Sentences.Split(quote) is not [var first, ..] ? title : $"{title}: {first}";

    private static IEnumerable<OutgoingSentence> In(string text, Voice voice) =>
        Sentences.Split(text).Select(sentence => new OutgoingSentence(sentence, voice));

    private static IEnumerable<OutgoingSentence> Own(IReadOnlyList<Span> spans, Language language)
    {
        var text = new StringBuilder();
        var voices = new List<Voice>();
        for (var i = 0; i < spans.Count; i++)
        {
            var followed = spans.Skip(i + 1).Any(later => IsOwn(later) && later.Text.AsSpan().Trim().Length > 0);
            text.Append(IsOwn(spans[i]) ? spans[i].Text : InPlaceOf(spans[i].Text, text.ToString(), followed, language));
            while (voices.Count < text.Length)
                voices.Add(spans[i].Voice);
        }

        var own = text.ToString();
        foreach (var range in SentenceWindows.Ranges(own, [.. Sentences.Ranges(own)]))
        {
            var (start, length) = range.GetOffsetAndLength(own.Length);
            var speakers = Enumerable.Range(start, length).Where(at => !char.IsWhiteSpace(own[at])).Select(at => voices[at]).ToHashSet();
            if (speakers.Contains(Voice.Assistant))
                yield return new OutgoingSentence(own[range], Voice.Assistant);
            else if (speakers.Contains(Voice.Organiser))
                yield return new OutgoingSentence(own[range], Voice.Organiser);
        }
    }

    /// <summary>A line break where the others' words stand as sentences of their own, otherwise an elided quotation.</summary>
    private static string InPlaceOf(string others, string before, bool followed, Language language)
    {
        var lead = before.AsSpan().TrimEnd();
        if (lead.Length > 0 && "«“„\"".Contains(lead[^1]))
            return "…";
        if (Sentences.EndsOne(before) && (!followed || Sentences.EndsOne(others)))
            return "\n";
        return language == Language.French ? "«\u00a0…\u00a0»" : "“…”";
    }

    private static bool IsOwn(Span span) => span.Voice is Voice.Assistant or Voice.Organiser;
}
