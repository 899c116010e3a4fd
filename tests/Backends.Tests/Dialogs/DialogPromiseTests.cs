using System.Text.Json;
using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Xunit;

namespace Isegoria.Backends.Tests.Dialogs;

/// <summary>What holds of every move of the shipped dialogs, whatever a citizen may write.</summary>
public sealed class DialogPromiseTests
{
    private static readonly string[] Texts =
    [
        "", " ", "?", "…", "oui", "non", "yes", "no", "1", "5", "99", "-1", "D’accord", "Pas d’accord", "Je passe", "/skip", "/done", "/approve",
        "/edit", "/stay", "/next", "/help", "/erase", "/erase all", "/language", "/language en", "/language de", "aide", "annuler", "undo",
        "mes contributions", "my data", "English", "français", "pause", "reprendre", "une personne : rappelez-moi", "question",
        "J’ai une question : combien ?", "Combien de voitures ?", "{statement} {title}", "<b>gras</b>", "Aucune de ces conditions",
        "Il faut penser aux personnes qui habitent là.", "I want the street to be quiet at night.", "J’accepte", "Je refuse", "I agree",
        "Publier", "Écrire ma version", "Donner mon avis", "Give my view", "Ne pas répondre", "Do not answer", "\u0000\ud83d\ude00", "Oui, la voir",
        "Yes, see it", new string('a', 4000), "agree", "disagree", "pass", "4/5",
    ];

    [Theory]
    [InlineData("deliberation", "fr")]
    [InlineData("deliberation", "en")]
    [InlineData("five-minutes", "fr")]
    [InlineData("five-minutes", "en")]
    [InlineData("votes", "fr")]
    [InlineData("votes", "en")]
    public void Every_move_keeps_its_promises(string dialog, string language)
    {
        var script = DialogLibrary.Open(DialogFiles.Dialogs).Find(dialog);
        var closed = 0;
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var citizen = new Rehearsal(script, new Language(language), seed) { Others = [.. Street.Statements.Take(random.Next(5))] };
            Check(citizen.Arrive());
            for (var turn = 0; turn < 80; turn++)
                Check(random.Next(20) == 0 ? citizen.Arrive() : citizen.Say(Pick(citizen, random)));
            closed += citizen.Progress!.Closed ? 1 : 0;
        }
        Assert.InRange(closed, 1, 30);
    }

    /// <summary>Two times in three something that leads on, so that the walk gets far.</summary>
    private static string Pick(Rehearsal citizen, Random random) => random.Next(3) switch
    {
        0 => Texts[random.Next(Texts.Length)],
        _ when citizen.Asked.Choices is { Count: > 0 } choices => choices[random.Next(choices.Count)].Value,
        _ => "Une réponse en quelques mots.",
    };

    private static void Check(Move move)
    {
        Assert.NotEqual("moved", move.Name);
        Assert.False(string.IsNullOrWhiteSpace(move.Say[^1].Text));
        Assert.All(move.Say.SkipLast(1), said => Assert.Empty(said.Choices));
        Assert.All(move.Say, CheckMessage);
        Assert.Equal(move.Next.HasAgreed(), move.KeepsText);
        Assert.True(move.Next.Closed || move.Next.Step is not null);
        Assert.Equal(move.Next.Closed, move.Stage.Closed);
        Assert.InRange(move.Stage.Number, 1, move.Stage.Of);
        Assert.Equal(JsonSerializer.Serialize(move.Next), JsonSerializer.Serialize(Rehearsal.Stored(move.Next)));
    }

    private static void CheckMessage(Utterance said)
    {
        var own = string.Concat(said.Spans.Where(s => s.Voice is Voice.Assistant).Select(s => s.Text));
        Assert.InRange(own.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit)), 0, 60);
        Assert.InRange(own.Count(c => c == '?'), 0, 1);
        Assert.DoesNotContain('!', own);
        Assert.Equal(said.Choices.Count, said.Choices.Select(c => c.Value).Distinct().Count());
        Assert.All(said.Spans, s => Assert.NotEmpty(s.Text));
    }
}
