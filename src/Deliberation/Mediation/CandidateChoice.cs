using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Mediation;

/// <summary>
/// The candidates of a round: a model's, where there is one, and citizens' own words in the places it leaves empty. Each has
/// passed the gate, a model's rewritten once at most, and says something else than those before it.
/// </summary>
/// <param name="model">None where no language model is configured.</param>
public sealed class CandidateChoice(
    ModelCandidates model, QuotedCandidates quoted, BiasGate gate, Rewriting rewriting, ILikeness likeness, IOptions<MediationOptions> options)
{
    /// <summary>Of the critiques, so many are looked at for being read out.</summary>
    private const int MostRead = 50;

    /// <returns>Numbered; fewer than <see cref="MediationOptions.FewestStatements"/> where there are no more.</returns>
    public async Task<IReadOnlyList<GroupStatement>> ChooseAsync(CandidateBrief brief, CancellationToken cancellation)
    {
        var (chosen, alike) = (new List<GroupStatement>(), new List<GroupStatement>());
        foreach (var candidate in await FromModelAsync(brief, cancellation))
            await AddAsync(candidate);

        // A model that said too little leaves its place to citizens; in the second round what led is always ranked again.
        if (chosen.Count < options.Value.FewestStatements!.Value)
            foreach (var candidate in await quoted.WriteAsync(brief, cancellation))
                await AddAsync(candidate);
        foreach (var candidate in alike.TakeWhile(_ => chosen.Count < options.Value.FewestStatements!.Value))
            chosen.Add(candidate);
        return [.. chosen.Select((candidate, place) => candidate with { Id = $"{brief.Round}-{place + 1}", Round = brief.Round })];

        // Where people say much the same, two wordings of it are ranked all the same.
        async Task AddAsync(GroupStatement candidate)
        {
            if (chosen.Count >= options.Value.MostStatements!.Value || chosen.Concat(alike).Any(other => other.Text == candidate.Text)
                || await PassedAsync(brief.Consultation, candidate, cancellation) is not { } passed)
                return;
            (IsAlike(passed, chosen, cancellation) ? alike : chosen).Add(passed);
        }
    }

    /// <summary>Critiques that others may be shown: a hostile one would hold back the whole reply it stands in. None where a person has to admit citizens' words first.</summary>
    public async Task<IReadOnlyList<StatementId>> AdmitAsync(CandidateBrief brief, CancellationToken cancellation)
    {
        var admitted = new List<StatementId>();
        foreach (var critique in brief.Consultation.ModeratesBefore ? [] : DrawnOrder.Of(brief.Record.State.Critiques, brief.Seed, critique => critique.Id.Value).Take(MostRead))
        {
            if (Screens.PersonalData.In(critique.Text).Count == 0 && await gate.LookAsync(critique.Text, Voice.Citizen, critique.Language, cancellation) is Verdict.Passed)
                admitted.Add(critique.Id);
        }
        return admitted;
    }

    private async Task<IReadOnlyList<GroupStatement>> FromModelAsync(CandidateBrief brief, CancellationToken cancellation)
    {
        if (model.Writer is not { } writer)
            return [];
        var written = await writer.WriteAsync(brief, cancellation);
        return brief.Leading is { } leading && written.Count > 0 ? [leading, .. written] : written;
    }

    private bool IsAlike(GroupStatement candidate, List<GroupStatement> before, CancellationToken cancellation) =>
        before.Count > 0
        && likeness.Between([candidate.Text], [.. before.Select(other => other.Text)], cancellation) is [var near]
        && near.Max() >= options.Value.AlikeFrom!.Value;

    /// <summary>As it is, or with its flagged sentences in other words; none where it does not pass.</summary>
    private async Task<GroupStatement?> PassedAsync(Consultation consultation, GroupStatement candidate, CancellationToken cancellation)
    {
        var verdict = await LookAsync(candidate, cancellation);
        if (verdict is Verdict.Passed)
            return candidate;
        if (candidate.Origin is not StatementOrigin.Model || verdict is not Verdict.Withheld { Reason: WithheldReason.Flagged })
            return null;
        var sentences = new List<StandingSentence>();
        foreach (var sentence in candidate.Sentences)
        {
            var own = await gate.LookAsync(sentence.Text, candidate.Voice, candidate.Language, cancellation);
            var words = own is Verdict.Passed ? sentence.Text : await rewriting.AgainAsync(consultation.Id, sentence.Text, candidate.Language, cancellation);
            if (words is null)
                return null;
            sentences.Add(sentence with { Text = words });
        }
        var again = candidate with { Sentences = sentences };
        again = again with { Texts = new Dictionary<string, string> { [again.Language.Code] = again.Text } };
        return await LookAsync(again, cancellation) is Verdict.Passed ? again : null;
    }

    /// <summary>In every language it may be read in.</summary>
    private async Task<Verdict> LookAsync(GroupStatement candidate, CancellationToken cancellation)
    {
        Verdict verdict = new Verdict.Withheld("none", [], WithheldReason.CouldNotJudge);
        foreach (var (code, text) in candidate.Texts)
        {
            verdict = await gate.LookAsync(text, candidate.Voice, new Language(code), cancellation);
            if (verdict is not Verdict.Passed)
                return verdict;
        }
        return verdict;
    }
}

/// <summary>The writer behind a language model, where one is configured.</summary>
public sealed record ModelCandidates(ICandidateWriter? Writer);
