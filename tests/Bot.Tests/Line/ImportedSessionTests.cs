using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Isegoria.Backends.Evidence;
using Isegoria.Benchmarks.Asking;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;

namespace Isegoria.Bot.Tests.Line;

/// <summary>
/// A citizen's session on documents that an organiser imported, from welcome to close with questions on the way: the
/// République numérique as its JSON lines, and our own sample as files of many formats. Once without a language model, and
/// on the same data with one that repeats what it is shown.
/// </summary>
public sealed partial class ImportedSessionTests(SettledData settled) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("isegoria-imported-").FullName;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task A_session_on_a_folder_of_mixed_formats_comes_to_its_close() => WalkAsync(
        MixedFolder.Make(Path.Combine(_folder, "documents")), Language.English,
        ["I have a question: what should I vote?", "I have a question: how much does street lighting cost and when does the council vote?", "I have a question: who built the church?"]);

    [Fact]
    public Task A_session_on_the_republique_numerique_comes_to_its_close() => WalkAsync(
        Republique(), Language.French,
        ["j’ai une question : que dois-je voter ?", "j’ai une question : que disent les contributions sur l’ouverture des données publiques ?", "j’ai une question : pourquoi diffuser en ligne les documents administratifs ?", "j’ai une question : qu’est-ce que l’open data par défaut ?", "j’ai une question : qui a gagné la Coupe du monde de football en 1998 ?"]);

    /// <param name="questions">The first for advice, then at least one that the documents answer, the last one that they do not.</param>
    private async Task WalkAsync(string documents, Language language, string[] questions)
    {
        string data;
        await using (var bot = await LiveBot.StartAsync(settled, Now))
        {
            data = bot.Data;
            var sample = await bot.Part<IConsultationStore>().FindAsync(new ConsultationId("sample"), Now);
            await bot.Part<IConsultationStore>().SaveAsync(sample! with { Id = new ConsultationId("imported"), Dialog = "five-minutes" }, [], Now);
            var report = await bot.Part<DocumentImport>().ImportAsync(new ConsultationId("imported"), documents, language, new Progress<ImportEvent>(), Now);
            Assert.Equal(0, report.Skipped);
            Assert.True(report.Added > 10, $"Only {report.Added} documents were imported.");

            var turns = await WalkAsync(bot, language, questions);
            Assert.All(turns, turn => Assert.True(turn.Verdict.LetsOut(), WhatWasWithheld(turn)));
            Check(turns);
            Assert.True(turns[^1].Draft.Unanswered);
            Assert.All(turns, turn => Assert.StartsWith("extractive/", turn.Draft.Writer, StringComparison.Ordinal));
        }

        await using var model = (await ScriptedModel.StartAsync()).Answers(Repeats);
        await using var again = await LiveBot.ContinueAsync(data, Now, null, "--Replies:Endpoint", model.Endpoint, "--Replies:Model", "scripted-1");
        // What it repeats in its own voice may be a contribution's praise: the gate may keep that back.
        Check(await WalkAsync(again, language, questions));
        Assert.NotEmpty(model.Requests);
    }

    private static void Check(List<Turn> turns)
    {
        Assert.Matches("^(?:I recommend no choice|Je ne recommande aucun choix)", turns[0].Reply.Messages[0].Text);
        Assert.StartsWith("extractive/", turns[0].Draft.Writer, StringComparison.Ordinal);
        Assert.Contains(turns.Skip(1), turn => turn is { Draft.Unanswered: false, Reply.Citations.Count: > 0 });
        Assert.All(turns.Skip(1).Where(turn => turn.Verdict.LetsOut() && turn.Reply.Citations.Count == 0), turn => Assert.True(turn.Draft.Unanswered));
        Assert.All(turns, turn => Assert.All(turn.Reply.Citations, citation => Assert.Contains(
            turn.Findings.Passages, found => found.Passage.Id == citation.Passage && found.Passage.Text.Contains(citation.Quote, StringComparison.Ordinal))));
    }

    /// <summary>The turns of the questions; the walk goes on to the close, and nothing but answers is ever withheld on it.</summary>
    private static async Task<List<Turn>> WalkAsync(LiveBot bot, Language language, string[] questions)
    {
        using var citizen = new CitizenOnTheWire(bot.Address);
        await citizen.ArriveAsync("imported", language.Code, Now);
        var reply = await citizen.WelcomeAsync(Now);
        var (left, turns) = (new Queue<string>(questions), new List<Turn>());
        for (var turn = 0; !reply[^1]["channelData"]!["isegoria"]!["stage"]!["closed"]!.GetValue<bool>(); turn++)
        {
            Assert.True(turn < 80, "The dialog does not come to its close.");
            var asks = turn > 0 && left.TryDequeue(out _);
            var id = await citizen.SayAsync(asks ? questions[turns.Count] : Answer(reply, language), Now);
            reply = await citizen.RepliesToAsync(id, Now);
            var kept = (await bot.Part<ITurnJournal>().FindAsync(new ActivityId(id), Now))!;
            if (asks)
                turns.Add(kept);
            else
                Assert.True(kept.Verdict.LetsOut(), WhatWasWithheld(kept));
        }
        Assert.Equal(questions.Length, turns.Count);
        return turns;
    }

    private static string WhatWasWithheld(Turn turn) => string.Join('\n', turn.Verdict.Sentences.Where(sentence => sentence.Exceeded.Count > 0)
        .Select(sentence => $"{sentence.Text} ({sentence.Voice}: {string.Join(", ", sentence.Exceeded)})").Prepend("A reply did not pass:"));

    private static string Answer(IReadOnlyList<JsonNode> reply, Language language) =>
        (string?)reply[^1]["suggestedActions"]?["actions"]?.AsArray().FirstOrDefault()?["title"]
        ?? (language == Language.French ? "Je tiens à ce que chacun puisse comprendre la décision." : "I want everybody to be able to understand the decision.");

    private static string Repeats(ModelRequest request) => string.Join(' ', Passage().Matches(request.Said("user")).Take(2)
        .Select(passage => $"{Deliberation.Evidence.Sentences.Split(passage.Groups["text"].Value.Trim())[0].TrimEnd('.', ' ')} [{passage.Groups["number"].Value}]."));

    /// <summary>The first proposals with their arguments, as they were published.</summary>
    private string Republique()
    {
        var source = Path.GetFullPath(Repository.File("../shared/data/consultations/republique-numerique-2015"));
        Assert.SkipUnless(Directory.Exists(source), $"The République numérique is not at {source}.");
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "republique")).FullName;
        var proposals = File.ReadLines(Path.Combine(source, "proposals.jsonl")).Take(6).ToList();
        var ids = proposals.ConvertAll(line => JsonNode.Parse(line)!["id"]!.GetValue<int>());
        File.WriteAllLines(Path.Combine(folder, "proposals.jsonl"), proposals);
        File.WriteAllLines(
            Path.Combine(folder, "arguments.jsonl"),
            File.ReadLines(Path.Combine(source, "arguments.jsonl")).Where(line => ids.Contains(JsonNode.Parse(line)!["proposal_id"]!.GetValue<int>())).Take(60));
        return folder;
    }

    [GeneratedRegex("""<passage number="(?<number>\d+)"[^>]*>(?<text>.*?)</passage>""", RegexOptions.Singleline)]
    private static partial Regex Passage();
}
