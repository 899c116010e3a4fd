using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Isegoria.Bot.Tests.DirectLine;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.Line;

/// <summary>How much sooner a citizen reads: the real gate and encoder, a scripted model at the speed of a hosted one.</summary>
public sealed class FirstSentenceTests(SettledData settled, ITestOutputHelper output)
{
    private const int Rounds = 5;

    /// <summary>For four characters, about a token: thirty tokens a second.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(33);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_sentence_is_seen_before_the_whole_is_there()
    {
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Whole, Pace);
        await using var bot = await LiveBot.StartAsync(
            settled, Now, null, "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1",
            "--LanguageModel:TimeLimit", "00:02:00", "--LanguageModel:AttemptTimeLimit", "00:01:00");
        using var citizen = await LiveReplyTests.AgreedAsync(bot);
        using var socket = await DirectLineSocket.OpenAsync(await citizen.StreamUrlAsync(Now));

        var (first, whole) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.GetTimestamp();
            var asked = await citizen.SayAsync(Told.Question, Now);
            await socket.UntilAsync(activity => LiveReplyTests.IsChunk(activity) && Answers(activity, asked));
            first.Add(Stopwatch.GetElapsedTime(clock).TotalSeconds);
            await socket.UntilAsync(activity => LiveReplyTests.IsLast(activity) && Answers(activity, asked));
            whole.Add(Stopwatch.GetElapsedTime(clock).TotalSeconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"four sentences at thirty tokens a second, {Rounds} times: first sentence seen after {Median(first):F2} s, the whole after {Median(whole):F2} s (longest {first.Max():F2} and {whole.Max():F2} s)"));
        Assert.True(Median(first) < Median(whole), "Nothing was gained.");
    }

    private static bool Answers(JsonNode activity, string asked) => (string?)activity["replyToId"] == asked;

    private static double Median(List<double> seconds) => seconds.Order().ElementAt(seconds.Count / 2);
}
