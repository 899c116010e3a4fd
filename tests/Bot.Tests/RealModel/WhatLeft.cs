using System.Text.RegularExpressions;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.RealModel;

/// <summary>
/// What may leave after a question, looked at without the line's own means: words of ours, quotations that stand in a found
/// passage, sentences of the model's whose figures and words stand in what they cite.
/// </summary>
internal sealed partial class WhatLeft(ReplyWords words, Notices notices)
{
    /// <summary>Share of a sentence's longer words; the line itself asks for more.</summary>
    private const double LeastShared = 0.6;

    private const int Beginning = 5;

    /// <summary>Every breach of the promise; empty where it is kept.</summary>
    public IEnumerable<string> Breaches(SessionTurn asked)
    {
        var turn = asked.Turn;
        return Citations(turn)
            .Concat(turn.Reply.Messages.SelectMany(message => message.Spans).SelectMany(span => Words(span, turn)))
            .Concat(turn.Verdict.LetsOut() ? asked.Kept.SelectMany(one => Sentence(one.Text, one.Cited)) : [])
            .Concat(Gate(asked))
            .Select(breach => $"{breach} (after: {asked.Question})");
    }

    private static IEnumerable<string> Citations(Turn turn) =>
        from citation in turn.Reply.Citations
        where !turn.Findings.Passages.Any(found => found.Passage.Id == citation.Passage && found.Passage.Text.Contains(citation.Quote, StringComparison.Ordinal))
        select $"cited and not there: {citation.Quote}";

    private IEnumerable<string> Words(Span span, Turn turn)
    {
        var text = span.Text.Trim();
        if (span.Voice == Voice.Document && turn.Reply.Citations.All(citation => citation.Quote != text || citation.Number != span.Citation))
            yield return $"not what its citation says: {text}";
        if (span.Voice == Voice.Assistant && span.Citation == 0 && text.Length > 0 && !IsOurs(text, turn))
            yield return $"nobody's words: {text}";
    }

    private bool IsOurs(string text, Turn turn)
    {
        var language = turn.Draft.Language;
        string[] said =
        [
            words.Answer(language), words.Contributions(language), words.OtherLanguage(language), words.OtherSide(language), words.OneSided(language),
            words.Unanswered(language), words.QuotedInstead(language), words.NoFigure(language), words.NoDate(language),
            words.Part(0, language), words.Part(1, language), words.Part(2, language),
            words.SideFor(language), words.SideAgainst(language), words.NoAdvice(language), words.NoSides(language), words.ManyMatters(language), Notices.In(notices.Flagged, language), Notices.In(notices.CouldNotJudge, language),
            .. turn.Move.Say.Select(message => message.Text),
        ];
        return said.Where(ours => ours.Length > 0).Aggregate(text, (left, ours) => left.Replace(ours, "", StringComparison.Ordinal)).Trim().Length == 0;
    }

    private static IEnumerable<string> Sentence(string text, IReadOnlyList<Citation> cited)
    {
        var known = string.Join('\n', cited.Select(citation => $"{citation.Title}\n{citation.Heading}\n{citation.Quote}"));
        foreach (var number in Numbers(text).Except(Numbers(known)))
            yield return $"a number of its own, {number}: {text}";
        var said = Long(text);
        if (said.Count == 0 || said.Count(Long(known).Contains) < LeastShared * said.Count)
            yield return $"other words than its sources: {text}";
    }

    private static IEnumerable<string> Gate(SessionTurn asked)
    {
        var turn = asked.Turn;
        if (!turn.Verdict.LetsOut())
            yield break;
        foreach (var sentence in turn.Verdict.Sentences.Where(sentence => sentence.Exceeded.Count > 0))
            yield return $"let out though judged {string.Join(", ", sentence.Exceeded)}: {sentence.Text}";
        foreach (var (text, _) in asked.Kept.Where(one => !turn.Verdict.Sentences.Any(judged => judged.Text.Contains(one.Text, StringComparison.Ordinal))))
            yield return $"never judged: {text}";
    }

    private static IEnumerable<string> Numbers(string text) => Digits().Matches(text).Select(number => Separator().Replace(number.Value, ""));

    private static HashSet<string> Long(string text) =>
        [.. Word().Matches(text.ToLowerInvariant()).Select(word => word.Value.Length > Beginning ? word.Value[..Beginning] : word.Value)];

    [GeneratedRegex(@"\d+(?:[.,'\u00A0\u202F ]\d+)*")]
    private static partial Regex Digits();

    [GeneratedRegex(@"[^\d.]|\.(?=\d{3}\b)")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();
}
