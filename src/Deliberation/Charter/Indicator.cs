namespace Isegoria.Deliberation.Charter;

/// <summary>How a figure is to be read.</summary>
public enum Unit
{
    /// <summary>0 to 1.</summary>
    Share,
    Count,
    Days,

    /// <summary>A coefficient without a unit.</summary>
    Index,
}

/// <summary>Something a principle is judged by.</summary>
/// <param name="Figure">What the store is asked for, one of <see cref="FigureNames"/>; none where no store can tell.</param>
/// <param name="AtLeast">Met from this value on; none where there is no lower bound.</param>
/// <param name="AtMost">Met up to this value.</param>
/// <param name="Untold">Why nobody can tell it from what is kept; empty where there is a figure.</param>
/// <param name="Signs">Words by language a figure looks for in replies, for the figures that do.</param>
public sealed record Indicator(
    string Id,
    IReadOnlyDictionary<string, string> Name,
    string? Figure,
    double? AtLeast,
    double? AtMost,
    IReadOnlyDictionary<string, string> Untold,
    IReadOnlyDictionary<string, string> Signs)
{
    public bool IsMetBy(double value) => !(value < AtLeast) && !(value > AtMost);
}

/// <summary>The figures a store can tell of a consultation.</summary>
public static class FigureNames
{
    public const string PurposeStated = "purpose_stated";
    public const string MandateStated = "mandate_stated";
    public const string OpenDays = "open_days";
    public const string RetentionSet = "retention_set";
    public const string DocumentsAttributed = "documents_attributed";
    public const string DocumentsBalance = "documents_balance";
    public const string RepliesJudged = "replies_judged";
    public const string RepliesWithheld = "replies_withheld";
    public const string HeldDecided = "held_decided";
    public const string ToldArtificial = "told_artificial";
    public const string AnswersCited = "answers_cited";
    public const string QuestionsAnswered = "questions_answered";
    public const string SidesCited = "sides_cited";
    public const string Steering = "steering";
    public const string ConsentFirst = "consent_first";
    public const string ParticipationGini = "participation_gini";
    public const string OthersHeard = "others_heard";
    public const string QuestionWait = "question_wait";
    public const string ObjectionWait = "objection_wait";
    public const string ErasedLeft = "erased_left";
    public const string ChainIntact = "chain_intact";
    public const string FlaggedReviewed = "flagged_reviewed";
    public const string VerdictsWrong = "verdicts_wrong";

    /// <summary>With the unit each is told in.</summary>
    public static IReadOnlyDictionary<string, Unit> All { get; } = new Dictionary<string, Unit>
    {
        [PurposeStated] = Unit.Share,
        [MandateStated] = Unit.Share,
        [OpenDays] = Unit.Days,
        [RetentionSet] = Unit.Share,
        [DocumentsAttributed] = Unit.Share,
        [DocumentsBalance] = Unit.Share,
        [RepliesJudged] = Unit.Share,
        [RepliesWithheld] = Unit.Share,
        [HeldDecided] = Unit.Share,
        [ToldArtificial] = Unit.Share,
        [AnswersCited] = Unit.Share,
        [QuestionsAnswered] = Unit.Share,
        [SidesCited] = Unit.Share,
        [Steering] = Unit.Index,
        [ConsentFirst] = Unit.Share,
        [ParticipationGini] = Unit.Index,
        [OthersHeard] = Unit.Share,
        [QuestionWait] = Unit.Days,
        [ObjectionWait] = Unit.Days,
        [ErasedLeft] = Unit.Count,
        [ChainIntact] = Unit.Share,
        [FlaggedReviewed] = Unit.Share,
        [VerdictsWrong] = Unit.Share,
    };

    /// <summary>Those that look for an indicator's <see cref="Indicator.Signs"/>.</summary>
    public static IReadOnlyList<string> WithSigns { get; } = [ToldArtificial];
}
