using Isegoria.Backends.Evidence;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests.Line;

/// <summary>Another encoder in the settings, an embedding server: the real host carries the sample over to it.</summary>
public sealed class EmbedAgainTests(SettledData settled)
{
    private const string Question = "Combien coûte l’éclairage public chaque année ?";
    private const string Shipped = "e5-small-latin/";

    private static readonly ConsultationId Sample = new("sample");

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_passages_are_embedded_again_the_encoder_before_answers()
    {
        await using var server = await ScriptedEmbeddings.StartAsync();
        server.Hold();
        await using var bot = await StartAsync(server);

        var meanwhile = await FindAsync(bot);
        Assert.All(meanwhile.Passages, found => Assert.StartsWith(Shipped, found.Encoder, StringComparison.Ordinal));
        Assert.Contains("L’éclairage public de Rivemont coûte", string.Join(' ', meanwhile.Passages.Select(found => found.Passage.Text)), StringComparison.Ordinal);

        server.GoOn();
        var afterwards = await CarriedOverAsync(bot);
        Assert.All(afterwards.Passages, found => Assert.Contains($"/v1/{ScriptedEmbeddings.Model}/64", found.Encoder, StringComparison.Ordinal));
        Assert.All(afterwards.Passages, found => Assert.True(found.Similarity > 0));
    }

    [Fact]
    public async Task Interrupted_it_goes_on_where_it_stopped_and_removes_what_was_before()
    {
        await using var server = await ScriptedEmbeddings.StartAsync();
        server.Answers().Answers().Does((_, _) =>
        {
            server.Hold();
            return Task.Delay(Timeout.Infinite, Now);
        });
        string data;
        await using (var bot = await StartAsync(server, "--Reembedding:Batch", "4"))
        {
            data = bot.Data;
            await UntilAsync(() => Task.FromResult(server.Requests.Count >= 3), "the third batch");
        }
        var before = server.Texts.Take(8).ToList();
        var asked = server.Requests.Count;
        server.GoOn();

        await using var again = await LiveBot.ContinueAsync(data, Now, settings: [.. server.Settings, "--Reembedding:Batch", "4"]);
        await CarriedOverAsync(again);

        Assert.Empty(before.Intersect(server.Requests.Skip(asked).SelectMany(request => request.Texts)));
        await using var store = await again.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);
        Assert.Single(await store.Vectors.Select(vector => vector.Encoder).Distinct().ToListAsync(Now));
        Assert.Equal(await store.Passages.CountAsync(Now), await store.Vectors.CountAsync(Now));
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_at_the_next_start()
    {
        await using var server = await ScriptedEmbeddings.StartAsync();
        server.Answers().Answers().Answers().Does((_, _) => Task.Delay(Timeout.Infinite, Now));
        var data = settled.Copy();
        string[] settings = [.. server.Settings, "--Reembedding:Batch", "4"];
        await using (await RunningBot.StartAsync(settled.Program, data, null, Now, settings))
            await UntilAsync(() => Task.FromResult(server.Requests.Count >= 4), "the fourth batch");
        var done = server.Texts.Take(12).ToList();
        var asked = server.Requests.Count;

        await using var again = await LiveBot.ContinueAsync(data, Now, settings: settings);
        await CarriedOverAsync(again);

        Assert.Empty(done.Intersect(server.Requests.Skip(asked).SelectMany(request => request.Texts)));
    }

    [Fact]
    public async Task Where_the_encoder_before_is_gone_words_alone_search_and_the_new_one_judges_what_they_find()
    {
        await using var server = await ScriptedEmbeddings.StartAsync();
        var data = settled.Copy();
        await RenameAsync(data, "gone/00000000");
        server.Does((_, _) => Task.Delay(Timeout.Infinite, Now)); // The job's first batch is never answered.
        await using var bot = await LiveBot.ContinueAsync(data, Now, settings: server.Settings);
        await UntilAsync(() => Task.FromResult(server.Requests.Count > 0), "the job's first batch");

        var found = await FindAsync(bot);

        Assert.Contains("L’éclairage public de Rivemont coûte", string.Join(' ', found.Passages.Select(one => one.Passage.Text)), StringComparison.Ordinal);
        Assert.Contains(server.Texts, text => text == $"query: {Question}");
        Assert.All(found.Passages.Take(8), one => Assert.NotEqual(one.Background, one.Similarity));
    }

    [Fact]
    public async Task A_question_before_consent_never_reaches_the_server_and_one_after_it_does()
    {
        await using var server = await ScriptedEmbeddings.StartAsync();
        await using var bot = await StartAsync(server);
        await CarriedOverAsync(bot);
        using var citizen = await bot.WelcomedAsync(Now);

        await citizen.AskAsync("j’ai une question : combien de zèbres éclairent la rue ?", Now);
        Assert.DoesNotContain(server.Texts, text => text.Contains("zèbres", StringComparison.Ordinal));

        await citizen.AskAsync("J’accepte", Now);
        await citizen.AskAsync("j’ai une question : combien de girafes éclairent la rue ?", Now);
        Assert.Contains(server.Texts, text => text.Contains("girafes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_the_server_is_down_nothing_is_claimed_to_be_in_the_documents()
    {
        await using var server = await ScriptedEmbeddings.StartAsync();
        await using var bot = await StartAsync(server, "--Encoder:Attempts", "1");
        await CarriedOverAsync(bot);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        for (var i = 0; i < 20; i++)
            server.Fails(503);

        var answer = string.Join('\n', await citizen.AskAsync($"j’ai une question : {Question}", Now));

        Assert.DoesNotContain("L’éclairage public de Rivemont coûte", answer, StringComparison.Ordinal);
        Assert.Contains("documents", answer, StringComparison.Ordinal);
    }

    private Task<LiveBot> StartAsync(ScriptedEmbeddings server, params string[] settings) =>
        LiveBot.StartAsync(settled, Now, settings: [.. server.Settings, "--Reembedding:Pause", "00:00:00.100", .. settings]);

    private static Task<Findings> FindAsync(LiveBot bot) => bot.Part<IEvidenceIndex>().FindAsync(Sample, Question, Language.French, 8, Now);

    /// <summary>What is found once the job is done.</summary>
    private static async Task<Findings> CarriedOverAsync(LiveBot bot)
    {
        await UntilAsync(async () => (await bot.Part<Reembedding>().OutdatedAsync(Now)).Count == 0, "everything being embedded again");
        return await FindAsync(bot);
    }

    private static async Task UntilAsync(Func<Task<bool>> reached, string what)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await reached())
                return;
            await Task.Delay(50, Now);
        }
        Assert.Fail($"A minute was not enough for {what}.");
    }

    private static async Task RenameAsync(string data, string encoder)
    {
        var options = new DbContextOptionsBuilder<DeliberationStore>().UseSqlite($"Data Source={Path.Combine(data, "isegoria.db")}").Options;
        await using var store = new DeliberationStore(options);
        await store.Vectors.ExecuteUpdateAsync(vector => vector.SetProperty(row => row.Encoder, encoder), Now);
    }
}
