using System.Diagnostics;
using System.Globalization;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;
using Isegoria.Doubles;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Isegoria.Benchmarks;

/// <summary>
/// How long an organiser waits for a page of transcripts in a store with so many turns of the size they have in service:
/// eight found passages, a reply of three messages, a verdict on twelve sentences.
/// </summary>
internal static class LookUps
{
    private const int PerConversation = 20;
    private const int Most = 50;
    private const int Rounds = 40;
    private const string Sentence = "L’éclairage des rues coûte 24 000 euros par an, dont la moitié pour les lampes anciennes du centre.";

    private static readonly string[] Subjects = ["lampadaire", "trottoir", "riverain", "étoile", "sécurité", "commerce", "budget", "hirondelle"];

    public static async Task RunAsync(int turns)
    {
        var folder = Directory.CreateTempSubdirectory("isegoria-lookups-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", folder)]).Build();
            await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddJournal(configuration).BuildServiceProvider();
            await services.OpenStoreAsync(CancellationToken.None);
            await FillAsync(services.GetRequiredService<IDbContextFactory<DeliberationStore>>(), turns);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{turns:N0} turns, {new FileInfo(Path.Combine(folder, "isegoria.db")).Length / 1e6:N0} MB"));
            await MeasureAsync(services.GetRequiredService<ITranscripts>(), turns);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(ITranscripts transcripts, int turns)
    {
        var all = new TranscriptQuery(Some.Consultation, Most);
        var middle = Some.Noon.AddMinutes(turns / 2);
        await TakeAsync("the newest page", () => transcripts.FindAsync(all, CancellationToken.None));
        await TakeAsync("a page in the middle", () => transcripts.FindAsync(all with { Before = turns / 2 }, CancellationToken.None));
        await TakeAsync("a common word", () => transcripts.FindAsync(all with { Text = "sécurité" }, CancellationToken.None));
        await TakeAsync("a word of one turn", () => transcripts.FindAsync(all with { Text = $"numero-{turns / 3}-" }, CancellationToken.None));
        await TakeAsync("a word of none", () => transcripts.FindAsync(all with { Text = "chapelle" }, CancellationToken.None));
        await TakeAsync("a rare verdict", () => transcripts.FindAsync(all with { Verdict = nameof(Verdict.Withheld) }, CancellationToken.None));
        await TakeAsync("a stage", () => transcripts.FindAsync(all with { Stage = "express" }, CancellationToken.None));
        await TakeAsync("a channel", () => transcripts.FindAsync(all with { Channel = "msteams" }, CancellationToken.None));
        await TakeAsync("an hour", () => transcripts.FindAsync(all with { From = middle, Until = middle.AddHours(1) }, CancellationToken.None));
        await TakeAsync("word, stage and verdict", () => transcripts.FindAsync(
            all with { Text = "budget", Stage = "express", Verdict = nameof(Verdict.Passed) }, CancellationToken.None));
        await TakeAsync("the channels there are", () => transcripts.ChannelsAsync(Some.Consultation, CancellationToken.None));
        await TakeAsync("a whole conversation", () => transcripts.ReadAsync(Some.Consultation, new ConversationId("dl/7"), CancellationToken.None));
    }

    private static async Task TakeAsync<T>(string what, Func<Task<T>> look)
    {
        var first = Stopwatch.StartNew();
        await look();
        first.Stop();
        var took = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await look();
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        took.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what,-26} p50 {took[Rounds / 2],6:0.0} ms, p95 {took[(int)(Rounds * 0.95)],6:0.0} ms, the first time {first.Elapsed.TotalMilliseconds,6:0.0} ms"));
    }

    /// <summary>Rows as the journal writes them, many in one transaction.</summary>
    internal static async Task FillAsync(IDbContextFactory<DeliberationStore> stores, int turns)
    {
        ConversationRow? conversation = null;
        for (var from = 0; from < turns; from += 2_000)
        {
            await using var store = await stores.CreateDbContextAsync();
            store.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var i in Enumerable.Range(from, Math.Min(2_000, turns - from)))
            {
                if (i % PerConversation == 0)
                    store.Conversations.Add(conversation = new ConversationRow { Id = Conversation(i), ConsultationId = Some.Consultation.Value });
                var row = TurnRows.Chained(One(i), conversation!.Head);
                (conversation.Head, conversation.Turns) = (row.Hash, row.Number);
                store.Turns.Add(row);
            }
            await store.SaveChangesAsync();
        }
    }

    private static string Conversation(int i) => (i / PerConversation % 10 == 0 ? "msteams/" : "dl/") + (i / PerConversation);

    private static Turn One(int i)
    {
        var subject = Subjects[i % (Subjects.Length - 1)];
        var message = Some.CitizenMessage($"a{i}", Conversation(i), $"Que dit-on du {subject} numero-{i}-, et qui paie ?");
        var document = new Document("sample/d", Some.Consultation, "Note de la ville", "note.md", Language.French, "La Ville", null, Stance.Neutral);
        var text = string.Join(' ', Enumerable.Repeat(Sentence, 5));
        var passages = Enumerable.Range(0, 8).Select(n => new FoundPassage(new Passage($"sample/d#{n}", "sample/d", "Coûts", text, Language.French, n), document, 0.5, 0.8));
        var reply = Enumerable.Range(0, 3).Select(n => Utterance.Say($"{Sentence} Le {subject} compte. {n}")).ToList();
        var judged = Enumerable.Range(0, 12).Select(_ => new JudgedSentence(Sentence, Voice.Assistant, Some.Score(), [])).ToList();
        Verdict verdict = i % 200 == 0 ? new Verdict.Withheld("fixed/1", judged, WithheldReason.Flagged) : new Verdict.Passed("fixed/1", judged);
        var turn = Some.Turn(message, i % PerConversation + 1, Some.Move(), verdict);
        return turn with
        {
            Findings = new Findings([.. passages]),
            Draft = turn.Draft with { Messages = reply },
            Reply = turn.Reply with { Messages = reply },
            After = Some.Progress(i % 6 == 0 ? "express" : "inform"),
            DecidedAt = Some.Noon.AddMinutes(i),
        };
    }
}
