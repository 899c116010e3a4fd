using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>Answers with the documents' own sentences, each cited; needs no language model and adds nothing of its own.</summary>
public sealed class ExtractiveReplyWriter(
    SentenceSearch search, OtherSide otherSide, BothSides bothSides, ReplyWords words, IOptions<ExtractiveOptions> options) : IReplyWriter
{
    private const string Writer = "extractive/2";

    private readonly SentenceChoice _choice = options.Value.Choice!.Choice;
    private readonly AnswerRule _rule = options.Value.Rule!.Rule;
    private readonly AnswerRule _otherLanguageRule = options.Value.OtherLanguageRule!.Rule;

    internal ReplyWords Words => words;

    public async Task<Draft> DraftAsync(Move move, Findings findings, CancellationToken cancellation)
    {
        var language = move.Next.Language;
        if (move.Question is not { } question)
            return new Draft(move.Say, [], Unanswered: false, "script", language);
        var quotation = new Quotation(language, words);
        var unanswered = Aims.Of(question) switch
        {
            Aim.Advice => await AdviseNothingAsync(quotation, question, findings, cancellation),
            Aim.BothSides when await bothSides.SayAsync(quotation, "", MatterOf(question, findings), findings.Passages, cancellation) => false,
            _ => await AnswerAsync(quotation, question, findings, cancellation),
        };
        return quotation.Messages.Count == 0
            ? Unanswered(move, Writer)
            : new Draft([.. quotation.Messages, .. move.Say], quotation.Citations, unanswered, Writer, language);
    }

    /// <summary>The draft that says that the documents do not answer, whoever found so.</summary>
    internal Draft Unanswered(Move move, string writer) =>
        new([Utterance.Say(words.Unanswered(move.Next.Language)), .. move.Say], [], Unanswered: true, writer, move.Next.Language);

    /// <summary>Nobody is told how to vote, by whatever the documents say: both sides are heard instead.</summary>
    private async Task<bool> AdviseNothingAsync(Quotation quotation, string question, Findings findings, CancellationToken cancellation)
    {
        var language = quotation.Language;
        var matter = MatterOf(question, findings);
        if (!matter.IsOwn && BothSides.AreOnManyMatters(findings.Passages))
            quotation.Say($"{words.NoAdvice(language)} {words.ManyMatters(language)}", []);
        else if (!await bothSides.SayAsync(quotation, words.NoAdvice(language), matter, findings.Passages, cancellation))
            quotation.Say($"{words.NoAdvice(language)} {words.NoSides(language)}", []);
        return false;
    }

    private static BothSides.Matter MatterOf(string question, Findings findings) =>
        Aims.Topic(question) is { } own ? new(own, IsOwn: true) : new(findings.Asked.Count > 0 ? findings.Asked[0] : question, IsOwn: false);

    /// <summary>Part by part, where any of them is answered; nothing is said otherwise.</summary>
    /// <returns>Whether something asked stays without an answer.</returns>
    private async Task<bool> AnswerAsync(Quotation quotation, string question, Findings findings, CancellationToken cancellation)
    {
        IReadOnlyList<string> parts = findings.Asked.Count > 0 ? findings.Asked : [question];
        var answers = new List<SentencesFound?>();
        foreach (var (number, part) in parts.Index())
            answers.Add(await FindAsync(part, quotation.Language, [.. findings.Passages.Where(found => found.Part == number)], cancellation));
        if (answers.TrueForAll(answer => answer is null))
            return true;
        var chosen = answers.ConvertAll(answer => answer is null ? [] : _choice.Choose(answer.Candidates));
        foreach (var number in Enumerable.Range(1, parts.Count - 1).Where(number => OnlyRepeats(parts, chosen, number)))
            (answers[number], chosen[number]) = (null, []);
        foreach (var (number, part) in parts.Index())
        {
            var opening = answers[number] is { } answer ? Opening(part, answer.Asking, quotation.Language, chosen[number]) : words.Unanswered(quotation.Language);
            quotation.Say(parts.Count > 1 ? $"{words.Part(number, quotation.Language)} {opening}" : opening, chosen[number]);
            if (chosen[number] is [var first, ..] quoted)
                await otherSide.SayAsync(quotation, part, [.. quoted.Select(one => one.Found.Document)], Heard(first, findings), cancellation);
        }
        return answers.Contains(null);
    }

    /// <summary>A part that leans on the first is searched with its matter, and finds the first one's answer again where its own is nowhere.</summary>
    private bool OnlyRepeats(IReadOnlyList<string> parts, List<IReadOnlyList<Candidate>> chosen, int number)
    {
        var said = chosen.Take(number).SelectMany(sentences => sentences).Select(sentence => sentence.Text).ToHashSet();
        return chosen[number].Count > 0
            && chosen[number].All(sentence => said.Contains(sentence.Text))
            && !search.HoldsMore(parts[number], parts[0], chosen[number]);
    }

    /// <summary>Passages found for the same part and in the same language as what is quoted.</summary>
    private static List<FoundPassage> Heard(Candidate quoted, Findings findings) =>
        [.. findings.Passages.Where(found => found.Part == quoted.Found.Part && found.Passage.Language == quoted.Found.Passage.Language)];

    /// <summary>In the citizen's language where that answers, otherwise in whatever language does; none where nothing does.</summary>
    private async Task<SentencesFound?> FindAsync(string question, Language language, List<FoundPassage> passages, CancellationToken cancellation)
    {
        if (!question.Any(char.IsLetter))
            return null;
        var own = passages.Where(found => found.Passage.Language == language).ToList();
        return await FindAsync(question, own, _rule, cancellation)
            ?? await FindAsync(question, [.. passages.Where(found => found.Passage.Language != language)], _otherLanguageRule, cancellation);
    }

    private async Task<SentencesFound?> FindAsync(
        string question, List<FoundPassage> passages, AnswerRule rule, CancellationToken cancellation)
    {
        if (passages.Count == 0)
            return null;
        var found = await search.LookAsync(question, passages, cancellation);
        return rule.Answers(found.Signs) && found.Candidates.Count > 0 ? found : null;
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
