using Isegoria.Bot.Tests.Line;

namespace Isegoria.Bot.Tests.Mediation;

/// <summary>The real program, killed between the phases of a caucus, with the product's own gate and words.</summary>
public sealed class KilledCaucusTests(SettledData settled)
{
    private static readonly string[] Settings = ["--Mediation:Times:Opinions", "00:00:01", "--Mediation:Round", "00:00:00.200", "--DirectLine:PostsPerConversation", "100000"];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_is_killed_between_phases_and_nobody_loses_anything()
    {
        string data;
        await using (var bot = await LiveBot.StartAsync(settled, Now))
        {
            data = bot.Data;
            await bot.MediateAsync();
        }

        // Each phase in a process of its own, killed as soon as the last answer is acknowledged.
        Member[] members;
        await using (var first = await RunningBot.StartAsync(settled.Program, data, null, Now, Settings))
        {
            members = await Task.WhenAll(Caucused.Opinions.Select(opinion => Member.ArriveAsync(first.Address, opinion)));
            await EachAsync(members, member => member.OpineAsync());
        }
        await PhaseAsync("Quel est votre ordre", member => member.RankAsync(text => text == Caucused.Opinions[1] ? 0 : 1));
        await PhaseAsync("La déclaration placée en tête", member => member.Citizen.SayAsync("Rien à changer", Now));
        await PhaseAsync("Quel est maintenant votre ordre", member => member.RankAsync(text => text == Caucused.Opinions[1] ? 0 : 1));
        await PhaseAsync("peut-elle parler aussi en votre nom", member => member.Citizen.SayAsync("Oui", Now));
        await PhaseAsync("oui 3, en partie 0, non 0", AssertWholeAsync);

        async Task PhaseAsync(string told, Func<Member, Task> act)
        {
            await using var bot = await RunningBot.StartAsync(settled.Program, data, null, Now, Settings);
            foreach (var member in members)
                member.Citizen.MoveTo(bot.Address);
            await EachAsync(members, member => member.ToldAsync(told));
            await EachAsync(members, act);
        }
    }

    /// <summary>Each phase came once, and no word of the dialog was held back by the product's own gate.</summary>
    private static async Task AssertWholeAsync(Member member)
    {
        var said = (await member.Citizen.ActivitiesAsync(Now)).Where(CitizenOnTheWire.IsFromBot).ToList();
        foreach (var once in new[] { "Voici les déclarations possibles", "La déclaration placée en tête", "Voici les déclarations après", "La déclaration du groupe" })
            Assert.InRange(said.Count(a => ((string?)a["text"])?.StartsWith(once, StringComparison.Ordinal) == true), 1, once.StartsWith("La déclaration placée", StringComparison.Ordinal) ? 2 : 1);
        Assert.DoesNotContain(said, a => (string?)a["channelData"]?["isegoria"]?["status"] != "passed");
        member.Dispose();
    }

    private static Task EachAsync(IEnumerable<Member> members, Func<Member, Task> act) => Task.WhenAll(members.Select(act));
}
