using System.Globalization;
using System.Text.Json.Nodes;

namespace Isegoria.Bot.Tests.Mediation;

/// <summary>A simulated citizen of a caucus, in French, over Direct Line: says what the dialog asks for, and ranks by a taste.</summary>
internal sealed class Member(CitizenOnTheWire citizen, string opinion, bool told = true, bool shown = true) : IDisposable
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public CitizenOnTheWire Citizen => citizen;

    public string Opinion => opinion;

    public static async Task<Member> ArriveAsync(Uri host, string opinion, bool told = true, bool shown = true, string? room = null)
    {
        var citizen = new CitizenOnTheWire(host);
        await citizen.ArriveAsync("sample", "fr", Now, room);
        await citizen.WelcomeAsync(Now);
        return new Member(citizen, opinion, told, shown);
    }

    /// <summary>From the consent to the opinion, and past the votes, as far as it goes.</summary>
    public async Task OpineAsync()
    {
        await citizen.AskAsync("J’accepte", Now);
        await citizen.AskAsync(told ? "Oui, m’avertir" : "Non merci", Now);
        await citizen.AskAsync("Donner mon avis", Now);
        await citizen.AskAsync(shown ? "Oui, sans mon nom" : "Non", Now);
        var said = await citizen.AskAsync(opinion, Now);
        while (said.Any(text => text.StartsWith("Avis ", StringComparison.Ordinal)))
            said = await citizen.AskAsync("Je passe", Now);
    }

    /// <summary>What was said unasked, once one message of it matches.</summary>
    public Task<JsonNode> ToldAsync(string words) =>
        citizen.ToldAsync(activity => activity["replyToId"] is null && Plain((string?)activity["text"] ?? "").Contains(words, StringComparison.Ordinal), Now);

    /// <summary>The candidates as this citizen was shown them last, in their order.</summary>
    public async Task<IReadOnlyList<string>> CandidatesAsync()
    {
        // The channel's text is Markdown, in which "1." is written "1\\.".
        var texts = (await citizen.ActivitiesAsync(Now)).Where(CitizenOnTheWire.IsFromBot).Select(a => Plain((string?)a["text"] ?? "")).ToList();
        var first = texts.FindLastIndex(text => text.StartsWith("1. ", StringComparison.Ordinal));
        return [.. texts.Skip(first).TakeWhile((text, at) => text.StartsWith($"{at + 1}. ", StringComparison.Ordinal)).Select(text => text[3..])];
    }

    /// <summary>Types a whole ranking: by how much a candidate shares with what this citizen wants.</summary>
    public async Task<IReadOnlyList<string>> RankAsync(Func<string, int> taste)
    {
        var order = (await CandidatesAsync()).Index().OrderBy(one => taste(one.Item)).Select(one => (one.Index + 1).ToString(CultureInfo.InvariantCulture));
        return await citizen.AskAsync(string.Join(", ", order), Now);
    }

    /// <summary>Without the escapes of Markdown.</summary>
    public static string Plain(string text) => text.Replace("\\", "", StringComparison.Ordinal);

    public void Dispose() => citizen.Dispose();
}
