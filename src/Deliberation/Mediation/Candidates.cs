using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Deliberation.Mediation;

/// <summary>What candidates are made of.</summary>
/// <param name="Round">1, or 2 for candidates that heed the critiques of <paramref name="Leading"/>.</param>
/// <param name="Statements">Published and admitted, in the order they came.</param>
public sealed record CandidateBrief(
    Consultation Consultation,
    int Round,
    CaucusRecord Record,
    IReadOnlyList<Statement> Statements,
    OpinionPicture Picture,
    int Most)
{
    public Language Language => Consultation.DefaultLanguage;

    public GroupStatement? Leading => Round > 1 ? Record.State.Leading : null;

    /// <summary>The same caucus draws the same orders again when it is begun anew. FNV-1a.</summary>
    public int Seed
    {
        get
        {
            var hash = 2166136261u;
            foreach (var c in $"{Record.Caucus.Id}/{Round}")
                hash = unchecked((hash ^ c) * 16777619u);
            return (int)(hash & int.MaxValue);
        }
    }
}

/// <summary>Writes candidates for what the group says; ids and rounds are given to them by <see cref="CandidateChoice"/>.</summary>
public interface ICandidateWriter
{
    /// <summary>The best first; fewer than asked for, or none, where it cannot.</summary>
    Task<IReadOnlyList<GroupStatement>> WriteAsync(CandidateBrief brief, CancellationToken cancellation);
}

/// <summary>
/// Candidates without a model: what citizens wrote, word for word. First what every opinion group supports, as far as there are
/// votes; then the opinions that together stand nearest to all of them, so that each camp finds one of its own. In the second
/// round those two that were ranked best, and the opinion nearest to the people whom the best one leaves out.
/// </summary>
public sealed class QuotedCandidates(ILikeness likeness) : ICandidateWriter
{
    /// <summary>Of the first round, how many are ranked again.</summary>
    private const int Kept = 2;

    /// <summary>With more opinions only these many, drawn, are compared: each is held against each.</summary>
    private const int MostCompared = 400;

    public Task<IReadOnlyList<GroupStatement>> WriteAsync(CandidateBrief brief, CancellationToken cancellation) =>
        Task.Run(() => Write(brief, cancellation), cancellation);

    private IReadOnlyList<GroupStatement> Write(CandidateBrief brief, CancellationToken cancellation)
    {
        var admitted = brief.Statements.Select(statement => statement.Id).ToHashSet();
        var shown = brief.Record.Opinions.Where(opinion => opinion.IsShown && admitted.Contains(opinion.Id) && Screens.PersonalData.In(opinion.Text).Count == 0).ToList();
        if (brief.Round == 1)
            return [.. United(brief).Take(brief.Most / 2), .. Central(brief, shown, brief.Most, cancellation)];
        var kept = (brief.Record.Caucus.First?.Order ?? [])
            .Select(id => brief.Record.State.OfRound(1).FirstOrDefault(statement => statement.Id == id))
            .OfType<GroupStatement>().Take(Kept).ToList();
        var missing = brief.Record.Caucus.Cover?.Missing.ToHashSet() ?? [];
        var leftOut = shown.Where(opinion => missing.Contains(opinion.Id)).ToList();
        return [.. kept, .. Central(brief, leftOut, brief.Most - kept.Count, cancellation)];
    }

    private static IEnumerable<GroupStatement> United(CandidateBrief brief)
    {
        var admitted = brief.Statements.ToDictionary(statement => statement.Id);
        return Consensus.Uniting(brief.Picture.Tallies, brief.Most)
            .Where(uniting => brief.Picture.Shown.Count > 1 && admitted.ContainsKey(uniting.Statement))
            .Select(uniting => GroupStatement.Quoting(admitted[uniting.Statement], brief.Language));
    }

    private IEnumerable<GroupStatement> Central(CandidateBrief brief, IReadOnlyList<CaucusOpinion> opinions, int most, CancellationToken cancellation)
    {
        var drawn = DrawnOrder.Of(opinions, brief.Seed, opinion => opinion.Id.Value).Take(MostCompared).ToList();
        string[] texts = [.. drawn.Select(opinion => opinion.Text)];
        var near = drawn.Count == 0 ? null : likeness.Between(texts, texts, cancellation);
        return CentralOnes.Of(drawn.Count, near, most).Select(place => drawn[place]).Select(opinion => GroupStatement.Quoting(
            new Statement(opinion.Id, new Dictionary<string, string> { [opinion.Language.Code] = opinion.Text }), opinion.Language));
    }
}

/// <summary>Which of many texts together stand nearest to all of them.</summary>
public static class CentralOnes
{
    /// <summary>
    /// One after the other the text that brings the most: the sum over all texts of the likeness to the nearest chosen one
    /// (greedy facility location). Without likenesses, as they come.
    /// </summary>
    /// <returns>Positions, the most central first.</returns>
    public static IReadOnlyList<int> Of(int count, IReadOnlyList<IReadOnlyList<double>>? near, int most)
    {
        if (near is null)
            return [.. Enumerable.Range(0, Math.Min(count, most))];
        var chosen = new List<int>();
        var nearest = Enumerable.Repeat(-1.0, count).ToArray();
        while (chosen.Count < Math.Min(count, most))
        {
            var next = Enumerable.Range(0, count).Except(chosen).MaxBy(candidate => Enumerable.Range(0, count).Sum(text => Math.Max(nearest[text], near[candidate][text])));
            chosen.Add(next);
            for (var text = 0; text < count; text++)
                nearest[text] = Math.Max(nearest[text], near[next][text]);
        }
        return chosen;
    }
}
