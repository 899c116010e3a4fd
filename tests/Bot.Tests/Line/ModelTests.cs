using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests.Line;

/// <summary>A language model behind the real host: what the citizen gets of it, over Direct Line.</summary>
public sealed class ModelTests(SettledData settled)
{
    private const string Question = "j’ai une question : combien coûte l’éclairage public chaque année ?";
    private const string Loaded = "L’éclairage public de Rivemont coûte scandaleusement 182 000 € par an.";
    private const string Neutral = "L’éclairage public de Rivemont coûte 182 000 € par an.";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_flagged_sentence_is_rewritten_once_and_goes_out()
    {
        await using var model = await ScriptedModel.StartAsync();
        model.Answers(Answer(Loaded)).Says(Neutral);

        var (text, status, turn) = await AskAsync(model);

        Assert.Contains("182 000 € par an", text, StringComparison.Ordinal);
        Assert.DoesNotContain("scandaleusement", text, StringComparison.Ordinal);
        Assert.Equal("passed", status);
        Assert.Equal(Loaded, Assert.Single(Assert.IsType<Verdict.Rewritten>(turn.Verdict).Before).Text);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task A_sentence_that_would_pass_by_itself_is_flagged_for_what_it_adds_to_the_document()
    {
        const string mild = "L’éclairage public de Rivemont coûte modestement 182 000 € par an.";
        await using var model = await ScriptedModel.StartAsync();
        model.Answers(Answer(mild)).Says(Neutral);
        var classifier = new FixedBiasClassifier { Thresholds = new BiasThresholds(0.5, [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], new AddedSlant(Kept: 0.7, Least: -1, Rise: 1)) }
            .Says(mild, BiasLabel.Loaded, 0.45);

        var (text, _, turn) = await AskAsync(model, classifier);

        Assert.DoesNotContain("modestement", text, StringComparison.Ordinal);
        var before = Assert.Single(Assert.IsType<Verdict.Rewritten>(turn.Verdict).Before);
        Assert.Equal(mild, before.Text);
        Assert.Equal(0, before.Source);
    }

    [Theory]
    [InlineData("L’éclairage public de Rivemont coûte 128 000 € par an.")]
    [InlineData("L’éclairage public de Rivemont ne coûte pas 182 000 € par an.")]
    [InlineData(Loaded)]
    public async Task A_rewriting_that_is_unfaithful_or_no_better_is_withheld(string words)
    {
        await using var model = await ScriptedModel.StartAsync();
        model.Answers(Answer(Loaded)).Says(words);

        var (text, status, turn) = await AskAsync(model);

        Assert.Contains("contrôle de neutralité", text, StringComparison.Ordinal);
        Assert.Equal("withheld", status);
        Assert.IsType<Verdict.Withheld>(turn.Verdict);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task A_model_that_is_down_is_said_to_be_and_quotations_answer()
    {
        await using var model = (await ScriptedModel.StartAsync()).Fails(500);

        var (text, status, turn) = await AskAsync(model);

        Assert.StartsWith("Le modèle de langue n’a pas donné de réponse utilisable.", text, StringComparison.Ordinal);
        Assert.Equal("passed", status);
        Assert.EndsWith(": Down", turn.Draft.Writer, StringComparison.Ordinal);
    }

    private static Func<ModelRequest, string> Answer(string sentence) => request =>
    {
        var passage = request.Said("user").Split("<passage number=\"").First(part => part.Contains("Rivemont coûte 182", StringComparison.Ordinal));
        return $"{sentence.TrimEnd('.')} [{passage[..passage.IndexOf('"', StringComparison.Ordinal)]}].";
    };

    private Task<(string Text, string Status, Turn Turn)> AskAsync(ScriptedModel model) =>
        AskAsync(model, new FixedBiasClassifier().Says(Loaded, BiasLabel.Loaded, 0.9));

    private async Task<(string Text, string Status, Turn Turn)> AskAsync(ScriptedModel model, IBiasClassifier classifier)
    {
        await using var bot = await LiveBot.StartAsync(
            settled, Now, services => services.AddSingleton(classifier),
            "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1", "--LanguageModel:Pause", "00:00:00.001");
        using var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        var id = await citizen.SayAsync(Question, Now);
        var reply = await citizen.RepliesToAsync(id, Now);
        var turn = await bot.Part<ITurnJournal>().FindAsync(new ActivityId(id), Now);
        return ((string)reply[0]["text"]!, (string)reply[0]["channelData"]!["isegoria"]!["status"]!, turn!);
    }
}
