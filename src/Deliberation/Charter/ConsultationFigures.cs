using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Staff;

namespace Isegoria.Deliberation.Charter;

/// <summary>What a consultation's own settings, documents and waiting lists show of the charter.</summary>
public static class ConsultationFigures
{
    private const int FewestSided = 2;

    public static IReadOnlyDictionary<string, Figure> Of(Consultation consultation, IReadOnlyCollection<HeldDocument> documents) => new Dictionary<string, Figure>
    {
        [FigureNames.PurposeStated] = Said(consultation, consultation.Question, consultation.Organiser, consultation.Use),
        [FigureNames.MandateStated] = Said(consultation, consultation.Mandate),
        [FigureNames.OpenDays] = consultation is { OpensAt: { } opens, ClosesAt: { } closes }
            ? new Figure.Told((closes - opens).TotalDays, 1, [])
            : new Figure.Untold(UntoldReason.NotSet),
        [FigureNames.RetentionSet] = Figure.Share(consultation.KeptDays is null ? 0 : 1, 1),
        [FigureNames.DocumentsAttributed] = Figure.Share(documents.Count(document => document.IsAttributed), documents.Count),
        [FigureNames.DocumentsBalance] = Balance(documents),
    };

    /// <summary>Those that tell of the organiser alone, whoever took part.</summary>
    public static IReadOnlySet<string> OfSetup { get; } = new HashSet<string>
    {
        FigureNames.PurposeStated, FigureNames.MandateStated, FigureNames.OpenDays, FigureNames.RetentionSet, FigureNames.DocumentsAttributed, FigureNames.DocumentsBalance,
    };

    /// <summary>Those counted over people, one each. After an erasure nothing of a person is left to be told, so it is not among them.</summary>
    public static IReadOnlySet<string> OfPeople { get; } = new HashSet<string>
    {
        FigureNames.ToldArtificial, FigureNames.ConsentFirst, FigureNames.OthersHeard, FigureNames.ParticipationGini, FigureNames.Steering,
    };

    /// <summary>The longest wait in days, of what was dealt with and of what still waits.</summary>
    public static Figure Wait(IReadOnlyCollection<(DateTimeOffset Since, DateTimeOffset? Until)> waits, DateTimeOffset now) => waits.Count == 0
        ? new Figure.Untold(UntoldReason.NothingYet)
        : new Figure.Told(waits.Max(wait => ((wait.Until ?? now) - wait.Since).TotalDays), waits.Count, []);

    /// <summary>How often a person found a verdict wrong.</summary>
    public static Figure Wrong(IReadOnlyCollection<Review> judgements) => Figure.Share(
        judgements.Count(review => review.Kind is ReviewKind.Wrong), judgements.Count,
        [.. judgements.Where(review => review.Kind is ReviewKind.Wrong).Select(review => review.Turn).Distinct()]);

    private static Figure Said(Consultation consultation, params IReadOnlyList<IReadOnlyDictionary<string, string>> words) => Figure.Share(
        consultation.Languages.Count(language => words.All(each => each.TryGetValue(language.Code, out var text) && !string.IsNullOrWhiteSpace(text))),
        consultation.Languages.Count);

    private static Figure Balance(IReadOnlyCollection<HeldDocument> documents)
    {
        if (documents.Count == 0)
            return new Figure.Untold(UntoldReason.NothingYet);
        var (one, other) = (documents.Count(document => document.Side is Stance.For), documents.Count(document => document.Side is Stance.Against));
        return one + other == 0 ? new Figure.Untold(UntoldReason.NotSet) : TurnTally.Lesser(one, other, FewestSided);
    }
}

/// <summary>What of a document the charter asks about.</summary>
/// <param name="IsAttributed">Its author or its date is known.</param>
public readonly record struct HeldDocument(bool IsAttributed, Stance Side);
