using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>Answers with the documents' own sentences, each cited; needs no language model and adds nothing of its own.</summary>
public sealed class ExtractiveReplyWriter(SentenceSearch search, OtherSide otherSide, ReplyWords words, IOptions<ExtractiveOptions> options) : IReplyWriter
{
    private const string Writer = "extractive/1";

    private readonly SentenceChoice _choice = options.Value.Choice!.Choice;
    private readonly AnswerRule _rule = options.Value.Rule!.Rule;
    private readonly AnswerRule _otherLanguageRule = options.Value.OtherLanguageRule!.Rule;

    internal ReplyWords Words => words;

    public async Task<Draft> DraftAsync(Move move, Findings findings, CancellationToken cancellation)
    {
        var language = move.Next.Language;
        if (move.Question is not { } question)
            return new Draft(move.Say, [], Unanswered: false, "script", language);
        if (await AnswerAsync(question, language, findings, cancellation) is not { } quoted)
            return Unanswered(move, Writer);
        return new Draft([.. quoted.Messages, .. move.Say], quoted.Citations, Unanswered: false, Writer, language);
    }

    /// <summary>The draft that says that the documents do not answer, whoever found so.</summary>
    internal Draft Unanswered(Move move, string writer) =>
        new([Utterance.Say(words.Unanswered(move.Next.Language)), .. move.Say], [], Unanswered: true, writer, move.Next.Language);

    /// <summary>In the citizen's language where that answers, otherwise in whatever language does; none where nothing does.</summary>
    private async Task<Quotation?> AnswerAsync(string question, Language language, Findings findings, CancellationToken cancellation)
    {
        if (!question.Any(char.IsLetter))
            return null;
        var own = findings.Passages.Where(found => found.Passage.Language == language).ToList();
        if (await FindAsync(question, own, _rule, cancellation) is { } near)
            return await QuoteAsync(question, language, near, own, cancellation);
        var others = findings.Passages.Where(found => found.Passage.Language != language).ToList();
        return await FindAsync(question, others, _otherLanguageRule, cancellation) is { } far
            ? await QuoteAsync(question, language, far, others, cancellation)
            : null;
    }

    private async Task<SentencesFound?> FindAsync(
        string question, List<FoundPassage> passages, AnswerRule rule, CancellationToken cancellation)
    {
        if (passages.Count == 0)
            return null;
        var found = await search.LookAsync(question, passages, cancellation);
        return rule.Answers(found.Signs) && found.Candidates.Count > 0 ? found : null;
    }

    private async Task<Quotation> QuoteAsync(
        string question, Language language, SentencesFound found, List<FoundPassage> passages, CancellationToken cancellation)
    {
        var chosen = _choice.Choose(found.Candidates);
        var quotation = new Quotation(language, words);
        quotation.Say(Opening(question, found.Asking, language, chosen), chosen);
        await otherSide.SayAsync(quotation, question, [.. chosen.Select(candidate => candidate.Found.Document)], passages, cancellation);
        return quotation;
    }

    /// <summary>What is quoted, and plainly that it does not hold the number or the day that was asked for.</summary>
    private string Opening(string question, Asking asking, Language language, IReadOnlyList<Candidate> chosen)
    {
        var said = TakesSides(chosen) ? words.Contributions(language) : words.Answer(language);
        return !asking.WantsFigure || chosen.Any(candidate => ExpectedSign.Carries(candidate.Text, asking, question)) ? said
            : asking.Kind == QuestionKind.Time ? $"{words.NoDate(language)} {said}"
            : $"{words.NoFigure(language)} {said}";
    }

    private static bool TakesSides(IReadOnlyList<Candidate> chosen) =>
        chosen.All(candidate => candidate.Found.Document.Stance is Stance.For or Stance.Against);
}
