using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Mediation;

namespace Isegoria.Bot.Tests.Mediation;

/// <summary>A whole caucus over Direct Line, with no model: opinions, ranking, critiques, second ranking, endorsement, outcome.</summary>
public sealed class CaucusTests(SettledData settled)
{
    private const string Night = "Il faut éteindre les lampes après minuit pour protéger les animaux.";
    private const string Safety = "Les rues doivent rester éclairées pour la sécurité des piétons le soir.";
    private const string Crossing = "Gardons une lampe allumée à chaque carrefour et près de la gare.";

    private static readonly string[] Opinions =
    [
        Night, "Éteindre après minuit protège les animaux et le sommeil.", "Les animaux ont besoin de la nuit, éteignons après minuit.",
        "Après minuit, presque personne ne marche, il faut éteindre.", Safety, "La sécurité des piétons demande des rues éclairées le soir.",
        "Je rentre tard à pied et je veux des rues éclairées.", Crossing, "Une lampe à chaque carrefour suffit, avec la gare.",
        "Mon voisin propose des capteurs de présence dans les petites rues.",
    ];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_citizens_work_out_a_statement_without_a_model_and_hear_whom_it_leaves_out()
    {
        await using var bot = await Caucused.StartAsync(settled);
        var members = await OpineAsync(bot);
        await bot.EndPhaseAsync(CaucusPhase.Opinions);

        // All agreed to be told: the candidates come to them.
        await EachAsync(members, member => member.ToldAsync("Quel est votre ordre"));
        var record = await bot.RecordAsync();
        Assert.InRange(record.State.OfRound(1).Count, 2, 4);
        Assert.All(record.State.OfRound(1), candidate => Assert.Contains(candidate.Text, Opinions));
        Assert.All(record.State.OfRound(1), candidate => Assert.Equal(candidate.Text, record.Opinions.Single(opinion => opinion.Id == candidate.StandsOn.Single()).Text));
        var best = record.State.OfRound(1)[0].Text;
        Assert.Contains(await members[0].RankAsync(text => text == best ? 0 : 1), said => said.StartsWith("Votre classement est noté", StringComparison.Ordinal));
        await EachAsync(members[1..], member => member.RankAsync(text => text == best ? 0 : 1));

        await EachAsync(members, member => member.ToldAsync("La déclaration placée en tête"));
        Assert.Equal(best, (await bot.RecordAsync()).State.Leading!.Text);
        await members[0].Citizen.AskAsync("Il manque un mot sur la gare.", Now);
        await EachAsync(members[1..], member => member.Citizen.AskAsync("Rien à changer", Now));

        await EachAsync(members, member => member.ToldAsync("Quel est maintenant votre ordre"));
        Assert.Contains(await members[1].Citizen.ActivitiesAsync(Now), a => ((string?)a["text"])?.Contains("Il manque un mot sur la gare.", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(
            (await members[0].Citizen.ActivitiesAsync(Now)).Where(CitizenOnTheWire.IsFromBot), a => ((string?)a["text"])?.Contains("Il manque un mot", StringComparison.Ordinal) == true);
        await EachAsync(members, member => member.RankAsync(text => text == best ? 0 : 1));

        await EachAsync(members, member => member.ToldAsync("peut-elle parler aussi en votre nom"));
        await members[8].Citizen.AskAsync("En partie", Now);
        await members[8].Citizen.AskAsync("Les capteurs manquent.", Now);
        await members[9].Citizen.AskAsync("Non", Now);
        await members[9].Citizen.AskAsync("Ne pas répondre", Now);

        // Last those with one answer: the phase ends with the last endorsement, and a second answer after it would be replied to with the outcome.
        await EachAsync(members[..8], member => member.Citizen.AskAsync("Oui", Now));

        await EachAsync(members, member => member.ToldAsync("La déclaration du groupe"));
        var told = await members[0].ToldAsync("oui 8, en partie 1, non 1");
        Assert.Contains("Classements comptés\u202f: 10", (string)told["text"]!, StringComparison.Ordinal);
        await members[0].ToldAsync("Qui reste à l’écart");
        var closed = await bot.RecordAsync();
        Assert.Equal((CaucusPhase.Closed, CaucusFault.None), (closed.Caucus.Phase, closed.Caucus.Fault));
        Assert.Equal((10, 10), (closed.Caucus.Cover!.Ranked, closed.Caucus.Cover.Opinions));
        Assert.True(closed.Caucus.Cover.Measured);
        Release(members);
    }

    [Fact]
    public async Task Who_refused_messages_gets_none_and_finds_the_next_step_when_they_come_back()
    {
        await using var bot = await Caucused.StartAsync(settled);
        using var quiet = await Member.ArriveAsync(bot.Address, Crossing, told: false);
        await quiet.OpineAsync();
        var members = await OpineAsync(bot, 3);
        var before = (await quiet.Citizen.ActivitiesAsync(Now)).Count;
        await bot.EndPhaseAsync(CaucusPhase.Opinions);
        await EachAsync(members, member => member.ToldAsync("Quel est votre ordre"));

        Assert.Equal(before, (await quiet.Citizen.ActivitiesAsync(Now)).Count);
        var said = await quiet.Citizen.AskAsync("Bonjour", Now);
        Assert.Contains(said, text => text.StartsWith("Voici les déclarations possibles", StringComparison.Ordinal));
        Assert.Contains(said, text => Member.Plain(text).StartsWith("1. ", StringComparison.Ordinal));
        Release(members);
    }

    [Fact]
    public async Task A_ranking_is_tapped_place_after_place_and_may_be_changed_until_the_phase_ends()
    {
        await using var bot = await Caucused.StartAsync(settled);
        var members = await OpineAsync(bot, 5);
        await bot.EndPhaseAsync(CaucusPhase.Opinions);
        await EachAsync(members, member => member.ToldAsync("Quel est votre ordre"));
        var count = (await members[0].CandidatesAsync()).Count;
        Assert.True(count > 2, $"Only {count} candidates.");

        Assert.Contains("Pour l’instant\u202f: 2.", Member.Plain((await members[0].Citizen.AskAsync("2", Now))[^1]), StringComparison.Ordinal);
        Assert.Contains("Votre classement est noté\u202f: 2.", Member.Plain(string.Join('\n', await members[0].Citizen.AskAsync("Les autres à égalité", Now))), StringComparison.Ordinal);
        Assert.Single((await bot.RecordAsync()).Ballots);
        await members[0].Citizen.AskAsync("annuler", Now);
        Assert.Empty((await bot.RecordAsync()).Ballots);
        Assert.Contains("n’a pas été compris", string.Join('\n', await members[0].Citizen.AskAsync("1, 1", Now)), StringComparison.Ordinal);
        await members[0].Citizen.AskAsync("3, 1=2", Now);
        Assert.Equal(2, Assert.Single((await bot.RecordAsync()).Ballots).Places.Count);

        await EachAsync(members[1..], member => member.RankAsync(text => text.Length));
        await EachAsync(members, member => member.ToldAsync("La déclaration placée en tête"));
        Assert.Contains("Cette étape est terminée", string.Join('\n', await members[0].Citizen.AskAsync("annuler", Now)), StringComparison.Ordinal);
        Assert.Equal(5, (await bot.RecordAsync()).Ballots.Count);
        Release(members);
    }

    [Fact]
    public async Task Who_comes_late_is_told_and_takes_part_in_what_is_left()
    {
        await using var bot = await Caucused.StartAsync(settled);
        var members = await OpineAsync(bot, 3);
        await bot.EndPhaseAsync(CaucusPhase.Opinions);
        await EachAsync(members, member => member.ToldAsync("Quel est votre ordre"));
        using var late = await Member.ArriveAsync(bot.Address, "");
        await late.Citizen.AskAsync("J’accepte", Now);
        await late.Citizen.AskAsync("Oui, m’avertir", Now);
        await late.Citizen.AskAsync("Donner mon avis", Now);
        var said = Member.Plain(string.Join('\n', await late.Citizen.AskAsync("Oui, sans mon nom", Now)));
        Assert.Contains("Les avis sont déjà recueillis", said, StringComparison.Ordinal);
        while (!said.Contains("1. ", StringComparison.Ordinal))
            said = Member.Plain(string.Join('\n', await late.Citizen.AskAsync("Je passe", Now)));
        await late.RankAsync(text => text.Length);
        Assert.Single((await bot.RecordAsync()).Ballots);
        Release(members);
    }

    [Fact]
    public async Task Erasing_takes_the_opinion_the_ballot_and_the_words_of_a_candidate_that_quotes_it()
    {
        await using var bot = await Caucused.StartAsync(settled);
        var members = await OpineAsync(bot, 4);
        await bot.EndPhaseAsync(CaucusPhase.Opinions);
        await EachAsync(members, member => member.ToldAsync("Quel est votre ordre"));
        var quoted = (await bot.RecordAsync()).State.OfRound(1)[0];
        var author = members.Single(member => member.Opinion == quoted.Text);
        await author.RankAsync(text => text.Length);
        await author.Citizen.AskAsync("effacer", Now);
        await author.Citizen.AskAsync("Tout effacer", Now);

        var record = await bot.RecordAsync();
        Assert.DoesNotContain(record.Opinions, opinion => opinion.Text == quoted.Text);
        Assert.Empty(record.Ballots);
        Assert.True(record.State.Statements.Single(statement => statement.Id == quoted.Id).IsWithdrawn);
        Assert.DoesNotContain(record.State.OfRound(1), statement => statement.Text == quoted.Text);
        var other = members.First(member => member != author);
        Assert.DoesNotContain(await other.Citizen.AskAsync("aide", Now), text => text.Contains(quoted.Text, StringComparison.Ordinal));
        Release(members);
    }

    private static async Task<Member[]> OpineAsync(LiveBot bot, int count = 10)
    {
        var members = await Task.WhenAll(Opinions.Take(count).Select(opinion => Member.ArriveAsync(bot.Address, opinion)));
        await EachAsync(members, member => member.OpineAsync());
        return members;
    }

    private static Task EachAsync(IEnumerable<Member> members, Func<Member, Task> act) => Task.WhenAll(members.Select(act));

    private static void Release(Member[] members)
    {
        foreach (var member in members)
            member.Dispose();
    }
}
