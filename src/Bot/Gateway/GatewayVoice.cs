using System.Text.Json.Nodes;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Gateway;

/// <summary>What the gateway puts around a model: the charter's rules before it, the gate and the rewriting behind it, and word of what they did.</summary>
public sealed class GatewayVoice(BiasGate gate, IBiasClassifier classifier, Rewriting rewriting, DemocraticCharter charter, GatewayWords words)
{
    /// <summary>What a model is told first.</summary>
    public string CharterFor(Language language) =>
        string.Join('\n', charter.ModelRules(language).Select(rule => $"- {rule}").Prepend(words.Said.In("preamble", language)));

    /// <param name="account">Whom rewriting is charged to.</param>
    public GatedAnswer Gate(ConsultationId account, Language language) => new(gate, rewriting, words.Said.In("withheld", language), account, language);

    /// <summary>An answer that is about to come in.</summary>
    internal ChatChoice Choice(ConsultationId account, ChatRequest request) =>
        new(() => Gate(account, request.Language), request.WantsJson, words.Said.In("withheld", request.Language));

    /// <summary>What was done to a whole answer, and by what it was judged.</summary>
    public JsonObject MarkOf(PieceVerdict verdict, Language language) => new()
    {
        ["verdict"] = NameOf(verdict),
        ["gate"] = classifier.Version,
        ["charter"] = $"{charter.Id}/{charter.Version}",
        ["language"] = language.Code,
    };

    /// <summary>What was done to a sentence, and why; never the words that were taken out.</summary>
    public static JsonObject MarkOf(GatedPiece piece) => new()
    {
        ["verdict"] = NameOf(piece.Verdict),
        ["labels"] = new JsonArray([.. piece.Labels.Select(label => (JsonNode)label.ToString().ToLowerInvariant())]),
    };

    private static string NameOf(PieceVerdict verdict) => verdict.ToString().ToLowerInvariant();
}

/// <summary>The words of <c>prompts/gateway.yaml</c>.</summary>
public sealed record GatewayWords(SpokenWords Said);
