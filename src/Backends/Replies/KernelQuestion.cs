using System.Globalization;
using System.Text.RegularExpressions;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Backends.Replies;

/// <summary>A citizen's question as the model gets it: what the prompt's variables hold, and which passages came along.</summary>
/// <param name="Passages">In the order of their numbers, from 1; at least one.</param>
internal sealed partial record KernelQuestion(IReadOnlyDictionary<string, string> Words, IReadOnlyList<FoundPassage> Passages)
{
    /// <summary>Of a question in characters; a longer one is cut.</summary>
    private const int LongestQuestion = 1_000;

    private const int LongestTitle = 200;

    /// <param name="findings">At least one passage; those that the prompt has no room for are left out, the best come first.</param>
    public static KernelQuestion Of(string question, Language language, Findings findings, KernelPrompt prompt, LanguageModelOptions options)
    {
        var asked = $"<question>\n{Fence.Inside(question, LongestQuestion)}\n</question>";
        var room = options.PromptTokens!.Value - prompt.Tokens - Tokens.Estimate(asked);
        var (fenced, passages) = (new List<string>(), new List<FoundPassage>());
        foreach (var found in findings.Passages.DistinctBy(found => found.Passage.Id))
        {
            var next = Fenced(found, passages.Count + 1, most: Math.Max(0, room) * 3 / 2);
            room -= Tokens.Estimate(next);
            if (room < 0 && passages.Count > 0)
                break;
            fenced.Add(next);
            passages.Add(found);
        }
        return new KernelQuestion(
            new Dictionary<string, string>
            {
                ["language"] = NameOf(language),
                ["sentences"] = options.Sentences!.Value.ToString(CultureInfo.InvariantCulture),
                ["passages"] = string.Join('\n', fenced),
                ["question"] = asked,
            },
            passages);
    }

    public static string NameOf(Language language) => CultureInfo.GetCultureInfo(language.Code).EnglishName;

    /// <summary>Whether an answer is the word the prompt asks for where the passages do not answer.</summary>
    public static bool SaysNone(string answer) => None().IsMatch(answer);

    private static string Fenced(FoundPassage found, int number, int most)
    {
        var stance = found.Document.Stance is Stance.For or Stance.Against ? $" stance=\"{found.Document.Stance.ToString().ToLowerInvariant()}\"" : "";
        var heading = found.Passage.Heading.Length > 0 ? $" section=\"{Fence.Value(found.Passage.Heading, LongestTitle)}\"" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"<passage number=\"{number}\" document=\"{Fence.Value(found.Document.Title, LongestTitle)}\"{heading}{stance}>\n{Fence.Inside(found.Passage.Text, most)}\n</passage>");
    }

    [GeneratedRegex(@"^\W*NONE\b\W*$")]
    private static partial Regex None();
}
