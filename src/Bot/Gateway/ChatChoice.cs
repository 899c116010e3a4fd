using System.Text.Json;
using System.Text.Json.Nodes;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Bot.Gateway;

/// <summary>
/// One answer of a model on its way out, as pieces that the gate has let through. A text goes sentence by sentence; JSON is
/// let out whole or not at all, as a notice within it would break it.
/// </summary>
internal sealed class ChatChoice(Func<GatedAnswer> gate, bool wantsJson)
{
    private readonly GatedAnswer _text = gate();
    private string _json = "";

    /// <summary>Whether anything of it was shown as text.</summary>
    public bool HasShown { get; private set; }

    /// <summary>Whether the model called a tool, whose arguments are for a program and are not judged.</summary>
    public bool HasCalled { get; set; }

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

    /// <summary>Why the answer ended, as the protocol names it: nothing of it could be shown.</summary>
    public string? FinishReason(string? given) => Worst is PieceVerdict.Withheld && !HasShown && !HasCalled ? "content_filter" : given;

    /// <summary>Every text within it has to pass as it is.</summary>
    private async Task<GatedPiece> WholeAsync(string json, CancellationToken cancellation)
    {
        foreach (var text in TextsIn(json))
        {
            var judged = gate();
            IReadOnlyList<GatedPiece> pieces = [.. await judged.HearAsync(text, cancellation), .. await judged.EndAsync(cancellation)];
            if (judged.Worst is not PieceVerdict.Passed)
                return new GatedPiece("", PieceVerdict.Withheld, [.. pieces.SelectMany(piece => piece.Labels).Distinct()]);
        }
        return new GatedPiece(json, PieceVerdict.Passed, []);
    }

    /// <summary>Names and values alike; what is no JSON after all is judged as it stands.</summary>
    private static IEnumerable<string> TextsIn(string json)
    {
        try
        {
            return [.. Within(JsonNode.Parse(json)).Where(text => text.Any(char.IsLetter))];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            return [json];
        }
    }

    private static IEnumerable<string> Within(JsonNode? node) => node switch
    {
        JsonObject group => group.SelectMany(pair => Within(pair.Value).Prepend(pair.Key)),
        JsonArray list => list.SelectMany(Within),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

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
