using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Dialogs;

/// <summary>Words with placeholders in braces: "Welcome to {title}." What fills a placeholder keeps its own voice.</summary>
public sealed partial class Template
{
    private readonly IReadOnlyList<Part> _parts;

    private Template(string text, IReadOnlyList<Part> parts)
    {
        Text = text;
        _parts = parts;
    }

    /// <summary>As written, placeholders included.</summary>
    public string Text { get; }

    public IEnumerable<string> Placeholders => _parts.Where(p => p.IsPlaceholder).Select(p => p.Text);

    public static Template Parse(string text)
    {
        var parts = new List<Part>();
        var at = 0;
        foreach (Match match in Braces().Matches(text))
        {
            if (match.Index > at)
                parts.Add(new Part(text[at..match.Index], false));
            parts.Add(new Part(match.Groups[1].Value, true));
            at = match.Index + match.Length;
        }
        if (at < text.Length)
            parts.Add(new Part(text[at..], false));
        return new Template(text, parts);
    }

    /// <summary>The words with every placeholder filled; neighbouring spans of one voice are joined.</summary>
    /// <exception cref="InvalidOperationException">A placeholder that <paramref name="value"/> does not know.</exception>
    public IReadOnlyList<Span> Fill(Func<string, IReadOnlyList<Span>> value)
    {
        var spans = new List<Span>();
        foreach (var part in _parts)
        {
            if (!part.IsPlaceholder)
                Append(spans, new Span(part.Text, Voice.Assistant));
            else if (value(part.Text) is { Count: > 0 } filling)
                foreach (var span in filling)
                    Append(spans, span);
            else
                throw new InvalidOperationException($"Nothing fills the placeholder {{{part.Text}}}.");
        }
        return spans;
    }

    private static void Append(List<Span> spans, Span span)
    {
        // "{use}." where the organiser's words bring their own full stop.
        if (spans.Count > 0 && span.Text.StartsWith('.') && spans[^1].Text is [.., '.' or '?' or '!' or '…'])
            span = span with { Text = span.Text[1..] };
        if (span.Text.Length == 0)
            return;
        if (spans.Count > 0 && spans[^1].Voice == span.Voice)
            spans[^1] = spans[^1] with { Text = spans[^1].Text + span.Text };
        else
            spans.Add(span);
    }

    [GeneratedRegex(@"\{([a-z][a-z0-9.-]*)\}")]
    private static partial Regex Braces();

    private readonly record struct Part(string Text, bool IsPlaceholder);
}
