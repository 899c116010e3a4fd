using System.Text.Json.Nodes;
using Isegoria.Bot.Commands;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;
using Microsoft.Data.Sqlite;

namespace Isegoria.Bot.Tests.Commands;

/// <summary>The record of a conversation: whether it holds, a copy of it for its citizen, and its erasure where they ask the team for it.</summary>
public sealed class VerifyCommandTests(SettledData settled)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_turn_that_was_changed_in_the_store_is_named()
    {
        await using var bot = await SpokenAsync();
        Assert.Equal((0, ""), await RunAsync(bot, "verify"));

        await using (var store = new SqliteConnection($"Data Source={Path.Combine(bot.Data, "isegoria.db")}"))
        {
            await store.OpenAsync(Now);
            await using var change = store.CreateCommand();
            change.CommandText = "UPDATE Turns SET Json = replace(Json, 'accepte', 'refuse') WHERE Number = 2";
            Assert.Equal(1, await change.ExecuteNonQueryAsync(Now));
        }

        var (code, output) = await RunAsync(bot, "verify");
        Assert.Equal(1, code);
        Assert.Equal(await ConversationAsync(bot), (string?)JsonNode.Parse(output)!["conversation"]);
        Assert.NotNull((string?)JsonNode.Parse(output)!["turn"]);
    }

    [Fact]
    public async Task A_citizen_who_asks_for_a_copy_is_given_what_they_wrote_and_were_told()
    {
        await using var bot = await SpokenAsync();
        var conversation = await ConversationAsync(bot);

        var (code, output) = await RunAsync(bot, "export", "--conversation", conversation);

        Assert.Equal(0, code);
        var turns = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
        Assert.Equal("J’accepte", (string?)turns[1]["wrote"]);
        Assert.All(turns, turn => Assert.NotEmpty(turn["told"]!.AsArray()));
        Assert.Equal(1, (await RunAsync(bot, "export", "--conversation", "directline/none")).Code);
        Assert.Equal(2, (await RunAsync(bot, "export", "--conversation", conversation, "--verdicts")).Code);
    }

    [Fact]
    public async Task A_citizen_who_asks_the_team_has_everything_erased_while_the_server_runs_and_is_told()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        var conversation = await ConversationAsync(bot);

        var (code, output) = await RunAsync(bot, "erase", "--conversation", conversation, "--by", "Ana");

        Assert.Equal((0, 2), (code, (int)JsonNode.Parse(output)!["erased"]!));
        var kept = await bot.Part<ITranscripts>().ReadAsync(new ConsultationId("sample"), new ConversationId(conversation), Now);
        Assert.Equal([false, false, true], kept.Select(turn => turn.Turn is not null));
        await citizen.ToldAsync(said => ((string?)said["text"])?.StartsWith("Tout ce que vous aviez donné est effacé", StringComparison.Ordinal) == true, Now);
        Assert.DoesNotContain(await citizen.ActivitiesAsync(Now), said => (string?)said["text"] == "J’accepte");
        Assert.Equal((0, ""), await RunAsync(bot, "verify"));

        var entry = (await bot.Part<IAuditLog>().ReadAsync(new ConsultationId("sample"), 1, Now)).Single();
        Assert.Equal(("Ana", "citizen.erase", conversation), (entry.Who, entry.Action, entry.Target));

        var (again, nothing) = await RunAsync(bot, "erase", "--conversation", conversation);
        Assert.Equal((0, 0), (again, (int)JsonNode.Parse(nothing)!["erased"]!));
        Assert.Equal(1, (await RunAsync(bot, "erase", "--conversation", "dl/none")).Code);
        Assert.Equal(2, (await RunAsync(bot, "erase")).Code);
    }

    private async Task<LiveBot> SpokenAsync()
    {
        var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        return bot;
    }

    private static async Task<string> ConversationAsync(LiveBot bot)
    {
        await using var store = new SqliteConnection($"Data Source={Path.Combine(bot.Data, "isegoria.db")}");
        await store.OpenAsync(Now);
        await using var read = store.CreateCommand();
        read.CommandText = "SELECT ConversationId FROM Turns LIMIT 1";
        return (string)(await read.ExecuteScalarAsync(Now))!;
    }

    private static async Task<(int Code, string Output)> RunAsync(LiveBot bot, params string[] arguments)
    {
        using var output = new StringWriter();
        string[] all = [.. arguments, "--consultation", "sample", "--Data:Directory", bot.Data];
        var code = await CommandHost.RunAsync(Verbs.Create(all), all, output, TextWriter.Null, Now);
        return (code, output.ToString());
    }
}
