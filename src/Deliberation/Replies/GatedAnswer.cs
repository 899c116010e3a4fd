using System.Text;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Replies;

/// <summary>What became of a stretch of a model's answer.</summary>
public enum PieceVerdict
{
    /// <summary>It is as the model wrote it.</summary>
    Passed,

    /// <summary>It was flagged, put into other words once, and so it passed.</summary>
    Rewritten,

    /// <summary>A notice stands in its place; nothing at all where the one before it was withheld, too.</summary>
    Withheld,
}

/// <param name="Text">What may be shown, with the white space after it.</param>
/// <param name="Labels">Why the model's own words did not pass; empty where they did, and where the gate could not judge.</param>
public sealed record GatedPiece(string Text, PieceVerdict Verdict, IReadOnlyList<BiasLabel> Labels);

/// <summary>
/// The answer of a language model that others talk with, let out sentence by sentence. What has been let out so far is judged
/// together with each further sentence, as a reader will read it; a sentence with which that does not pass is rewritten once
/// or replaced. One answer, one call at a time.
/// </summary>
/// <param name="withheld">What stands in the place of a sentence that is not let out.</param>
/// <param name="account">Whom the rewriting is charged to.</param>
public sealed partial class GatedAnswer(BiasGate gate, Rewriting rewriting, string withheld, ConsultationId account, Language language)
{
    /// <summary>A stretch without an end is judged once it is this long, in characters: nobody waits for ever.</summary>
    private const int LongestStretch = 4_000;

    private readonly StringBuilder _out = new();
    private readonly StringBuilder _waiting = new();
    private bool _noticed;

    /// <summary>What the gate decided so far: the worst of it.</summary>
    public PieceVerdict Worst { get; private set; }

    /// <summary>Takes more of the answer; what of it can be shown now. A sentence is finished once another has begun.</summary>
    public async Task<IReadOnlyList<GatedPiece>> HearAsync(string more, CancellationToken cancellation)
    {
        _waiting.Append(more);
        var text = _waiting.ToString();
        var starts = Bias.Sentences.Ranges(text).Select(range => range.Start.Value).Skip(1).ToList();
        if (starts.Count == 0 && text.Length > LongestStretch)
            starts.Add(text.Length);
        if (starts.Count == 0)
            return [];
        _waiting.Remove(0, starts[^1]);
        return await LetOutAsync(text, starts, cancellation);
    }

    /// <summary>The rest, once nothing more comes.</summary>
    public async Task<IReadOnlyList<GatedPiece>> EndAsync(CancellationToken cancellation)
    {
        var text = _waiting.ToString();
        _waiting.Clear();
        var starts = Bias.Sentences.Ranges(text).Select(range => range.Start.Value).Skip(1).Append(text.Length);
        return text.Length == 0 ? [] : await LetOutAsync(text, [.. starts], cancellation);
    }

    private async Task<IReadOnlyList<GatedPiece>> LetOutAsync(string text, IReadOnlyList<int> ends, CancellationToken cancellation)
    {
        var (pieces, from) = (new List<GatedPiece>(), 0);
        foreach (var end in ends)
        {
            var piece = await PieceAsync(text[from..end], cancellation);
            (Worst, from) = ((PieceVerdict)Math.Max((int)Worst, (int)piece.Verdict), end);
            pieces.Add(piece);
        }
        return pieces;
    }

    private async Task<GatedPiece> PieceAsync(string words, CancellationToken cancellation)
    {
        var verdict = await JudgeAsync(words, cancellation);
        if (verdict is Verdict.Passed)
            return Out(words, PieceVerdict.Passed, []);
        IReadOnlyList<BiasLabel> labels = [.. verdict.Sentences.SelectMany(sentence => sentence.Exceeded).Distinct()];
        if (verdict is Verdict.Withheld { Reason: WithheldReason.Flagged } && await RewrittenAsync(words, cancellation) is { } again)
            return Out(again, PieceVerdict.Rewritten, labels);
        return Notice(words, labels);
    }

    private async Task<string?> RewrittenAsync(string words, CancellationToken cancellation)
    {
        var lead = ListMark().Match(words).Length;
        var sentence = words[lead..].TrimEnd();
        if (sentence.Length == 0 || await rewriting.AgainAsync(account, sentence, language, cancellation) is not { } other)
            return null;
        var again = words[..lead] + other + words[(lead + sentence.Length)..];
        return await JudgeAsync(again, cancellation) is Verdict.Passed ? again : null;
    }

    /// <summary>What has been let out together with the next words: as much of it as the classifier reads with them.</summary>
    private Task<Verdict> JudgeAsync(string words, CancellationToken cancellation)
    {
        var whole = _out.ToString() + words;
        var windows = SentenceWindows.Ranges(whole, [.. Bias.Sentences.Ranges(whole)]);
        var from = windows.Where(window => window.End.Value > _out.Length).Select(window => window.Start.Value).DefaultIfEmpty(whole.Length).First();
        return gate.LookAsync(whole[from..], Voice.Assistant, language, cancellation);
    }

    private GatedPiece Out(string words, PieceVerdict verdict, IReadOnlyList<BiasLabel> labels)
    {
        _out.Append(words);
        _noticed = false;
        return new GatedPiece(words, verdict, labels);
    }

    /// <summary>Said once for neighbours; the white space stays, so that what follows stands where it stood.</summary>
    private GatedPiece Notice(string words, IReadOnlyList<BiasLabel> labels)
    {
        var notice = _noticed ? "" : withheld + words[words.TrimEnd().Length..];
        _noticed = true;
        return new GatedPiece(notice, PieceVerdict.Withheld, labels);
    }

    /// <summary>What stands before a sentence in a list or a heading of Markdown.</summary>
    [GeneratedRegex(@"^\s*(?:(?:[-*•>]|#{1,6}|\d{1,2}[.)])\s+)*")]
    private static partial Regex ListMark();
}
