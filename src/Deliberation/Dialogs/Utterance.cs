namespace Isegoria.Deliberation.Dialogs;

/// <summary>Whose words a span of text is. The gate judges the assistant's own voice; words of others are only screened.</summary>
public enum Voice
{
    Assistant,
    Organiser,
    Citizen,
    Document,
}

/// <summary>A run of text in one voice. Plain text, never markup.</summary>
/// <param name="Citation">For words that stand on a document: the number of the citation, from 1; otherwise 0. Further numbers follow as empty spans.</param>
public sealed record Span(string Text, Voice Voice, int Citation = 0);

/// <summary>A suggested answer, shown as a button: what it says, and the text it sends when pressed.</summary>
public sealed record Choice(string Title, string Value);

/// <summary>One message of the assistant: at most one question, at most 60 words of its own voice.</summary>
/// <param name="Choices">Suggested answers in the order shown; the citizen may always type instead.</param>
public sealed record Utterance(IReadOnlyList<Span> Spans, IReadOnlyList<Choice> Choices)
{
    public string Text => string.Concat(Spans.Select(s => s.Text));

    public static Utterance Say(string text) => new([new Span(text, Voice.Assistant)], []);
}
