using System.Text.RegularExpressions;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Replies;

namespace Isegoria.Deliberation.Measures;

/// <summary>
/// What a rule can see of the Discourse Quality Index (Steenbergen, Bächtiger, Spörndli and Steiner, "Measuring political deliberation",
/// Comparative European Politics 1, 2003) in a text. Signs are words; a reason without one of them is not seen, and a word may stand there for something else.
/// </summary>
public enum QualityIndicator
{
    /// <summary>Level of justification, at least one: a word that joins a demand to a reason.</summary>
    Reason,

    /// <summary>Level of justification, several: at least two such words.</summary>
    Reasons,

    /// <summary>Content of justification: the common good, all, or those worst off are named.</summary>
    CommonGood,

    /// <summary>Respect toward counterarguments: what others hold is granted or named.</summary>
    OtherSide,

    /// <summary>Constructive politics: a proposal, a condition, something accepted in return.</summary>
    Proposal,

    /// <summary>Respect toward groups: the classifier finds no hostility in any text.</summary>
    Respect,
}

/// <summary>The rules by language; texts in other languages are not counted.</summary>
public static partial class QualitySigns
{
    public static bool AreKnown(Language language) => language == Language.French || language == Language.English;

    /// <summary>Whether the texts of one person show it; <see cref="QualityIndicator.Respect"/> is the classifier's to say.</summary>
    public static bool Show(QualityIndicator indicator, Language language, string text)
    {
        var folded = Folding.Fold(text);
        var french = language == Language.French;
        return indicator switch
        {
            QualityIndicator.Reason => (french ? FrenchReason() : EnglishReason()).IsMatch(folded),
            QualityIndicator.Reasons => (french ? FrenchReason() : EnglishReason()).Count(folded) > 1,
            QualityIndicator.CommonGood => (french ? FrenchCommonGood() : EnglishCommonGood()).IsMatch(folded),
            QualityIndicator.OtherSide => (french ? FrenchOtherSide() : EnglishOtherSide()).IsMatch(folded),
            QualityIndicator.Proposal => (french ? FrenchProposal() : EnglishProposal()).IsMatch(folded),
            _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, "No rule finds it in words."),
        };
    }

    // "Le car scolaire" is no reason, "since 2010" neither.
    [GeneratedRegex(@"\b(?:parce qu|puisqu)|(?<!\b(?:le|un|en|du|au|ce|de|par|les|des|chaque) )\bcar\b|\ben raison d|\ba cause d|\bgrace a(?:ux?)?\b|\betant donne\b|\bvu qu|\bc'est pourquoi\b|\bpour que\b|\bafin (?:de|que|d'|qu')|\bdonc\b|\bcela (?:permet|evite|reduit|aide)|\bsinon\b")]
    private static partial Regex FrenchReason();

    [GeneratedRegex(@"\bbecause\b|\bsince\b(?! (?:\d|then|last|the (?:start|beginning)))|\bas a result\b|\btherefore\b|\bso that\b|\bin order to\b|\bdue to\b|\bthanks to\b|\bgiven that\b|\bthat is why\b|\b(?:this|it) (?:would |will )?(?:helps?|allows?|avoids?|reduces?)\b|\botherwise\b")]
    private static partial Regex EnglishReason();

    [GeneratedRegex(@"\binterets? (?:general|communs?|collectifs?|publics?)\b|\bbiens? (?:communs?|publics?)\b|\btout le monde\b|\bpour tou(?:s|tes)\b|\bcollectivement\b|\bsolidar|\bla societe\b|\bles autres\b|\b(?:fragiles|vulnerables|demunie?s|defavorisee?s)\b|\bgenerations (?:futures|a venir)\b|\bl'ensemble des (?:habitant|citoyen|gens|personnes)")]
    private static partial Regex FrenchCommonGood();

    [GeneratedRegex(@"\b(?:common|public|general) (?:good|interest)\b|\beveryone\b|\beverybody\b|\ball of us\b|\bfor all\b|\b(?:our|the) (?:whole )?(?:community|society)\b|\bother people\b|\bthe (?:most )?(?:vulnerable|poor|poorest|weakest|worst off)\b|\bfuture generations\b|\bsolidarity\b")]
    private static partial Regex EnglishCommonGood();

    [GeneratedRegex(@"\bcertes\b|\bje (?:comprends|concois)\b|\bd'un autre cote\b|\bd'autre part\b|\bmeme si\b|\bbien qu|\bcertaine?s (?:personnes|gens|pensent|craignent)|\bd'autres (?:pensent|craignent|disent|preferent)\b|\bil est vrai\b|\bceux qui\b|\bcelles qui\b|\ben revanche\b")]
    private static partial Regex FrenchOtherSide();

    [GeneratedRegex(@"\bi (?:do )?(?:understand|see why)\b|\bon the other hand\b|\beven (?:if|though)\b|\balthough\b|\bsome (?:people|residents)\b|\bothers (?:think|fear|say|prefer|may)\b|\bit is true\b|\badmittedly\b|\bthose who\b")]
    private static partial Regex EnglishOtherSide();

    [GeneratedRegex(@"\bje (?:propose|suggere)\b|\bon pourrait\b|\bpourrait-on\b|\bnous pourrions\b|\bil faudrait\b|\bcompromis\b|\ba condition\b|\ben echange\b|\bj'accepte|\bje peux accepter\b|\bau lieu d|\bplutot qu|\balternatives?\b|\bsolutions?\b|\bpar etapes\b|\ba l'essai\b")]
    private static partial Regex FrenchProposal();

    [GeneratedRegex(@"\bi (?:would |could )?(?:propose|suggest)\b|\bwe could\b|\bcould we\b|\bcompromise\b|\bon (?:the )?condition\b|\bprovided that\b|\bas long as\b|\bin (?:return|exchange)\b|\bi (?:could|would|can) accept\b|\binstead of\b|\brather than\b|\balternatives?\b|\bsolutions?\b|\bstep by step\b|\ba trial\b")]
    private static partial Regex EnglishProposal();
}
