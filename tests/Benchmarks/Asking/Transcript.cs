using System.Globalization;
using System.Text;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Benchmarks.Asking;

/// <summary>A session as Markdown: question, answer with its citations, who wrote it, what the gate said, how long it took.</summary>
internal sealed class Transcript(string title, string? model)
{
    private readonly List<AskedQuestion> _asked = [];
    private readonly StringBuilder _text = new();

    public void Add(AskedQuestion asked, TextWriter also)
    {
        _asked.Add(asked);
        var entry = Entry(asked, _asked.Count);
        _text.Append(entry);
        also.Write(entry);
    }

    public string Summary
    {
        get
        {
            var times = _asked.Select(asked => asked.Took.TotalMilliseconds).Order().ToList();
            var left = _asked.Where(asked => asked.Verdict.LetsOut()).ToList();
            return times.Count == 0 ? "Nothing was asked." : string.Create(CultureInfo.InvariantCulture, $"""
                {_asked.Count} questions: {left.Count(asked => !asked.Draft.Unanswered)} answered, {left.Count(asked => asked.Draft.Unanswered)} told as not in the documents, {_asked.Count - left.Count} withheld by the gate.
                Quotations for want of a usable answer of the model's: {_asked.Count(asked => asked.FellBack)}. From question to verdict: p50 {times[times.Count / 2]:0} ms, p95 {times[times.Count * 95 / 100]:0} ms.
                """);
        }
    }

    public override string ToString() => $"""
        # {title}

        {(model is null ? "Without a language model: answers are quotations." : $"With the language model {model}.")} {Summary}

        {_text}
        """;

    private static string Entry(AskedQuestion asked, int number)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**{number}. {asked.Question}**\n\n");
        if (asked.Verdict.LetsOut())
            Answer(text, asked);
        else
            Withheld(text, asked.Verdict);
        text.Append(CultureInfo.InvariantCulture, $"`{asked.Draft.Writer}` · {asked.Verdict.GetType().Name} · {asked.Took.TotalMilliseconds:0} ms\n\n");
        return text.ToString();
    }

    private static void Answer(StringBuilder text, AskedQuestion asked)
    {
        foreach (var message in asked.Draft.Messages)
            text.Append(CultureInfo.InvariantCulture, $"{string.Concat(message.Spans.Select(Shown)).Trim()}\n\n");
        foreach (var citation in asked.Draft.Citations)
            text.Append(CultureInfo.InvariantCulture, $"- [{citation.Number}] {Place(citation, asked.Findings)}\n");
        text.Append(asked.Draft.Citations.Count > 0 ? "\n" : "");
    }

    private static void Withheld(StringBuilder text, Verdict verdict)
    {
        text.Append("(withheld)\n\n");
        foreach (var sentence in verdict.Sentences.Where(sentence => sentence.Exceeded.Count > 0))
            text.Append(CultureInfo.InvariantCulture, $"- {sentence.Voice}, {string.Join(", ", sentence.Exceeded)} {sentence.Score.Biased:0.00}: {sentence.Text}\n");
        text.Append('\n');
    }

    /// <summary>Words of documents in quotation marks, numbers of citations in brackets.</summary>
    private static string Shown(Span span)
    {
        var words = span.Voice == Voice.Document ? $"“{span.Text.Trim().ReplaceLineEndings(" ")}”" : span.Text;
        return span.Citation > 0 ? $"{words} [{span.Citation}]" : words;
    }

    /// <summary>Document, section, page and file.</summary>
    private static string Place(Citation citation, Findings findings)
    {
        var found = findings.Passages.First(found => found.Passage.Id == citation.Passage);
        var section = citation.Heading.Length > 0 && citation.Heading != citation.Title ? $", “{citation.Heading}”" : "";
        var page = found.Passage.Page is { } at ? string.Create(CultureInfo.InvariantCulture, $", page {at}") : "";
        return $"{citation.Title}{section}{page} ({found.Document.Source})";
    }
}
