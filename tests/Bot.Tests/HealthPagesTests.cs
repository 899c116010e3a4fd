using System.Net;
using Isegoria.Backends.Bias;
using Isegoria.Bot.Tests.Line;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests;

public sealed class HealthPagesTests(SettledData settled)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_breaks_while_it_runs_is_not_ready_though_its_scores_are_remembered()
    {
        var model = new Breaking();
        await using var bot = await StartAsync(model, "00:00:00.001");
        Assert.Equal(HttpStatusCode.OK, await AskAsync(bot, "ready"));

        model.Broken = true;
        await Task.Delay(10, Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await AskAsync(bot, "ready"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(bot, "live"));
    }

    [Fact]
    public async Task Many_visits_ask_the_model_once()
    {
        var model = new Breaking();
        await using var bot = await StartAsync(model, "00:10:00");
        await AskAsync(bot, "ready");
        var asked = model.Asked;

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(bot, "ready")));

        Assert.Equal(asked, model.Asked);
    }

    private Task<LiveBot> StartAsync(IBiasClassifier model, string every) => LiveBot.StartAsync(
        settled, Cancellation, services => services.AddSingleton<IBiasClassifier>(new RememberedScores(model, 100)), "--Health:GateEvery", every);

    private static async Task<HttpStatusCode> AskAsync(LiveBot bot, string page)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(bot.Address, $"/health/{page}"), Cancellation);
        return answer.StatusCode;
    }

    private sealed class Breaking : IBiasClassifier
    {
        private readonly FixedBiasClassifier _sound = new();

        public bool Broken { get; set; }

        public int Asked { get; private set; }

        public string Version => _sound.Version;

        public BiasThresholds Thresholds => _sound.Thresholds;

        public Task<IReadOnlyList<BiasScore>> ScoreAsync(IReadOnlyList<string> texts, Language language, CancellationToken cancellation)
        {
            Asked++;
            return Broken ? throw new InvalidOperationException("The model broke.") : _sound.ScoreAsync(texts, language, cancellation);
        }
    }
}
