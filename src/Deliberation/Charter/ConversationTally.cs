using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Charter;

/// <summary>What one conversation's turns show, taken in their order. Nobody's words stay in it.</summary>
/// <param name="ratedTwice">Questions that the dialog asks at the start and again at the end, answered by a number.</param>
internal sealed class ConversationTally(IReadOnlyList<(string First, string Last)> ratedTwice)
{
    private readonly Dictionary<string, double> _ratings = [];
    private int _for;
    private int _against;

    /// <summary>Whether the first reply that left held a sign; none while no reply has left.</summary>
    public bool? ToldFirst { get; private set; }

    public ActivityId FirstReply { get; private set; }

    public bool HasConsented { get; private set; }

    /// <summary>The first turn that gave an opinion; none while there is none.</summary>
    public ActivityId? FirstOpinion { get; private set; }

    /// <summary>Whether consent came before that opinion.</summary>
    public bool ConsentedFirst { get; private set; }

    /// <summary>Messages the citizen has written.</summary>
    public int Said { get; private set; }

    public bool HasVoted { get; private set; }

    public bool HasFinished { get; private set; }

    /// <summary>From -1, against, to 1, for; none where no cited passage has a side.</summary>
    public double? Lean => _for + _against == 0 ? null : (double)(_for - _against) / (_for + _against);

    /// <summary>How the answers moved, on average; none where no question was answered twice.</summary>
    public double? Shift => ratedTwice
        .Where(asked => _ratings.ContainsKey(asked.First) && _ratings.ContainsKey(asked.Last))
        .Select(asked => (double?)new Rating(_ratings[asked.First], _ratings[asked.Last]).Shift)
        .Average();

    public void Take(Turn turn, IReadOnlyDictionary<string, string> signs)
    {
        if (ToldFirst is null && turn.Reply.Status is ReplyStatus.Passed && turn.Reply.Messages.Count > 0)
            (ToldFirst, FirstReply) = (Says(turn, signs), turn.Activity);
        Said += turn.Kind is MessageKind.Said ? 1 : 0;
        HasFinished |= turn.Move.Stage.Ending is Ending.Finished;
        _for += turn.Reply.Citations.Count(citation => citation.Side is Stance.For);
        _against += turn.Reply.Citations.Count(citation => citation.Side is Stance.Against);
        foreach (var contribution in turn.Move.Contributions)
            Take(turn.Activity, contribution);
    }

    private void Take(ActivityId turn, Contribution contribution)
    {
        if (contribution is Contribution.ConsentDecided decided)
            HasConsented |= decided.Given && decided.Purpose != Consent.Messages;
        if (contribution is Contribution.VoteCast)
            HasVoted = true;
        if (contribution is Contribution.AnswerUndone undone)
            _ratings.Remove(undone.Step);
        if (contribution is Contribution.AnswerGiven answer
            && ratedTwice.Any(asked => answer.Step == asked.First || answer.Step == asked.Last)
            && Rating.Read(answer.Value) is { } rating)
            _ratings[answer.Step] = rating;
        if (FirstOpinion is null && contribution is Contribution.AnswerGiven or Contribution.StatementApproved or Contribution.VoteCast)
            (FirstOpinion, ConsentedFirst) = (turn, HasConsented);
    }

    private static bool Says(Turn turn, IReadOnlyDictionary<string, string> signs)
    {
        var said = string.Join('\n', turn.Reply.Messages.Select(message => message.Text));
        return signs.TryGetValue(turn.Draft.Language.Code, out var sign)
            ? said.Contains(sign, StringComparison.OrdinalIgnoreCase)
            : signs.Values.Any(other => said.Contains(other, StringComparison.OrdinalIgnoreCase));
    }
}
