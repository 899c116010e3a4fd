using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Replies;

/// <summary>What is said for a matter and what against, as many documents of either side; the side found first comes first.</summary>
public sealed class BothSides(SentenceSearch search, ReplyWords words, IOptions<ExtractiveOptions> options)
{
    private readonly SentenceChoice _choice = options.Value.Choice!.Choice;
    private readonly AnswerRule _rule = options.Value.Rule!.Rule;
    private readonly AnswerRule _otherLanguageRule = options.Value.OtherLanguageRule!.Rule;

    /// <param name="opening">Said before what the first side says.</param>
    /// <param name="matter">What the sides are to speak of.</param>
    /// <returns>False where neither side says anything of the matter; then nothing was added.</returns>
    internal async Task<bool> SayAsync(
        Quotation quotation, string opening, Matter matter, IReadOnlyList<FoundPassage> passages, CancellationToken cancellation)
    {
        var sides = new List<Side>();
        foreach (var stance in passages.Select(found => found.Document.Stance).Where(stance => stance is Stance.For or Stance.Against).Distinct())
        {
            var title = sides.FirstOrDefault()?.Best[0].Found.Document.Title;
            if (await FindAsync(matter, [.. passages.Where(found => found.Document.Stance == stance)], title, quotation.Language, cancellation) is { Count: > 0 } best)
                sides.Add(new Side(stance, best));
        }
        if (sides.Count == 0)
            return false;
        var each = sides.Min(side => side.Best.Count);
        foreach (var (number, side) in sides.Index())
        {
            var said = side.Stance == Stance.For ? words.SideFor(quotation.Language) : words.SideAgainst(quotation.Language);
            quotation.Say(number == 0 ? $"{opening} {said}".Trim() : said, [.. side.Best.Take(each).SelectMany(_choice.WithContext)]);
        }
        if (sides.Count == 1)
            quotation.Say(words.OneSided(quotation.Language), []);
        return true;
    }

    /// <summary>The best sentence of each of the best documents, in the citizen's language where one says something of the matter. What was said of the same proposal as the other side's comes first.</summary>
    private async Task<List<Candidate>> FindAsync(
        Matter matter, List<FoundPassage> side, string? title, Language language, CancellationToken cancellation)
    {
        var ordered = side.OrderByDescending(found => found.Document.Title == title).ToList();
        var own = await BestAsync(matter, [.. ordered.Where(found => found.Passage.Language == language)], _rule, cancellation);
        return own.Count > 0 ? own : await BestAsync(matter, [.. ordered.Where(found => found.Passage.Language != language)], _otherLanguageRule, cancellation);
    }

    private async Task<List<Candidate>> BestAsync(Matter matter, List<FoundPassage> passages, AnswerRule rule, CancellationToken cancellation)
    {
        if (passages.Count == 0)
            return [];
        var found = await search.LookAsync(matter.Text, passages, cancellation);
        return matter.IsOwn && rule.Evidence(found.Signs) < options.Value.OtherSideEvidence
            ? []
            : [.. found.Candidates.OrderByDescending(_choice.Score).DistinctBy(candidate => candidate.Found.Document.Id).Take(options.Value.PerSide!.Value)];
    }

    /// <param name="IsOwn">The citizen named it: what does not speak of it is not heard. The consultation's own matter is what its documents are there for.</param>
    internal sealed record Matter(string Text, bool IsOwn);

    private sealed record Side(Stance Stance, List<Candidate> Best);
}
