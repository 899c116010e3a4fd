using System.Globalization;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Mediation;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Backends.Replies;

/// <summary>
/// Has a language model put a candidate into the consultation's other languages. A language in which not every sentence is found
/// to say the same is left out: there the candidate is read as it was written.
/// </summary>
public sealed class KernelRendering(KernelModel model, KernelPrompts prompts, AnswerSupport support)
{
    private const int LongestSentence = 500;

    public async Task<GroupStatement> InAllAsync(CandidateBrief brief, GroupStatement statement, CancellationToken cancellation)
    {
        var texts = new Dictionary<string, string>(statement.Texts);
        foreach (var language in brief.Consultation.Languages.Where(language => language != statement.Language))
        {
            if (await InAsync(brief, statement, language, cancellation) is { } text)
                texts[language.Code] = text;
        }
        return statement with { Texts = texts };
    }

    private async Task<string?> InAsync(CandidateBrief brief, GroupStatement statement, Language language, CancellationToken cancellation)
    {
        var words = new Dictionary<string, string>
        {
            ["language"] = KernelQuestion.NameOf(language),
            ["statement"] = string.Join('\n', statement.Sentences.Select((sentence, at) => string.Create(
                CultureInfo.InvariantCulture, $"<sentence number=\"{at + 1}\">\n{Fence.Inside(sentence.Text, LongestSentence)}\n</sentence>"))),
        };
        if (await model.AskAsync(brief.Consultation.Id, prompts.Rendering, words, heard: null, cancellation) is not ModelReply.Said { Cut: false } said)
            return null;
        var read = CitedAnswer.Read(said.Text, said.Cut);
        var passages = statement.Sentences.Select((sentence, at) => GivenText.AsPassage(
            brief.Consultation.Id, string.Create(CultureInfo.InvariantCulture, $"sentence-{at + 1}"), sentence.Text, statement.Language, at)).ToList();
        var inOrder = read.Count == passages.Count && read.Select((sentence, at) => sentence.Passages is [var number] && number == at + 1).All(same => same);
        var kept = inOrder ? await Task.Run(() => support.Keep(read, passages, language, cancellation), cancellation) : [];
        return kept.Count == passages.Count ? string.Join(' ', kept.Select(sentence => sentence.Text)) : null;
    }
}
