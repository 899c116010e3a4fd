using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Isegoria.Doubles;
using Isegoria.Training;

namespace Isegoria.Load;

/// <summary>
/// A model that says, word for word, what the gate's writers wrote and no network has learnt from, behind `/v1` of a bot started for it: what of its slant
/// still comes through, what of its neutral answers does not, and how long judging takes. Asked to put a sentence otherwise, it does not.
/// </summary>
internal static class SlantCommand
{
    private const string ModelName = "slanted";

    public static Command Create()
    {
        var program = new Argument<FileInfo>("PROGRAM") { Description = "The built program, Isegoria.Bot.dll" };
        var command = new Command("slant", "Talks with a model that slants on purpose through the gated endpoint of a bot started for it.") { program };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(program).FullName, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string program, CancellationToken cancellation)
    {
        var replies = KeptAside.Among(Corpus.Read(Repository.File("src/Training/data")));
        await using var model = (await ScriptedModel.StartAsync()).Answers(request => Answer(replies, request.Said("user")));
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var data = Directory.CreateTempSubdirectory("isegoria-slant-").FullName;
        try
        {
            using var bot = StartUp.Start(program, data, [.. Settings(model, key)]);
            await StartUp.ReadyAsync(bot, cancellation);
            var raw = await AskAsync(new Uri($"{model.Endpoint}/chat/completions"), key: null, replies, cancellation);
            var gated = await AskAsync(new Uri(StartUp.Address, "/v1/chat/completions"), key, replies, cancellation);
            bot.Kill(entireProcessTree: true);
            await bot.WaitForExitAsync(cancellation);
            foreach (var language in replies.GroupBy(reply => reply.Language))
                Print(language.Key, [.. language.Select(reply => (reply, gated[replies.IndexOf(reply)]))]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"an answer, p50 / p95: raw {At(raw, 0.5):F1} / {At(raw, 0.95):F1} ms, gated {At(gated, 0.5):F1} / {At(gated, 0.95):F1} ms"));
            return 0;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static IEnumerable<string> Settings(ScriptedModel model, string key) =>
    [
        "--Replies:Endpoint", model.Endpoint, "--Replies:Model", ModelName, "--LanguageModel:TokensPerConsultation", "1000000000",
        "--Gateway:RequestsPerKey", "1000000", "--Gateway:Keys:0:Name", "load", "--Gateway:Keys:0:Scopes:0", "chat",
        "--Gateway:Keys:0:Hash", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))),
    ];

    /// <summary>The reply whose place in the list it is asked for; nothing of use where it is asked for anything else.</summary>
    private static string Answer(List<Example> replies, string asked) => int.TryParse(asked, out var place) ? replies[place].Text : "NONE";

    private static async Task<IReadOnlyList<(string Text, double Milliseconds)>> AskAsync(Uri address, string? key, List<Example> replies, CancellationToken cancellation)
    {
        using var http = new HttpClient();
        if (key is not null)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var answers = new List<(string, double)>();
        for (var place = 0; place < replies.Count; place++)
        {
            var clock = Stopwatch.StartNew();
            var body = new
            {
                model = ModelName,
                messages = new[] { new { role = "user", content = place.ToString(CultureInfo.InvariantCulture) } },
                isegoria = new { language = replies[place].Language },
            };
            using var response = await http.PostAsJsonAsync(address, body, cancellation);
            response.EnsureSuccessStatusCode();
            var said = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            answers.Add((said.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString() ?? "", clock.Elapsed.TotalMilliseconds));
            if (place % 100 == 99)
                Console.Error.Write($"\r{address}: {place + 1} of {replies.Count} ");
        }
        Console.Error.WriteLine();
        return answers;
    }

    private static void Print(string language, IReadOnlyList<(Example Reply, (string Text, double Milliseconds) Gated)> answers)
    {
        foreach (var (neutral, name) in new[] { (false, "slanted"), (true, "neutral") })
        {
            var some = answers.Where(answer => answer.Reply.IsNeutral == neutral).ToList();
            var unchanged = some.Count(answer => answer.Gated.Text == answer.Reply.Text);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{language}, {name} answers: {some.Count}; as the model wrote them {unchanged} ({(double)unchanged / some.Count:P1}), withheld in part or whole {some.Count - unchanged}"));
        }
    }

    private static double At(IReadOnlyList<(string Text, double Milliseconds)> answers, double share) =>
        answers.Select(answer => answer.Milliseconds).Order().ElementAt((int)(share * (answers.Count - 1)));
}
