using System.Globalization;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Replies;
using Isegoria.Deliberation.Screens;

namespace Isegoria.Backends.Replies;

/// <summary>
/// Has a language model write candidates, each from the opinions in another order. Only sentences are kept that an opinion they
/// cite supports, by the same rule as answers from documents; opinions that hold instructions to the machine stay out of the
/// prompt, and personal data is left out of what stands in it.
/// </summary>
public sealed class KernelCandidates(
    KernelModel model, KernelPrompts prompts, AnswerSupport support, KernelRendering rendering, PromptScreen screen, CandidateLimits limits) : ICandidateWriter
{
    private const int LongestOpinion = 500;
    private const string LeftOut = "…";

    public async Task<IReadOnlyList<GroupStatement>> WriteAsync(CandidateBrief brief, CancellationToken cancellation)
    {
        var grounds = await GroundsAsync(brief, cancellation);
        if (grounds.Count == 0)
            return [];
        var written = new List<GroupStatement>();
        for (var draw = 0; draw < brief.Most; draw++)
        {
            var shuffled = DrawnOrder.Of(grounds, unchecked(brief.Seed + draw), ground => ground.Id.Value);
            if (await OneAsync(brief, shuffled, cancellation) is { } candidate)
                written.Add(await rendering.InAllAsync(brief, candidate, cancellation));
        }
        return written;
    }

    private async Task<GroupStatement?> OneAsync(CandidateBrief brief, IReadOnlyList<Ground> shuffled, CancellationToken cancellation)
    {
        var prompt = brief.Leading is null ? prompts.Caucus : prompts.Revision;
        var question = brief.Consultation.Words(brief.Consultation.Question, brief.Language);
        var leading = brief.Leading is { } statement ? $"<statement>\n{Fence.Inside(statement.In(brief.Language), LongestOpinion * 2)}\n</statement>" : "";
        var room = limits.PromptTokens - prompt.Tokens - Tokens.Estimate(question) - Tokens.Estimate(leading);
        var (fenced, shown) = (new List<string>(), new List<Ground>());
        foreach (var ground in shuffled)
        {
            var next = ground.Fenced(shown.Count + 1);
            room -= Tokens.Estimate(next);
            if (room < 0 && shown.Count > 0)
                break;
            fenced.Add(next);
            shown.Add(ground);
        }
        var words = new Dictionary<string, string>
        {
            ["language"] = KernelQuestion.NameOf(brief.Language),
            ["sentences"] = limits.Sentences.ToString(CultureInfo.InvariantCulture),
            ["question"] = $"<question>\n{Fence.Inside(question, LongestOpinion * 2)}\n</question>",
            ["opinions"] = string.Join('\n', fenced),
            ["statement"] = leading,
        };
        return await model.AskAsync(brief.Consultation.Id, prompt, words, heard: null, cancellation) is ModelReply.Said said
            ? await Task.Run(() => Supported(said, brief, shown, cancellation), cancellation)
            : null;
    }

    /// <summary>None where nothing of it is supported.</summary>
    private GroupStatement? Supported(ModelReply.Said said, CandidateBrief brief, IReadOnlyList<Ground> shown, CancellationToken cancellation)
    {
        var passages = shown.Select((ground, at) => ground.AsPassage(brief, at)).ToList();
        var sentences = CitedAnswer.Read(said.Text, said.Cut).Take(limits.Sentences).ToList();
        var kept = support.Keep(sentences, passages, brief.Language, cancellation)
            .Select(sentence => new StandingSentence(sentence.Text, [.. sentence.Footings.Select(footing => new StatementId(footing.Found.Passage.Id)).Distinct()]))
            .ToList();
        return kept.Count == 0 ? null : new GroupStatement(
            "", 0, StatementOrigin.Model, brief.Language, kept, new Dictionary<string, string> { [brief.Language.Code] = string.Join(' ', kept.Select(sentence => sentence.Text)) });
    }

    /// <summary>
    /// Opinions, and in the second round critiques, that may stand in a prompt: a sentence may repeat them, so their authors must let others read them, and so must the
    /// team. It admits opinions one by one and never critiques, so none stands there where it has to admit first.
    /// </summary>
    private async Task<IReadOnlyList<Ground>> GroundsAsync(CandidateBrief brief, CancellationToken cancellation)
    {
        var shown = brief.Statements.Select(statement => statement.Id).ToHashSet();
        var critiques = brief.Leading is null || brief.Consultation.ModeratesBefore ? [] : brief.Record.Critiques.Where(critique => critique.IsShown && critique.Text.Length > 0);
        IReadOnlyList<Ground> all =
        [
            .. brief.Record.Opinions.Where(opinion => opinion.IsShown && shown.Contains(opinion.Id)).Select(opinion => new Ground("opinion", opinion.Id, Plain(opinion.Text), opinion.Language)),
            .. critiques.Select(critique => new Ground("critique", critique.Id, Plain(critique.Text), critique.Language)),
        ];
        var admitted = new List<Ground>();
        foreach (var some in all.Where(ground => !screen.IsMarked(ground.Text, TextOrigin.Message)).Chunk(5))
        {
            var admission = await screen.AdmitAsync(brief.Consultation.Words(brief.Consultation.Question, brief.Language), [.. some.Select(ground => ground.Text)], cancellation);
            admitted.AddRange(some.Zip(admission.Passages).Where(asked => asked.Second).Select(asked => asked.First));
        }
        return admitted;
    }

    private static string Plain(string text) => PersonalData.Redact(text, _ => LeftOut);

    /// <param name="Kind">"opinion" or "critique".</param>
    private sealed record Ground(string Kind, StatementId Id, string Text, Language Language)
    {
        public string Fenced(int number) => string.Create(
            CultureInfo.InvariantCulture, $"<{Kind} number=\"{number}\">\n{Fence.Inside(Text, LongestOpinion)}\n</{Kind}>");

        public FoundPassage AsPassage(CandidateBrief brief, int at) => GivenText.AsPassage(brief.Consultation.Id, Id.Value, Text, Language, at);
    }
}

/// <param name="PromptTokens">The most a prompt may hold.</param>
/// <param name="Sentences">Of a candidate, at most.</param>
public sealed record CandidateLimits(int PromptTokens, int Sentences);
