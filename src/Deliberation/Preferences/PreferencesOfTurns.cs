using System.Security.Cryptography;
using System.Text;
using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Staff;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Preferences;

/// <summary>
/// What kept turns teach. Only the assistant's own sentences are taken, with the words of citizens and documents elided as
/// the gate read them; what a citizen asked is not taken as the prompt, because nobody has consented to that.
/// </summary>
public static class PreferencesOfTurns
{
    /// <summary>The least share of the shorter text's words that two windows share where one is the other rewritten.</summary>
    private const double SameWindow = 0.5;

    /// <summary>The flagged sentences of a rewritten reply, each with what stands in its place; without those a person found rightly neutral.</summary>
    /// <param name="judgements">Of this turn.</param>
    public static IEnumerable<Preference> Rewritten(Turn turn, IReadOnlyList<Review> judgements, string prompt)
    {
        if (turn.Verdict is not Verdict.Rewritten verdict)
            yield break;
        foreach (var (index, before) in verdict.Before.Index())
        {
            var place = verdict.Sentences.Count + index;
            var judged = judgements.LastOrDefault(review => review.IsJudgement && review.Sentence == place);
            if (before.Voice is not Voice.Assistant || judged?.Kind is ReviewKind.Wrong || InPlaceOf(before.Text, verdict) is not { } after)
                continue;
            yield return new Preference(
                IdOf(turn, place), turn.Conversation.Value, turn.Draft.Language, prompt, after, before.Text, before.Exceeded,
                judged is null ? PreferenceOrigin.Rewriting : PreferenceOrigin.Review);
        }
    }

    /// <summary>A sentence an organiser has judged: neutral where it passed rightly, or was flagged wrongly.</summary>
    public static RatedReply? Judged(Review review, Turn turn, string prompt)
    {
        if (!review.IsJudgement || turn.Verdict.Judged().ElementAtOrDefault(review.Sentence ?? -1) is not { Voice: Voice.Assistant } sentence)
            return null;
        var neutral = sentence.Exceeded.Count == 0 == (review.Kind is ReviewKind.Right);
        return new RatedReply(
            IdOf(turn, review.Sentence!.Value), turn.Conversation.Value, turn.Draft.Language, prompt, sentence.Text, neutral,
            neutral ? [] : sentence.Exceeded, PreferenceOrigin.Review);
    }

    /// <summary>The same whenever it is made, and no way back to the conversation.</summary>
    private static string IdOf(Turn turn, int sentence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{turn.Activity}/{sentence}")))[..16];

    private static string? InPlaceOf(string before, Verdict.Rewritten verdict) => verdict.Sentences
        .Where(sentence => sentence.Voice is Voice.Assistant && sentence.Text != before)
        .Select(sentence => (sentence.Text, Shared: Shared(before, sentence.Text)))
        .Where(candidate => candidate.Shared >= SameWindow)
        .OrderByDescending(candidate => candidate.Shared)
        .Select(candidate => candidate.Text)
        .FirstOrDefault();

    private static double Shared(string one, string other)
    {
        var (words, others) = (Wording.Vocabulary(one), Wording.Vocabulary(other));
        return words.Count == 0 || others.Count == 0 ? 0 : (double)words.Count(others.Contains) / Math.Min(words.Count, others.Count);
    }
}
