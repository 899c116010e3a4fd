using Isegoria.Deliberation.Bias;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Charter;

/// <summary>Counts what a consultation's turns show of the charter, a conversation after the other and each in its order.</summary>
/// <param name="signs">By language, what the first reply says where it tells that it comes from a machine.</param>
/// <param name="judged">Turns with a verdict that a person has judged.</param>
/// <param name="ratedTwice">Of the consultation's dialog.</param>
public sealed class TurnTally(
    IReadOnlyDictionary<string, string> signs, IReadOnlySet<ActivityId> judged, IReadOnlyList<(string First, string Last)> ratedTwice)
{
    /// <summary>Turns named with a figure; more would be a transcript.</summary>
    private const int MostTurns = 20;
    private const int FewestPeople = 5;
    private const int FewestSided = 5;

    /// <summary>How often an interval holds the true value.</summary>
    private const double Confidence = 0.95;

    private readonly Dictionary<ConversationId, ConversationTally> _conversations = [];
    private readonly Share _judged = new(), _withheld = new(), _cited = new(), _answered = new(), _reviewed = new();
    private int _for;
    private int _against;

    /// <summary>How many people agreed to take part.</summary>
    public int People => _conversations.Values.Count(conversation => conversation.HasConsented);

    public void Take(Turn turn)
    {
        if (!_conversations.TryGetValue(turn.Conversation, out var conversation))
            _conversations[turn.Conversation] = conversation = new ConversationTally(ratedTwice);
        conversation.Take(turn, signs);
        if (turn.Reply.Status is ReplyStatus.Passed)
            _judged.Count(turn.Activity, turn.Verdict.LetsOut() && turn.Verdict.Model.Length > 0, names: false);
        _withheld.Count(turn.Activity, turn.Reply.Status is ReplyStatus.Withheld, names: true);
        if (turn.Verdict is Verdict.Rewritten or Verdict.Held or Verdict.Approved or Verdict.Withheld { Reason: WithheldReason.Flagged })
            _reviewed.Count(turn.Activity, judged.Contains(turn.Activity), names: false);
        if (turn.Move is { Question: not null, KeepsText: true } && turn.Reply.Status is ReplyStatus.Passed)
            TakeAnswer(turn);
    }

    public IReadOnlyDictionary<string, Figure> Figures()
    {
        var all = _conversations.Values;
        return new Dictionary<string, Figure>
        {
            [FigureNames.RepliesJudged] = _judged.Told(),
            [FigureNames.RepliesWithheld] = _withheld.Told(),
            [FigureNames.FlaggedReviewed] = _reviewed.Told(),
            [FigureNames.AnswersCited] = _cited.Told(),
            [FigureNames.QuestionsAnswered] = _answered.Told(),
            [FigureNames.SidesCited] = Lesser(_for, _against, FewestSided),
            [FigureNames.ToldArtificial] = Of(all.Where(one => one.ToldFirst is not null), one => one.ToldFirst == true, one => one.FirstReply),
            [FigureNames.ConsentFirst] = Of(all.Where(one => one.FirstOpinion is not null), one => one.ConsentedFirst, one => one.FirstOpinion!.Value),
            [FigureNames.OthersHeard] = Of(all.Where(one => one.HasFinished), one => one.HasVoted, _ => null),
            [FigureNames.ParticipationGini] = Gini([.. all.Where(one => one.HasConsented).Select(one => one.Said)]),
            [FigureNames.Steering] = Steering([.. all.Where(one => one is { Shift: not null, Lean: not null }).Select(one => (one.Shift!.Value, one.Lean!.Value))]),
        };
    }

    /// <summary>So many of the lesser side as there are of the other; untold where there are too few of both together.</summary>
    public static Figure Lesser(int one, int other, int fewest) =>
        one + other == 0 ? new Figure.Untold(UntoldReason.NothingYet)
        : one + other < fewest ? new Figure.Untold(UntoldReason.TooFew)
        : new Figure.Told((double)Math.Min(one, other) / Math.Max(one, other), one + other, []);

    private void TakeAnswer(Turn turn)
    {
        _answered.Count(turn.Activity, !turn.Draft.Unanswered, names: false);
        if (turn.Draft.Unanswered)
            return;
        _cited.Count(turn.Activity, turn.Reply.Citations.Count > 0, names: false);
        _for += turn.Reply.Citations.Count(citation => citation.Side is Stance.For);
        _against += turn.Reply.Citations.Count(citation => citation.Side is Stance.Against);
    }

    private static Figure Of(IEnumerable<ConversationTally> conversations, Func<ConversationTally, bool> holds, Func<ConversationTally, ActivityId?> against)
    {
        var all = conversations.ToList();
        return Figure.Share(all.Count(holds), all.Count, [.. all.Where(one => !holds(one)).Select(against).OfType<ActivityId>().Take(MostTurns)]);
    }

    private static Figure Gini(IReadOnlyCollection<int> said) => said.Count switch
    {
        0 => new Figure.Untold(UntoldReason.NothingYet),
        < FewestPeople => new Figure.Untold(UntoldReason.TooFew),
        _ => new Figure.Told(ParticipationEquality.Gini(said), said.Count, []),
    };

    /// <summary>How far the interval of the link between lean and shift stays away from none at all: 0 where it holds none.</summary>
    private static Figure Steering(IReadOnlyList<(double Shift, double Lean)> people) =>
        people.Count == 0 ? new Figure.Untold(UntoldReason.NothingYet)
        : SteeringAudit.WithLean(people, Confidence) is not { Low: { } low, High: { } high } ? new Figure.Untold(UntoldReason.TooFew)
        : new Figure.Told(Math.Max(0, Math.Max(low, -high)), people.Count, []);

    /// <summary>A share, and the first turns that speak against it.</summary>
    private sealed class Share
    {
        private readonly List<ActivityId> _turns = [];
        private long _part;
        private long _of;

        /// <param name="names">Whether a turn is named where it counts, rather than where it does not.</param>
        public void Count(ActivityId turn, bool counts, bool names)
        {
            _of++;
            _part += counts ? 1 : 0;
            if (counts == names && _turns.Count < MostTurns)
                _turns.Add(turn);
        }

        public Figure Told() => Figure.Share(_part, _of, _turns);
    }
}
