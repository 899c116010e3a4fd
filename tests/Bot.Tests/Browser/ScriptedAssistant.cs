using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>
/// Stands in for the bot on the page's side of the wire: a welcome, a consent, an answer with two citations, a reply that
/// is withheld, a close; or a refusal, or an erasure. Deterministic, in both languages.
/// </summary>
internal sealed class ScriptedAssistant
{
    /// <summary>What a citizen says to have everything erased.</summary>
    public const string EraseAll = "Tout effacer";

    private string _language = "fr";
    private int _turn;

    public IEnumerable<JsonObject> Arrived(string locale)
    {
        _language = locale.StartsWith("en", StringComparison.Ordinal) ? "en" : "fr";
        yield return Say(1, Pick("Bonjour\\. Je suis l’assistant : un programme\\. La Ville de Valmont lira le résultat\\.", "Hello\\. I am the assistant, a program\\. The Town of Valmont will read the outcome\\."));
        yield return Say(1, Pick("Acceptez\\-vous que vos réponses soient gardées ?", "May your answers be kept?"), (Pick("Oui", "Yes"), "yes"), (Pick("Non", "No"), "no"));
    }

    public IEnumerable<JsonObject> Answer(string text)
    {
        if (text.StartsWith("/language ", StringComparison.Ordinal))
        {
            _language = text[^2..];
            return [Say(1, Pick("Nous continuons en français\\.", "We go on in English\\."))];
        }

        return (++_turn, text) switch
        {
            (_, "slow") => [],
            (_, "withheld") => [Say(2, Pick("Ce message n’a pas passé le contrôle de neutralité\\.", "This message did not pass the neutrality check\\."), withheld: true)],
            (_, EraseAll) => [Say(1, Pick("Tout est effacé\\.", "Everything is erased\\."), ending: "erased")],
            (1, "Non" or "no") => [Say(1, Pick("C’est entendu\\.", "That is understood\\."), ending: "refused")],
            (1, _) => [Say(2, Pick("Merci\\. Posez une question, ou continuez\\.", "Thank you\\. Ask a question, or go on\\."), (Pick("Continuer", "Go on"), "next"))],
            (2, _) => [Cited(), Say(3, Pick("Êtes\\-vous d’accord avec cette phrase ? *Les bus gratuits aident surtout les jeunes\\.*", "Do you agree with this sentence? *Free buses help mostly the young\\.*"), (Pick("D’accord", "Agree"), "agree"), (Pick("Pas d’accord", "Disagree"), "disagree"), (Pick("Passer", "Pass"), "pass"))],
            _ => [Say(6, Pick("Merci\\. Votre reçu porte le numéro 12\\.", "Thank you\\. Your receipt is number 12\\."), ending: "finished")],
        };
    }

    /// <summary>The cited answer while it grows: its first sentence, or both.</summary>
    /// <param name="stream">The stream it goes on with; none for its first piece.</param>
    public static JsonObject Growing(int sequence, string? stream)
    {
        var whole = new ScriptedAssistant().Cited();
        var sentences = ((string)whole["text"]!).Split(" Les billets", 2);
        whole["type"] = "typing";
        whole["id"] = stream is null ? "grows" : $"grows.{sequence}";
        whole["text"] = sequence == 1 ? $"{sentences[0]}\n\n[1]: cite:1 \"Rapport\"" : (string)whole["text"]!;
        whole["channelData"]!["streamType"] = "streaming";
        whole["channelData"]!["streamSequence"] = sequence;
        if (stream is not null)
            whole["channelData"]!["streamId"] = stream;
        return whole;
    }

    /// <summary>What the stream comes to: the answer, or a notice in its place.</summary>
    public static JsonObject Grown(bool withheld = false)
    {
        var assistant = new ScriptedAssistant();
        var final = withheld ? assistant.Say(2, "Ce message n’a pas passé le contrôle de neutralité\\.", withheld: true) : assistant.Cited();
        final["channelData"]!["streamType"] = "final";
        final["channelData"]!["streamId"] = "grows";
        return final;
    }

    private string Pick(string french, string english) => _language == "en" ? english : french;

    private JsonObject Cited()
    {
        var text = Pick("En 2022, 21 000 personnes prenaient le bus chaque jour\\. [1][1] Les billets paient un quart du coût\\. [2][2]\n\n&lt;b&gt; reste du texte\\.", "In 2022, 21,000 people took the bus each day\\. [1][1] Tickets pay a quarter of the cost\\. [2][2]")
            + "\n\n[1]: cite:1 \"Rapport\"\n[2]: cite:2 \"Budget\"";
        var activity = Say(2, text);
        activity["channelData"]!["isegoria"]!["citations"] = new JsonArray(
            Citation(1, "Rapport annuel des transports", "Fréquentation › Bus", "En 2022, 21 000 personnes prenaient le bus chaque jour ouvré, contre 19 400 en 2019."),
            Citation(2, "Budget de la ville, version longue pour les commissions", "Recettes", "Les billets et abonnements couvrent 25 % du coût des bus."));
        return activity;
    }

    private static JsonObject Citation(int number, string title, string heading, string quote) => new()
    {
        ["number"] = number,
        ["document"] = $"d{number}",
        ["title"] = title,
        ["heading"] = heading,
        ["quote"] = quote,
        ["passage"] = $"d{number}/3",
    };

    private JsonObject Say(int stage, string text, params (string Title, string Value)[] choices) => Say(stage, text, "none", false, choices);

    private JsonObject Say(int stage, string text, string ending = "none", bool withheld = false, params (string Title, string Value)[] choices)
    {
        string[] french = ["Accueil", "S’informer", "Exprimer", "Rencontrer", "Converger", "Conclure"];
        string[] english = ["Welcome", "Learn", "Express", "Meet", "Converge", "Close"];
        return new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = "assistant", ["role"] = "bot" },
            ["text"] = text,
            ["textFormat"] = "markdown",
            ["suggestedActions"] = choices.Length == 0 ? null : new JsonObject
            {
                ["actions"] = new JsonArray([.. choices.Select(c => new JsonObject { ["type"] = "imBack", ["title"] = c.Title, ["value"] = c.Value })]),
            },
            ["channelData"] = new JsonObject
            {
                ["isegoria"] = new JsonObject
                {
                    ["stage"] = new JsonObject { ["number"] = stage, ["of"] = 6, ["title"] = _language == "en" ? english[stage - 1] : french[stage - 1], ["closed"] = ending != "none", ["ending"] = ending },
                    ["language"] = _language,
                    ["status"] = withheld ? "withheld" : "passed",
                    ["citations"] = new JsonArray(),
                    ["turn"] = $"turn-{_turn}",
                },
            },
        };
    }
}
