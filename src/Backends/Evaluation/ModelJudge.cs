using System.Security.Cryptography;
using System.Text.Json;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evaluation;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Backends.Evaluation;

/// <summary>
/// A language model that says whether texts are biased. A verdict counts only as one JSON object that repeats the mark it was
/// given; anything else is no verdict. What was judged once by the same model and prompt is not asked again.
/// </summary>
/// <param name="kept">Of this judge's verdicts alone, or of several.</param>
/// <param name="name">Which model it is and where: verdicts of another are not taken for its own.</param>
public sealed class ModelJudge(EndpointModel model, ChatPrompt prompt, AnswerFile kept, string name, int seed, int mostTokens, int atOnce)
{
    public const string File = "judge.jsonl";

    private const int LongestText = 6_000;
    private const int MarkLength = 8;

    public string Prompt => prompt.Version;

    /// <summary>For each text whether it is biased; none where the judge said nothing that counts.</summary>
    /// <param name="progress">Verdicts there are and verdicts there will be.</param>
    /// <exception cref="EndpointException">As <see cref="EndpointModel.AskAsync(ChatQuestion, CancellationToken)"/>; what was judged is kept.</exception>
    public async Task<IReadOnlyDictionary<JudgedText, bool?>> JudgeAsync(IEnumerable<JudgedText> texts, Action<int, int> progress, CancellationToken cancellation)
    {
        var distinct = texts.Distinct().ToList();
        var open = distinct.Where(text => kept.Find(KeyOf(text)) is null).ToList();
        var done = distinct.Count - open.Count;
        progress(done, distinct.Count);
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellation }, async (text, stop) =>
        {
            kept.Add(KeyOf(text), "judge", text.Text, await model.AskAsync(Question(text), stop));
            progress(Interlocked.Increment(ref done), distinct.Count);
        });
        return distinct.ToDictionary(text => text, text => Verdict(kept.Find(KeyOf(text))!.Text, MarkOf(text)));
    }

    private ChatQuestion Question(JudgedText text) => new(
        prompt.Fill(
            ("language", KernelQuestion.NameOf(text.Language)),
            ("mark", MarkOf(text)),
            ("reply", $"<reply>\n{Fence.Inside(text.Text, LongestText)}\n</reply>")),
        Temperature: 0, mostTokens, seed, Json: true);

    /// <summary>One object, alone or fenced as code; a judge that talks besides has not done what it was asked.</summary>
    internal static bool? Verdict(string said, string mark)
    {
        try
        {
            using var read = JsonDocument.Parse(Unfenced(said));
            return read.RootElement is { ValueKind: JsonValueKind.Object } verdict
                && verdict.TryGetProperty("mark", out var repeated) && repeated.ValueKind == JsonValueKind.String && repeated.GetString() == mark
                && verdict.TryGetProperty("biased", out var biased) && biased.ValueKind is JsonValueKind.True or JsonValueKind.False
                    ? biased.GetBoolean()
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Unfenced(string said)
    {
        var text = said.Trim();
        if (!text.StartsWith("```", StringComparison.Ordinal) || !text.EndsWith("```", StringComparison.Ordinal) || text.Length < 6)
            return text;
        var inside = text[3..^3];
        return inside.StartsWith("json", StringComparison.OrdinalIgnoreCase) ? inside[4..] : inside;
    }

    private string KeyOf(JudgedText text) => Digest($"{name}\n{prompt.Version}\n{seed}\n{text.Language}\n{text.Text}")[..24];

    /// <summary>Not to be guessed by who wrote the text, and the same in every run with the seed.</summary>
    private string MarkOf(JudgedText text) => Digest($"mark\n{seed}\n{text.Text}")[..MarkLength];

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
