using Isegoria.Bot.Jobs;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Sessions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Mediation;

/// <summary>A caucus within a live session: the agenda leads, and everybody in the room hears.</summary>
public sealed class CaucusRoomTests(SettledData settled)
{
    private static readonly SessionId Room = new("room-1");

    private static readonly CaucusId Here = CaucusId.Of(new ConsultationId("sample"), Room);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_facilitators_next_moves_the_phase_and_the_room_goes_through_all_of_it()
    {
        await using var bot = await Caucused.StartAsync(settled);
        var sessions = bot.Part<ILiveSessions>();
        await sessions.OpenAsync(LiveSession.Open(Room, new ConsultationId("sample"), "123456", Agenda(bot), false, "Ana", bot.Part<TimeProvider>().GetUtcNow()), Now);
        await ActAsync(bot, new SessionAction.Start());

        // In the room everybody is told, those too who want no messages otherwise.
        var members = await Task.WhenAll(Caucused.Opinions.Select(opinion => Member.ArriveAsync(bot.Address, opinion, told: false)));
        foreach (var member in members)
        {
            await member.Citizen.AskAsync("J’accepte", Now);
            await member.Citizen.AskAsync("123456", Now);
            await member.Citizen.AskAsync("Non merci", Now);
        }
        await NextAsync(bot, "opinions");
        await EachAsync(members, async member =>
        {
            await member.ToldAsync("Quelle est votre question");
            await member.Citizen.AskAsync("Donner mon avis", Now);
            await member.Citizen.AskAsync("Oui, sans mon nom", Now);
            var said = await member.Citizen.AskAsync(member.Opinion, Now);
            while (said.Any(text => text.StartsWith("Avis ", StringComparison.Ordinal)))
                said = await member.Citizen.AskAsync("Je passe", Now);
        });
        Assert.Equal(3, (await bot.RecordAsync(Here)).Opinions.Count);

        await NextAsync(bot, "ranking");
        await EachAsync(members, member => member.ToldAsync("Quel est votre ordre"));
        await EachAsync(members, member => member.RankAsync(text => text == Caucused.Opinions[2] ? 0 : 1));
        Assert.Equal(CaucusPhase.Ranking, (await bot.RecordAsync(Here)).Caucus.Phase);

        await NextAsync(bot, "critiques");
        await EachAsync(members, member => member.ToldAsync("La déclaration placée en tête"));
        await EachAsync(members, member => member.Citizen.AskAsync("Rien à changer", Now));
        await NextAsync(bot, "reranking");
        await EachAsync(members, member => member.ToldAsync("Quel est maintenant votre ordre"));
        await EachAsync(members, member => member.RankAsync(text => text == Caucused.Opinions[2] ? 0 : 1));
        await NextAsync(bot, "endorsement");
        await EachAsync(members, member => member.ToldAsync("peut-elle parler aussi en votre nom"));
        await EachAsync(members, member => member.Citizen.AskAsync("Oui", Now));
        await NextAsync(bot, "outcome");
        await EachAsync(members, member => member.ToldAsync("oui 3, en partie 0, non 0"));

        Assert.Equal(Caucused.Opinions[2], (await bot.RecordAsync(Here)).State.Leading!.Text);
        Assert.Null(await bot.Part<ICaucuses>().ReadAsync(Caucused.Sample, Now));
        foreach (var member in members)
            member.Dispose();
    }

    private static IReadOnlyList<AgendaItem> Agenda(LiveBot bot) =>
    [
        .. bot.Part<IDialogLibrary>().Find("mediation").Stages.Select(stage => new AgendaItem(
            stage.Id, stage.Title.Languages.ToDictionary(language => language.Code, stage.Title.Title), stage.Minutes ?? 5)),
    ];

    /// <summary>What the facilitator's desk does, and the phase that follows.</summary>
    private static async Task NextAsync(LiveBot bot, string stage)
    {
        await ActAsync(bot, new SessionAction.Advance());
        Assert.Equal(stage, (await bot.Part<ILiveSessions>().FindAsync(Room, Now))!.Current.Stage);
    }

    private static async Task ActAsync(LiveBot bot, SessionAction action)
    {
        var (sessions, now) = (bot.Part<ILiveSessions>(), bot.Part<TimeProvider>().GetUtcNow());
        var change = Assert.IsType<SessionChange.Done>((await sessions.FindAsync(Room, Now))!.Apply(action, "Ana", now));
        bot.Part<Inbox>().TakeUp(await sessions.ChangeAsync(change, now, Now));
    }

    private static Task EachAsync(IEnumerable<Member> members, Func<Member, Task> act) => Task.WhenAll(members.Select(act));
}
