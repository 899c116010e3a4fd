using System.Net;
using System.Net.Http.Json;
using Isegoria.Backends.Journal;
using Isegoria.Bot.Jobs;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests.Line;

/// <summary>What the line promises, seen from outside: the real host, over Direct Line.</summary>
public sealed class LineTests(SettledData settled)
{
    private const string Agree = "J’accepte";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_sent_at_once_are_answered_one_after_the_other()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync(Agree, Now);

        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => citizen.SayAsync("aide", Now)));
        foreach (var id in sent)
            await citizen.RepliesToAsync(id, Now);

        await using var store = await StoreAsync(bot);
        var numbers = await store.Turns.Select(t => t.Number).OrderBy(n => n).ToListAsync(Now);
        Assert.Equal(Enumerable.Range(1, 12), numbers);
        var replies = (await citizen.ActivitiesAsync(Now)).Where(CitizenOnTheWire.IsFromBot).Select(a => (string?)a["replyToId"]).ToList();
        Assert.Equal(replies.Distinct().Count(), Changes(replies));
    }

    [Fact]
    public async Task Citizens_side_by_side_do_not_hear_each_other()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        var citizens = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bot.WelcomedAsync(Now)));
        await Task.WhenAll(citizens.Select(c => c.AskAsync(Agree, Now)));
        foreach (var citizen in citizens)
        {
            Assert.Equal([Agree], (await citizen.ActivitiesAsync(Now)).Where(a => !CitizenOnTheWire.IsFromBot(a)).Select(a => (string?)a["text"]));
            citizen.Dispose();
        }
    }

    [Fact]
    public async Task What_has_nothing_to_say_to_a_citizen_does_not_stop_what_follows_it()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync(Agree, Now);

        // Of a caucus that this citizen's dialog does not have.
        var told = await bot.Part<IToldCitizens>().TellAsync(
            new ConsultationId("sample"), new Audience.Everybody(), new Deliberation.Turns.Told.Caucus(CaucusPhase.Ranking), "once", bot.Part<TimeProvider>().GetUtcNow(), Now);
        bot.Part<Inbox>().TakeUp(told);
        await citizen.AskAsync("aide", Now);

        // What comes behind it is sent only once it counts as sent.
        var silent = Assert.Single(told).Activity;
        Assert.Empty((await bot.Part<ITurnJournal>().FindAsync(silent, Now))!.Reply.Messages);
        await using var store = await StoreAsync(bot);
        Assert.NotNull((await store.Turns.SingleAsync(turn => turn.ActivityId == silent.Value, Now)).SentAt);
    }

    [Fact]
    public async Task A_message_whose_turn_is_kept_is_answered_from_the_journal()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        var id = await citizen.SayAsync(Agree, Now);
        var reply = await citizen.RepliesToAsync(id, Now);
        var kept = await bot.Part<ITurnJournal>().FindAsync(new ActivityId(id), Now);

        var message = Some.CitizenMessage(id, $"dl/{citizen.Conversation}", "something else entirely");
        var again = await bot.Part<CitizenTurn>().KeepAsync(message, Now);

        Assert.Equivalent(kept, again, strict: true);
        Assert.Equal(2, (await bot.Part<ITurnJournal>().StateAsync(message.Conversation, Now)).Turns);
        Assert.Equal(reply.Count, (await citizen.RepliesToAsync(id, Now)).Count);
    }

    [Fact]
    public async Task Messages_that_nothing_can_answer_stop_nobody_else()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Inbox:Pause", "00:00:00.050", "--Inbox:AtOnce", "2");
        var consultations = bot.Part<IConsultationStore>();
        var sample = await consultations.FindAsync(new ConsultationId("sample"), Now);
        await consultations.SaveAsync(sample! with { Id = new ConsultationId("broken"), Dialog = "nowhere" }, [], Now);
        for (var i = 0; i < 6; i++)
        {
            using var stuck = new CitizenOnTheWire(bot.Address);
            await stuck.ArriveAsync("broken", "fr", Now);
        }

        using var citizen = await bot.WelcomedAsync(Now);
        Assert.NotEmpty(await citizen.AskAsync(Agree, Now));
        for (var tries = 0; bot.Part<Inbox>().Busy > 0; tries++)
        {
            Assert.True(tries < 1200, "The inbox is still busy with messages that nothing can answer.");
            await Task.Delay(50, Now);
        }

        Assert.Equal(6, (await bot.Part<ITurnJournal>().UnansweredAsync(Now)).Count);
    }

    [Fact]
    public async Task What_could_not_be_answered_at_all_is_taken_up_again_without_a_new_start()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now, null, "--Inbox:Pause", "00:00:00.010", "--Inbox:Round", "00:00:00.500");
        var consultations = bot.Part<IConsultationStore>();
        var sample = await consultations.FindAsync(new ConsultationId("sample"), Now);
        var broken = sample! with { Id = new ConsultationId("broken"), Dialog = "nowhere" };
        await consultations.SaveAsync(broken, [], Now);
        using var citizen = new CitizenOnTheWire(bot.Address);
        await citizen.ArriveAsync("broken", "fr", Now);
        while (bot.Part<Inbox>().Busy > 0)
            await Task.Delay(20, Now);

        await consultations.SaveAsync(broken with { Dialog = sample.Dialog }, [], Now);
        Assert.NotEmpty(await citizen.WelcomeAsync(Now));
    }

    [Fact]
    public async Task What_was_overtaken_is_not_taken_for_an_answer_to_what_is_asked_now()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        var id = await citizen.SayAsync("aide", Now);
        await citizen.RepliesToAsync(id, Now);
        await using var store = await StoreAsync(bot);
        var address = await store.Conversations.Select(conversation => conversation.ReplyTo).SingleAsync(Now);
        var message = Some.CitizenMessage("left", $"dl/{citizen.Conversation}", Agree) with { ReplyTo = new ReturnAddress(address), Consultation = new ConsultationId("sample") };
        await bot.Part<ITurnJournal>().ReceiveAsync(message, Now);
        bot.Part<Inbox>().TakeUp([message with { IsOvertaken = true }]);
        while (await bot.Part<ITurnJournal>().FindAsync(message.Activity, Now) is null)
            await Task.Delay(20, Now);

        var turn = await bot.Part<ITurnJournal>().FindAsync(message.Activity, Now);
        Assert.Equal(ReplyStatus.Withheld, turn!.Reply.Status);
        Assert.Empty(turn.Move.Contributions);
    }

    [Fact]
    public async Task A_message_under_the_mark_of_another_activity_is_refused_and_holds_up_nobody()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        using (var click = await PostAsync(bot, citizen, new { type = "event", name = "click", channelData = new { clientActivityID = "same" }, from = new { id = "u" } }))
            Assert.True(click.IsSuccessStatusCode, $"{click.StatusCode}");
        using (var refused = await PostAsync(bot, citizen, new { type = "message", text = "aide", channelData = new { clientActivityID = "same" }, from = new { id = "u" } }))
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.NotEmpty(await citizen.AskAsync("aide", Now));
    }

    [Fact]
    public async Task Who_writes_on_after_asking_to_be_forgotten_is_answered()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync(Agree, Now);
        await citizen.AskAsync("effacer", Now);
        await citizen.SayAsync("oui", Now);
        var after = await citizen.SayAsync("merci", Now);

        Assert.NotEmpty(await citizen.RepliesToAsync(after, Now));
        Assert.NotEmpty(await citizen.AskAsync("aide", Now));
    }

    private static async Task<HttpResponseMessage> PostAsync(LiveBot bot, CitizenOnTheWire citizen, object activity)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", citizen.Token);
        return await http.PostAsJsonAsync($"/v3/directline/conversations/{citizen.Conversation}/activities", activity, Now);
    }

    [Fact]
    public async Task A_redelivered_activity_is_stored_and_answered_once()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        var first = await citizen.SayAsync(Agree, Now, clientActivityId: "same");
        var reply = await citizen.RepliesToAsync(first, Now);

        Assert.Equal(first, await citizen.SayAsync(Agree, Now, clientActivityId: "same"));
        await citizen.AskAsync("aide", Now);
        Assert.Equal(reply.Count, (await citizen.RepliesToAsync(first, Now)).Count);
    }

    [Fact]
    public async Task Words_before_consent_are_answered_and_forgotten()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        var id = await citizen.SayAsync("Zèbre : combien coûte l’éclairage public par an ?", Now);
        Assert.Contains(await citizen.RepliesToAsync(id, Now), r => ((string)r["text"]!).Contains("182", StringComparison.Ordinal));
        await citizen.AskAsync("aide", Now);

        Assert.Equal("…", (string?)(await citizen.ActivitiesAsync(Now)).Single(a => (string?)a["id"] == id)["text"]);
        await using var store = await StoreAsync(bot);
        Assert.DoesNotContain(await store.Turns.Select(t => t.Json).ToListAsync(Now), json => json.Contains("Zèbre", StringComparison.Ordinal));
        Assert.DoesNotContain(await store.Messages.Select(m => m.Text).ToListAsync(Now), text => text.Contains("Zèbre", StringComparison.Ordinal));
        var turn = await bot.Part<ITurnJournal>().FindAsync(new ActivityId(id), Now);
        Assert.Null(turn!.Move.Question);
        Assert.Empty(turn.Findings.Passages);
        Assert.Empty(turn.Draft.Citations);
    }

    [Fact]
    public async Task Erasing_leaves_a_farewell_and_nothing_else()
    {
        await using var bot = await LiveBot.StartAsync(settled, Now);
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync(Agree, Now);
        await citizen.AskAsync("effacer", Now);
        await citizen.AskAsync("oui", Now);

        Assert.All(await citizen.ActivitiesAsync(Now), a => Assert.True(CitizenOnTheWire.IsFromBot(a)));
        await using var store = await StoreAsync(bot);
        Assert.Empty(await store.Consents.ToListAsync(Now));
        Assert.Equal(3, await store.Turns.CountAsync(t => t.Json == "", Now));
    }

    [Fact]
    public async Task A_gate_that_cannot_judge_lets_nothing_out_and_moves_nobody()
    {
        var fault = new SwitchedFault();
        await using var bot = await LiveBot.StartAsync(settled, Now, services => services.AddSingleton<IBiasClassifier>(
            provider => new SwitchedClassifier(fault)));
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync(Agree, Now);

        fault.On = true;
        var id = await citizen.SayAsync("3", Now);
        var notice = Assert.Single(await citizen.RepliesToAsync(id, Now));
        Assert.StartsWith("Je ne peux pas répondre pour le moment", (string?)notice["text"], StringComparison.Ordinal);
        Assert.Equal("withheld", (string?)notice["channelData"]!["isegoria"]!["status"]);
        await using (var store = await StoreAsync(bot))
            Assert.Empty(await store.Answers.ToListAsync(Now));

        fault.On = false;
        Assert.DoesNotContain(await citizen.AskAsync("3", Now), t => t.StartsWith("Je ne peux pas", StringComparison.Ordinal));
        await using (var store = await StoreAsync(bot))
            Assert.Equal("3", (await store.Answers.SingleAsync(Now)).Value);
    }

    [Fact]
    public async Task A_line_that_keeps_breaking_ends_in_a_notice_and_the_citizen_can_go_on()
    {
        var fault = new SwitchedFault();
        await using var bot = await LiveBot.StartAsync(
            settled, Now, services => services.AddSingleton<Deliberation.Replies.IReplyWriter>(p => new SwitchedWriter(fault)), "--Inbox:Pause", "00:00:00.010");
        using var citizen = await bot.WelcomedAsync(Now);
        fault.On = true;
        var id = await citizen.SayAsync(Agree, Now);
        Assert.StartsWith("Je ne peux pas répondre pour le moment", (string?)Assert.Single(await citizen.RepliesToAsync(id, Now))["text"], StringComparison.Ordinal);
        fault.On = false;
        Assert.DoesNotContain(await citizen.AskAsync(Agree, Now), t => t.StartsWith("Je ne peux pas", StringComparison.Ordinal));
    }

    private static Task<DeliberationStore> StoreAsync(LiveBot bot) =>
        bot.Part<IDbContextFactory<DeliberationStore>>().CreateDbContextAsync(Now);

    private static int Changes(List<string?> values) => values.Where((v, i) => i == 0 || v != values[i - 1]).Count();
}
