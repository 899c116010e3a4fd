using System.Diagnostics;
using System.Text.Json.Nodes;
using Isegoria.Doubles;

namespace Isegoria.Load;

/// <param name="Scripted">Milliseconds from sending a message to the last activity of its reply.</param>
internal sealed record Timings(List<double> Scripted, List<double> Answers);

/// <summary>Goes through a conversation at the Direct Line API: agrees, then asks questions, each once the last was answered.</summary>
internal sealed class SimulatedCitizen(Uri server, string slug, int number) : IAsyncDisposable
{
    private readonly DirectLineCitizen _line = new(server, slug, "fr");

    public async Task<Timings> TalkAsync(IReadOnlyList<string> questions, int rounds, CancellationToken cancellation)
    {
        var timings = new Timings([], []);
        var offered = Offered(await _line.ArriveAsync(cancellation));
        for (var round = 0; round < rounds; round++)
        {
            if (round < 2 && offered is not null)
                offered = await TimedAsync(offered, timings.Scripted, cancellation);
            await TimedAsync(Question(questions[(number + round) % questions.Count]), timings.Answers, cancellation);
        }

        return timings;
    }

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    /// <summary>An everyday command, understood at any step.</summary>
    private static string Question(string question) => $"J’ai une question : {question}";

    private async Task<string?> TimedAsync(string text, List<double> into, CancellationToken cancellation)
    {
        var clock = Stopwatch.GetTimestamp();
        var reply = await _line.SayAsync(text, cancellation);
        into.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        return Offered(reply);
    }

    /// <summary>The first suggested answer, if there is one.</summary>
    private static string? Offered(JsonNode message) => (string?)message["suggestedActions"]?["actions"]?[0]?["value"];
}
