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
            var side = passages.Where(found => found.Document.Stance == stance).OrderByDescending(found => found.Document.Title == title).ToList();
            if (await FindAsync(stance, matter, side, quotation.Language, cancellation) is { Best.Count: > 0 } found)
                sides.Add(found);
        }
        if (matter.IsOwn)
            sides.RemoveAll(side => side.Evidence < options.Value.OtherSideEvidence && !sides.Exists(other => other.Evidence >= options.Value.OtherSideEvidence));
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

    /// <summary>Whether the documents take sides on one point here and on another there, as arguments about proposals do, several below one title: then there are no two sides of the whole.</summary>
    internal static bool AreOnManyMatters(IEnumerable<FoundPassage> passages)
    {
        var matters = passages.Select(found => found.Document).DistinctBy(document => document.Id)
            .GroupBy(document => document.Title)
            .Where(matter => matter.Any(document => document.Stance is Stance.For or Stance.Against))
            .ToList();
        return matters.Count > 1 && matters.Exists(matter => matter.Count() > 1);
    }

    /// <summary>The best of the side, in the citizen's language where one says something of the matter.</summary>
    private async Task<Side?> FindAsync(Stance stance, Matter matter, List<FoundPassage> side, Language language, CancellationToken cancellation)
    {
        var own = side.Where(found => found.Passage.Language == language).ToList();
        return await FindAsync(stance, matter, own, language, _rule, cancellation)
            ?? await FindAsync(stance, matter, [.. side.Except(own)], language, _otherLanguageRule, cancellation);
    }

    /// <summary>Of each of the best documents the sentence that says why, rather than what the matter is.</summary>
    private async Task<Side?> FindAsync(
        Stance stance, Matter matter, List<FoundPassage> passages, Language language, AnswerRule rule, CancellationToken cancellation)
    {
        if (passages.Count == 0)
            return null;
        var evidence = rule.Evidence((await search.LookAsync(matter.Text, passages, cancellation)).Signs);
        if (matter.IsOwn && evidence < options.Value.SecondSideEvidence)
            return null;
        var why = stance == Stance.For ? words.WhyFor(language) : words.WhyAgainst(language);
        var found = await search.LookAsync($"{why} {matter.Text}", passages, cancellation);
        return new Side(stance, evidence, [.. SentenceChoice.Telling(found.Candidates).OrderByDescending(_choice.Score)
            .DistinctBy(candidate => candidate.Found.Document.Id).DistinctBy(candidate => candidate.Text).Take(options.Value.PerSide!.Value)]);
    }

    /// <param name="IsOwn">The citizen named it: what does not speak of it is not heard. The consultation's own matter is what its documents are there for.</param>
    internal sealed record Matter(string Text, bool IsOwn);

    private sealed record Side(Stance Stance, double Evidence, List<Candidate> Best);
}
