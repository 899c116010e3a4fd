using System.Diagnostics;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Isegoria.Backends.Tests.Replies;

/// <summary>A model that fails in any way leaves the citizen with quotations, and the draft says why.</summary>
public sealed class KernelFailureTests(ModelTown town) : IClassFixture<ModelTown>
{
    private const string Cost = "Combien coûte l’éclairage public de Rivemont chaque année ?";

    public static TheoryData<string, string, int> Failures => new()
    {
        { "500", "Down", 3 },
        { "429", "Down", 3 },
        { "401", "Down", 1 },
        { "400", "Down", 1 },
        { "breaks", "Down", 3 },
        { "drips", "Slow", 2 },
        { "floods", "Down", 3 },
        { "dawdles", "Slow", 2 },
        { "html", "Rubbish", 1 },
        { "no choices", "Rubbish", 1 },
        { "empty", "Rubbish", 1 },
        { "empty words", "Rubbish", 1 },
        { "uncited", "Rubbish", 1 },
        { "english", "Rubbish", 1 },
        { "not reachable", "Down", 0 },
        { "stream breaks", "Down", 3 },
        { "stream drips", "Slow", 2 },
        { "stream floods", "Down", 3 },
        { "stream of nothing", "Rubbish", 1 },
        { "stream of no chunks", "Rubbish", 1 },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Quotations_answer_instead_and_say_so(string failure, string reason, int attempts)
    {
        await using var model = await ScriptedModel.StartAsync();
        Script(model, failure);
        await using var services = town.With(model, ("TimeLimit", "00:00:01.500"), ("AttemptTimeLimit", "00:00:01"), ("BreakLeast", "100"));
        if (failure == "not reachable")
            await model.DisposeAsync();

        var began = Stopwatch.GetTimestamp();
        var draft = await ModelTown.AskAsync(services, Cost);

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.StartsWith("extractive/2 for kernel/1 scripted-1 answer/", draft.Writer, StringComparison.Ordinal);
        Assert.EndsWith($": {reason}", draft.Writer, StringComparison.Ordinal);
        Assert.StartsWith("Le modèle de langue n’a pas donné de réponse utilisable. Voici ce que disent", draft.Messages[0].Text, StringComparison.Ordinal);
        Assert.Contains(draft.Citations, citation => citation.Quote.Contains("182 000", StringComparison.Ordinal));
        Assert.Equal(attempts, model.Requests.Count);
    }

    [Fact]
    public async Task A_second_attempt_that_succeeds_is_the_answer()
    {
        await using var model = (await ScriptedModel.StartAsync()).Fails(503).BreaksOff()
            .Answers(request => $"L’éclairage public coûte 182 000 euros chaque année [{ModelTown.NumberOf(request, "182 000")}].");
        await using var services = town.With(model);

        Assert.StartsWith("kernel/1", (await ModelTown.AskAsync(services, Cost)).Writer, StringComparison.Ordinal);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task Every_attempt_is_paid_for()
    {
        await using var model = (await ScriptedModel.StartAsync()).Fails(503).Fails(503).Says("NONE");
        await using var services = town.With(model);
        var before = await UseAsync(services, ModelTown.Consultation);

        await ModelTown.AskAsync(services, Cost);

        var after = await UseAsync(services, ModelTown.Consultation);
        Assert.Equal(3, model.Requests.Count);
        Assert.InRange(after.Prompt - before.Prompt, 1_000 + (2 * 300), 1_000 + (2 * 6_000));
        Assert.Equal(50, after.Answer - before.Answer);
    }

    [Fact]
    public async Task A_model_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var model = (await ScriptedModel.StartAsync()).Fails(500);
        await using var services = town.With(model, ("Attempts", "1"), ("BreakLeast", "2"), ("BreakFor", "00:10:00"));

        var drafts = new List<Draft>();
        for (var i = 0; i < 4; i++)
            drafts.Add(await ModelTown.AskAsync(services, Cost));

        Assert.Equal(2, model.Requests.Count);
        Assert.Equal(["Down", "Down", "Resting", "Resting"], drafts.Select(draft => draft.Writer.Split(": ")[^1]));
    }

    [Fact]
    public async Task A_consultation_over_its_ceiling_is_answered_with_quotations_also_after_a_restart()
    {
        await using var model = (await ScriptedModel.StartAsync()).Says("NONE");
        (string, string)[] ceiling = [("TokensPerConsultation", $"{await UsedAsync(model) + 8_000}"), ("PromptPrice", "10"), ("AnswerPrice", "100")];
        await using (var services = town.With(model, ceiling))
        {
            var before = await UseAsync(services, ModelTown.Consultation);
            Assert.True((await ModelTown.AskAsync(services, Cost)).Unanswered);
            var after = await UseAsync(services, ModelTown.Consultation);
            Assert.Equal((1_000, 50, 0.015), (after.Prompt - before.Prompt, after.Answer - before.Answer, Math.Round(after.Cost - before.Cost, 6)));
            for (var i = 0; i < 8; i++)
                await ModelTown.AskAsync(services, Cost);
        }

        var asked = model.Requests.Count;
        await using var restarted = town.With(model, ceiling);
        Assert.EndsWith("OverCeiling", (await ModelTown.AskAsync(restarted, Cost)).Writer, StringComparison.Ordinal);
        Assert.Equal(asked, model.Requests.Count);
        Assert.Equal(0, (await UseAsync(restarted, new ConsultationId("other"))).Prompt);
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_passed_on()
    {
        await using var model = (await ScriptedModel.StartAsync()).Dawdles(TimeSpan.FromMinutes(1), "NONE");
        await using var services = town.With(model);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var asked = services.GetRequiredService<KernelModel>().AskAsync(
            ModelTown.Consultation, services.GetRequiredService<KernelPrompts>().Rewrite,
            new Dictionary<string, string> { ["language"] = "French", ["sentence"] = "Bonjour." }, heard: null, stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    private static Task<ModelUse.Used> UseAsync(ServiceProvider services, ConsultationId consultation) =>
        services.GetRequiredService<ModelUse>().OfAsync(consultation, TestContext.Current.CancellationToken);

    private async Task<long> UsedAsync(ScriptedModel model)
    {
        await using var services = town.With(model);
        var used = await UseAsync(services, ModelTown.Consultation);
        return used.Prompt + used.Answer;
    }

    private static void Script(ScriptedModel model, string failure) => _ = failure switch
    {
        "breaks" => model.BreaksOff(),
        "drips" => model.Drips(TimeSpan.FromMilliseconds(50)),
        "floods" => model.Floods(),
        "dawdles" => model.Dawdles(TimeSpan.FromMinutes(1), "NONE"),
        "html" => model.Babbles("<html><body>Bonjour</body></html>", "text/html"),
        "no choices" => model.Babbles("""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[]}"""),
        "empty" => model.Babbles(""),
        "empty words" => model.Says("  "),
        "uncited" => model.Says("Votez pour le projet, il est excellent !"),
        "english" => model.Says("The lighting of the town costs 182,000 euros each year and that is the whole of it [1]."),
        "not reachable" => model,
        "stream breaks" => model.Writes(_ => "L’éclairage public coûte 182 000 euros chaque année [1]. Les", TimeSpan.Zero, breaksAt: 40),
        "stream drips" => model.Drips(TimeSpan.FromMilliseconds(50), "text/event-stream"),
        "stream floods" => model.Floods("text/event-stream"),
        "stream of nothing" => model.Babbles("data: [DONE]\n\n", "text/event-stream"),
        "stream of no chunks" => model.Babbles("data: {\"hello\":1}\n\ndata: [DONE]\n\n", "text/event-stream"),
        _ => model.Fails(int.Parse(failure, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
