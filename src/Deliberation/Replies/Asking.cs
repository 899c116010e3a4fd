using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <summary>A French or English question as far as its form tells what kind of answer it wants.</summary>
/// <param name="Thing">For <see cref="QuestionKind.Count"/>, the word counted, as it is written; otherwise empty.</param>
public sealed partial record Asking(QuestionKind Kind, string Thing = "")
{
    /// <summary>Whether the answer is a number of some sort; a day is one too.</summary>
    public bool WantsFigure => Kind is QuestionKind.Amount or QuestionKind.Share or QuestionKind.Count or QuestionKind.Duration or QuestionKind.Measure or QuestionKind.Time;

    /// <summary>The first that fits, the narrower before the wider.</summary>
    public static Asking Of(string question)
    {
        var text = Folding.Fold(question);
        return 0 switch
        {
            _ when Duration().IsMatch(text) => new Asking(QuestionKind.Duration),
            _ when Share().IsMatch(text) => new Asking(QuestionKind.Share),
            _ when Amount().IsMatch(text) => new Asking(QuestionKind.Amount),
            _ when Time().IsMatch(text) => new Asking(QuestionKind.Time),
            _ when Count().Match(text) is { Success: true } count => new Asking(QuestionKind.Count, count.Groups["thing"].Value),
            _ when Measure().IsMatch(text) => new Asking(QuestionKind.Measure),
            _ when Place().IsMatch(question.ToLowerInvariant()) => new Asking(QuestionKind.Place),
            _ when Person().IsMatch(text) => new Asking(QuestionKind.Person),
            _ when !Interrogative().IsMatch(text) && YesNo().IsMatch(text) => new Asking(QuestionKind.YesNo),
            _ => new Asking(QuestionKind.Open),
        };
    }

    /// <summary>"Quelle est la", "quel sera le", "what was the", "what is", "which".</summary>
    private const string Which =
        @"\b(?:quel(?:le)?s?|what|which)\s(?:(?:est|etait|sera|serait|sont|etaient|fut|is|was|are|were|will be|would be)\s)?(?:(?:le|la|les|the|son|sa|leur|its|their|your|votre)\s|l')?(?:\p{L}+\s)?";

    [GeneratedRegex(@"\bcombien (?:de temps|d'annees|de mois|de semaines|de jours|d'heures|de minutes|de siecles)\b|\b(?:depuis|pendant|durant) combien\b|\bhow (?:long|old)\b|\bhow many (?:years|months|weeks|days|hours|minutes|centuries)\b|" + Which + @"(?:duree|delai|age|duration|length of time)\b")]
    private static partial Regex Duration();

    [GeneratedRegex(Which + @"(?:part|pourcentage|proportion|fraction|taux|share|percentage|proportion|fraction|rate)\b|\bcombien de pour cent\b|\bhow many per ?cent\b")]
    private static partial Regex Share();

    [GeneratedRegex(Which + @"(?:cout|couts|prix|montant|budget|tarif|tarifs|somme|salaire|loyer|economies?|depenses?|recettes?|subvention|amende|chiffre d'affaires|revenus?|dette|cotisation|redevance|cost|costs|price|amount|fee|fine|salary|rent|savings?|spending|subsidy|debt|revenue)\b|\bcombien (?:(?:d'argent|d'euros|de dollars|de francs|de millions|de milliards)\b|(?:\p{L}+[ -]){0,5}?(?:cout|econom|paie|paye|payer|depens|rapport|vaut|valent|factur|rembours|gagn|touch|vers|investi|financ)\p{L}*)|\bcout\p{L}*(?:-t)?-(?:il|elle|ils|elles) combien\b|\bhow much (?:money|(?:do|does|did|is|was|are|were|will|would|has|have|can|could)\b(?!.*\b(?:co2|energy|electricity|water|power|time|light)\b))")]
    private static partial Regex Amount();

    [GeneratedRegex(@"\bquand\b|\bwhen\b|\b(?:en|de|vers|depuis|jusqu'en|avant|apres) quelles? (?:annee|saison|epoque|periode)s?\b|" + Which + @"(?:date|dates|jour|mois|annee|siecle|epoque|periode|heure|horaires?|moment|calendrier|echeance|decennie|date|day|month|year|century|time|deadline|decade|opening hours)\b")]
    private static partial Regex Time();

    [GeneratedRegex(@"\bcombien (?:de |d')(?<thing>\p{L}+)|\b(?:quel(?:le)? (?:est|etait|sera|fut) (?:le|l')|quel) ?(?:nombre|effectif)(?: (?:de |d'|des )(?<thing>\p{L}+))?|\bhow many (?<thing>\p{L}+)|\bwhat (?:is the |was the )?number of (?<thing>\p{L}+)|\bcombien\b.*\b(?:sont|etaient|seraient)\b")]
    private static partial Regex Count();

    [GeneratedRegex(@"\bcombien\b|\bhow (?:much|far|tall|high|big|large|deep|fast|heavy|wide|often)\b|" + Which + @"(?:quantite|distance|superficie|surface|taille|hauteur|longueur|largeur|poids|population|altitude|vitesse|profondeur|temperature|densite|puissance|capacite|consommation|frequence|valeur|quantity|distance|area|size|height|length|width|weight|population|altitude|speed|depth|temperature|density|power|capacity|consumption|frequency|value)\b")]
    private static partial Regex Measure();

    /// <summary>Not folded: "ou" is another word.</summary>
    [GeneratedRegex(@"\boù\b|\bwhere\b|\b(?:dans|en|vers|de|sur|in|to|from) (?:quel(?:le)?s?|which|what) (?:ville|pays|région|commune|quartier|lieu|endroit|département|continent|île|rue|place|province|état|village|city|town|country|region|place|street|district|village|state)s?\b|\bquel(?:le)? (?:est|était) (?:le lieu|l[’']endroit|la ville|le pays|la capitale)\b|\bwhich (?:city|country|town|street|district)\b")]
    private static partial Regex Place();

    [GeneratedRegex(@"^\W*(?:(?:a|avec|chez|contre|de|par|pour|sur|et|mais|d'apres|selon|by|with|for|from|to|and) )?(?:qui|who|whom|whose)\b(?! est-ce qui se passe)|\bqui est-ce\b|, (?:qui|who)\b[^,]*\?|(?:quel(?:le)? est le nom|quel(?:le)? (?:etait|est|fut|sera) (?:l'auteur|le maire|le president|le ministre|le roi|le fondateur|la fondatrice|le createur|le realisateur|le directeur))\b|\bby whom\b|\bpar qui\b|\ba qui\b|\bde qui\b")]
    private static partial Regex Person();

    [GeneratedRegex(@"^\W*(?:(?:a|de|en|dans|par|pour|sur|avec|selon|at|in|by|for|to|of|on|from|with) )?(?:que|qu'|quoi|quel(?:le)?s?|lequel|laquelle|lesquels|lesquelles|comment|pourquoi|what|which|why|how)\b|\bqu'est-ce\b|\b(?:quoi|comment|pourquoi|lequel|laquelle)\b.*\?")]
    private static partial Regex Interrogative();

    [GeneratedRegex(@"\best-ce qu|\p{L}-(?:t-)?(?:il|elle|on|ils|elles|je|nous|vous|ce)\b|^\W*(?:(?:and|but|so|then|et|mais|alors)\W+)?(?:is|are|was|were|do|does|did|will|would|can|could|should|may|might|must|has|have|had|shall|isn't|aren't|don't|doesn't|won't|can't)\b|\?\s*$")]
    private static partial Regex YesNo();
}
