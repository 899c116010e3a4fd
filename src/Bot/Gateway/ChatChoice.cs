using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Bot.Gateway;

/// <summary>
/// One answer of a model on its way out, as pieces that the gate has let through. A text goes sentence by sentence; JSON and
/// calls of tools are let out whole or not at all, as a notice within them would break them.
/// </summary>
/// <param name="notice">What stands where calls were withheld.</param>
internal sealed class ChatChoice(Func<GatedAnswer> gate, bool wantsJson, string notice)
{
    private readonly GatedAnswer _text = gate();
    private string _json = "";
    private bool _callsWithheld;

    /// <summary>Whether anything of it was shown as text.</summary>
    public bool HasShown { get; private set; }

    /// <summary>Whether the model called tools and the calls were let out.</summary>
    public bool HasCalled { get; private set; }

    public PieceVerdict Worst { get; private set; }

    public async Task<IReadOnlyList<GatedPiece>> HearAsync(string more, CancellationToken cancellation)
    {
        if (!wantsJson)
            return Noted(await _text.HearAsync(more, cancellation));
        _json += more;
        return [];
    }

    public async Task<IReadOnlyList<GatedPiece>> EndAsync(CancellationToken cancellation)
    {
        if (!wantsJson)
            return Noted(await _text.EndAsync(cancellation));
        var json = _json;
        _json = "";
        return json.Length == 0 ? [] : Noted([await WholeAsync(json, cancellation)]);
    }

    /// <summary>A model's own words for why it does not answer, judged like an answer.</summary>
    public async Task<string> RefusalAsync(string said, CancellationToken cancellation)
    {
        var judged = gate();
        var pieces = Noted([.. await judged.HearAsync(said, cancellation), .. await judged.EndAsync(cancellation)]);
        return string.Concat(pieces.Select(piece => piece.Text));
    }

    /// <summary>
    /// All calls of the answer or none: some may need the others. What stands in their place where a sentence in their arguments
    /// does not pass as it is; none where they may go out. Nothing in them is put into other words: a program takes it at its word.
    /// </summary>
    /// <param name="isCallers">Whether a text is the caller's own, handed on by the model: it is not the model's to answer for.</param>
    public async Task<GatedPiece?> InPlaceOfAsync(ChatCalls calls, Func<string, bool> isCallers, CancellationToken cancellation)
    {
        _callsWithheld = false;
        if (await WhyNotAsync(calls.Sentences().Where(text => !isCallers(text)), cancellation) is not { } labels)
        {
            HasCalled = calls.Any;
            return null;
        }
        _callsWithheld = true;
        return Noted([new GatedPiece(wantsJson ? "" : HasShown ? $"\n{notice}" : notice, PieceVerdict.Withheld, labels)])[0];
    }

    /// <summary>Why the answer ended, as the protocol names it: nothing of it could be shown, or what it was to end in was withheld.</summary>
    public string? FinishReason(string? given) => _callsWithheld || (Worst is PieceVerdict.Withheld && !HasShown && !HasCalled) ? "content_filter" : given;

    private async Task<GatedPiece> WholeAsync(string json, CancellationToken cancellation) => await WhyNotAsync(ChatCalls.TextsIn(json), cancellation) is { } labels
        ? new GatedPiece("", PieceVerdict.Withheld, labels)
        : new GatedPiece(json, PieceVerdict.Passed, []);

    /// <summary>The labels of the first text that does not pass as it is; none where all pass.</summary>
    private async Task<IReadOnlyList<BiasLabel>?> WhyNotAsync(IEnumerable<string> texts, CancellationToken cancellation)
    {
        foreach (var text in texts)
        {
            var judged = gate();
            IReadOnlyList<GatedPiece> pieces = [.. await judged.HearAsync(text, cancellation), .. await judged.EndAsync(cancellation)];
            if (judged.Worst is not PieceVerdict.Passed)
                return [.. pieces.SelectMany(piece => piece.Labels).Distinct()];
        }
        return null;
    }

    private IReadOnlyList<GatedPiece> Noted(IReadOnlyList<GatedPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            Worst = (PieceVerdict)Math.Max((int)Worst, (int)piece.Verdict);
            HasShown |= piece.Verdict is not PieceVerdict.Withheld && piece.Text.Any(char.IsLetterOrDigit);
        }
        return pieces;
    }
}
