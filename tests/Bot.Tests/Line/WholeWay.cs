using System.Text.Json.Nodes;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Line;

/// <summary>
/// Every shipped dialog from welcome to close, in each language, with every everyday command on the way: the product's own
/// words must pass the product's own gate, or a citizen would be stuck with a notice.
/// </summary>
public sealed class WholeWay(SettledData settled)
{
    private static readonly Dictionary<string, (string[] Commands, string Opinion)> Said = new()
    {
        ["fr"] = (["aide", "mes contributions", "mes données", "annuler", "pause", "reprendre", "une personne", "j’ai une question : combien coûte l’éclairage ?"],
            "Je rentre tard du travail et je tiens à voir où je marche."),
        ["en"] = (["help", "my contributions", "my data", "undo", "pause", "resume", "a person", "I have a question: what does the lighting cost?"],
            "I come home late from work and I want to see where I walk."),
    };

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("deliberation", "fr")]
    [InlineData("deliberation", "en")]
    [InlineData("five-minutes", "fr")]
    [InlineData("five-minutes", "en")]
    public async Task The_way_to_the_close_meets_no_notice(string dialog, string language)
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var consultations = bot.Part<IConsultationStore>();
        var sample = await consultations.FindAsync(new ConsultationId("sample"), Now);
        await consultations.SaveAsync(sample! with { Dialog = dialog }, await SeedsAsync(bot), Now);

        using var citizen = await bot.WelcomedAsync(Now, language);
        var reply = await citizen.WelcomeAsync(Now);
        var commands = new Queue<string>(Said[language].Commands);
        var withheld = Withheld(reply);
        for (var turn = 0; !IsClosed(reply); turn++)
        {
            Assert.True(turn < 120, "The dialog does not come to its close.");
            var text = turn > 2 && commands.TryDequeue(out var command) ? command : Answer(reply, Said[language].Opinion);
            reply = await citizen.RepliesToAsync(await citizen.SayAsync(text, Now), Now);
            withheld = [.. withheld, .. Withheld(reply).Select(w => $"{text} -> {w}")];
        }

        Assert.Empty(commands);
        Assert.Empty(withheld);
        foreach (var text in language == "fr" ? new[] { "effacer", "Tout effacer" } : ["erase", "Erase everything"])
            Assert.Empty(Withheld(await citizen.RepliesToAsync(await citizen.SayAsync(text, Now), Now)));
    }

    private static async Task<IReadOnlyList<Deliberation.Opinions.Statement>> SeedsAsync(LiveBot bot) =>
        (await bot.Part<ITurnJournal>().StatementsAsync(new ConsultationId("sample"), new ConversationId("nobody"), Now)).Others;

    /// <summary>The first suggested answer that goes on; words of one's own where the dialog wants them.</summary>
    internal static string Answer(IReadOnlyList<JsonNode> reply, string opinion)
    {
        var titles = reply[^1]["suggestedActions"]?["actions"]?.AsArray().Select(a => (string)a!["title"]!).ToList() ?? [];
        return titles.FirstOrDefault(t => !t.StartsWith("Ne pas", StringComparison.Ordinal) && !t.StartsWith("Skip", StringComparison.Ordinal)) ?? opinion;
    }

    internal static bool IsClosed(IReadOnlyList<JsonNode> reply) =>
        reply[^1]["channelData"]!["isegoria"]!["stage"]!["closed"]!.GetValue<bool>();

    private static List<string> Withheld(IReadOnlyList<JsonNode> reply) =>
        [.. reply.Where(a => (string?)a["channelData"]!["isegoria"]!["status"] != "passed").Select(a => (string)a["text"]!)];
}
