using System.Text.Json.Nodes;
using Isegoria.Bot.Tests.DirectLine;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Bot.Tests.Line;

/// <summary>What a citizen sees of a reply while a model still writes it, frame by frame, over the real host's WebSocket.</summary>
public sealed class LiveReplyTests(SettledData settled)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_grows_sentence_by_sentence_and_the_kept_reply_takes_its_place()
    {
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Whole, Pace);
        var (seen, turn, _) = await WatchAsync(model);

        var chunks = Chunks(seen);
        Assert.True(chunks.Count >= 2, $"Only {chunks.Count} chunks of {Told.Sentences.Length} sentences.");
        Assert.Equal(Enumerable.Range(1, chunks.Count), chunks.Select(chunk => (int)Data(chunk)["streamSequence"]!));
        Assert.All(chunks, chunk => Assert.Equal("streaming", (string?)Data(chunk)["streamType"]));
        Assert.Null(Data(chunks[0])["streamId"]);
        Assert.All(chunks.Skip(1), chunk => Assert.Equal(chunks[0].Id(), (string?)Data(chunk)["streamId"]));
        Assert.Equal(chunks.Count, chunks.Select(chunk => chunk.Id()).Distinct().Count());
        Assert.All(chunks, chunk => Assert.True(IsBeginning(Words(chunk)), Words(chunk)));
        Assert.Equal(chunks.Select(chunk => Words(chunk).Length).Order(), chunks.Select(chunk => Words(chunk).Length));

        var final = seen.First(activity => activity.Type() == "message" && (string?)activity["replyToId"] == turn.Activity.Value);
        Assert.Equal(("final", chunks[0].Id()), ((string?)Data(final)["streamType"], (string?)Data(final)["streamId"]));
        Assert.NotEqual(chunks[0].Id(), final.Id());
        Assert.Equal(turn.Reply.Messages[0].Text, Words(final));
        Assert.Equal(string.Join(' ', Told.Sentences), Words(final));
        Assert.True(seen.ToList().IndexOf(final) > seen.ToList().FindLastIndex(activity => activity.Type() == "typing"), "Something was shown after the reply.");
        Assert.NotEmpty(chunks[^1]["entities"]!.AsArray());
    }

    [Fact]
    public async Task A_biased_sentence_is_in_no_frame_at_all()
    {
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Slanted, Pace).Says("Je ne sais pas le dire autrement.");
        var (seen, turn, frames) = await WatchAsync(model, new ScandalClassifier());

        Assert.IsType<Verdict.Withheld>(turn.Verdict);
        Assert.NotEmpty(Chunks(seen));
        Assert.DoesNotContain(frames, frame => frame.Contains("scandaleu", StringComparison.OrdinalIgnoreCase));
        Assert.All(Chunks(seen), chunk => Assert.Equal(Told.Sentences[0], Words(chunk)));
        Assert.Contains("contrôle de neutralité", seen.Last(activity => activity.Type() == "message").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_passage_supports_is_in_no_frame_either()
    {
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Invented, Pace);
        var (seen, _, frames) = await WatchAsync(model);

        Assert.NotEmpty(Chunks(seen));
        // With a piece of its word: ids and times are full of digits.
        Assert.Contains(frames, frame => frame.Contains("te 182", StringComparison.Ordinal));
        Assert.DoesNotContain(frames, frame => frame.Contains("te 999", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_the_quotations_and_their_notice_in_the_place_of_what_was_shown()
    {
        var whole = Told.Sentences[0].Length + Told.Sentences[1].Length + 20;
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Whole, Pace, breaksAt: whole);
        var (seen, turn, _) = await WatchAsync(model);

        var chunks = Chunks(seen);
        Assert.NotEmpty(chunks);
        Assert.EndsWith(": Down", turn.Draft.Writer, StringComparison.Ordinal);
        var final = seen.First(activity => activity.Type() == "message" && (string?)activity["replyToId"] == turn.Activity.Value);
        Assert.StartsWith("Le modèle de langue n’a pas donné de réponse utilisable.", Words(final), StringComparison.Ordinal);
        Assert.Equal(chunks[0].Id(), (string?)Data(final)["streamId"]);
    }

    [Fact]
    public async Task While_a_model_thinks_typing_is_seen_on_the_socket_and_never_by_polling()
    {
        await using var model = (await ScriptedModel.StartAsync()).Dawdles(TimeSpan.FromSeconds(2), "NONE");
        var (seen, _, _) = await WatchAsync(model, null, ["--LiveReplies:TypingAfter", "00:00:00.200", "--LiveReplies:TypingEvery", "00:00:00.500"]);

        var typing = seen.Where(activity => activity.Type() == "typing").ToList();
        Assert.InRange(typing.Count, 2, 10);
        Assert.All(typing, activity => Assert.Null(activity["text"]));
        Assert.All(typing, activity => Assert.Equal("bot", (string?)activity["from"]!["role"]));
    }

    [Fact]
    public async Task A_socket_opened_in_the_middle_sees_a_stream_that_begins_there()
    {
        await using var model = (await ScriptedModel.StartAsync()).Writes(Told.Whole, TimeSpan.FromMilliseconds(60));
        await using var bot = await StartAsync(model);
        using var citizen = await AgreedAsync(bot);
        using var first = await DirectLineSocket.OpenAsync(await citizen.StreamUrlAsync(Now));
        var asked = await citizen.SayAsync(Told.Question, Now);
        var begun = (await first.UntilAsync(activity => IsChunk(activity) || IsEnd(activity)))[^1];
        Assert.True(IsChunk(begun), begun.ToJsonString());
        using var second = await DirectLineSocket.OpenAsync(await citizen.StreamUrlAsync(Now));

        var late = Chunks(await second.UntilAsync(IsEnd));

        Assert.NotEmpty(late);
        Assert.Equal(begun.Id(), late[0].Id());
        Assert.Null(Data(late[0])["streamId"]);
        Assert.All(late.Skip(1), chunk => Assert.Equal(begun.Id(), (string?)Data(chunk)["streamId"]));

        bool IsEnd(JsonNode activity) => IsLast(activity) && (string?)activity["replyToId"] == asked;
    }

    internal static bool IsChunk(JsonNode activity) => activity.Type() == "typing" && activity["text"] is not null;

    internal static bool IsLast(JsonNode activity) => activity.Type() == "message" && (string?)activity["inputHint"] == "expectingInput";

    internal static List<JsonNode> Chunks(IEnumerable<JsonNode> seen) => [.. seen.Where(IsChunk)];

    internal static JsonNode Data(JsonNode activity) => activity["channelData"]!;

    /// <summary>An activity's words without marks and links.</summary>
    internal static string Words(JsonNode activity) =>
        string.Concat(Data(activity)["isegoria"]!["spans"]!.AsArray().Select(span => (string)span!["text"]!));

    internal static async Task<CitizenOnTheWire> AgreedAsync(LiveBot bot)
    {
        var citizen = await bot.WelcomedAsync(Now);
        await citizen.AskAsync("J’accepte", Now);
        return citizen;
    }

    private static bool IsBeginning(string words) =>
        Enumerable.Range(1, Told.Sentences.Length).Any(count => words == string.Join(' ', Told.Sentences.Take(count)));

    private Task<LiveBot> StartAsync(ScriptedModel model, IBiasClassifier? classifier = null, params string[] settings) => LiveBot.StartAsync(
        settled, Now, services => services.AddSingleton(classifier ?? new FixedBiasClassifier()),
        [
            "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1", "--LanguageModel:Pause", "00:00:00.001",
            "--LanguageModel:TimeLimit", "00:01:00", "--LanguageModel:AttemptTimeLimit", "00:00:30", .. settings,
        ]);

    /// <summary>Asks once over a socket: all activities from then on to the end of the reply, the kept turn, and every frame as it came.</summary>
    private async Task<(IReadOnlyList<JsonNode> Seen, Turn Turn, IReadOnlyList<string> Frames)> WatchAsync(
        ScriptedModel model, IBiasClassifier? classifier = null, params string[] settings)
    {
        await using var bot = await StartAsync(model, classifier, settings);
        using var citizen = await AgreedAsync(bot);
        using var socket = await DirectLineSocket.OpenAsync(await citizen.StreamUrlAsync(Now));
        var id = await citizen.SayAsync(Told.Question, Now);
        var seen = await socket.UntilAsync(activity => IsLast(activity) && (string?)activity["replyToId"] == id);
        var turn = await bot.Part<ITurnJournal>().FindAsync(new ActivityId(id), Now);

        var polled = await citizen.ActivitiesAsync(Now);
        Assert.DoesNotContain(polled, activity => activity.Type() == "typing");
        Assert.Equal(turn!.Reply.Messages.Count, polled.Count(activity => (string?)activity["replyToId"] == id));
        return (seen, turn, [.. socket.Frames]);
    }
}
