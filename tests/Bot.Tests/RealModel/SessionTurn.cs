using System.Globalization;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.RealModel;

/// <summary>A question to the real model and what became of it.</summary>
/// <param name="Answers">What the model gave for it: the answer, then rewritings of it.</param>
internal sealed record SessionTurn(string Question, Turn Turn, IReadOnlyList<ModelAnswer> Answers, TimeSpan Took)
{
    /// <summary>The model's sentences that stand in the draft, each with what it cites.</summary>
    public IReadOnlyList<(string Text, IReadOnlyList<Citation> Cited)> Kept => [.. Turn.Draft.Messages.SelectMany(message => Told(message.Spans))];

    /// <summary>Sentences it wrote that the draft could have held.</summary>
    public int Written => Answers.Count == 0 ? 0 : CitedAnswer.Read(Answers[0].Answer, Answers[0].Finish == "length").Count;

    public bool IsFlagged => Turn.Verdict is Verdict.Rewritten or Verdict.Withheld { Reason: WithheldReason.Flagged };

    /// <summary>Why quotations stand in for the model; none where they do not.</summary>
    public string? FellBack => Turn.Draft.Writer.Split(": ") is [var writer, var reason] && writer.StartsWith("extractive", StringComparison.Ordinal) ? reason : null;

    /// <summary>For a reader: question, answer, writer, verdict, time.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        citizen: {Question}
        model:   {string.Join(" | ", Answers.Select(answer => answer.Answer.ReplaceLineEndings(" ")))}
        bot:     {string.Join(' ', Turn.Reply.Messages.Select(message => message.Text))}
                 ({Turn.Draft.Writer}, {Turn.Verdict.GetType().Name}, {Took.TotalSeconds:0.0} s; {Kept.Count} of {Written} sentences kept)

        """);

    /// <summary>In the assistant's voice with a number: only a model's words are.</summary>
    private IEnumerable<(string Text, IReadOnlyList<Citation> Cited)> Told(IReadOnlyList<Span> spans)
    {
        for (var at = 0; at < spans.Count; at++)
        {
            if (spans[at] is not { Voice: Voice.Assistant, Citation: > 0, Text.Length: > 0 } said)
                continue;
            var numbers = spans.Skip(at + 1).TakeWhile(span => span is { Text.Length: 0, Citation: > 0 }).Select(span => span.Citation).Prepend(said.Citation);
            yield return (said.Text.Trim(), [.. numbers.Select(number => Turn.Draft.Citations.Single(citation => citation.Number == number))]);
        }
    }
}
