using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <summary>What a citizen wants of an answer beside what it is about.</summary>
public enum Aim
{
    /// <summary>To know something.</summary>
    Answer,

    /// <summary>What is said for it and what against.</summary>
    BothSides,

    /// <summary>A recommendation or the assistant's own opinion, which there is not.</summary>
    Advice,
}

/// <summary>Reads the aim from the wording of a French or English question.</summary>
public static partial class Aims
{
    private const int ContentWord = 4;

    public static Aim Of(string question)
    {
        var text = Folding.Fold(question);
        return Advice().IsMatch(text) ? Aim.Advice : BothSides().IsMatch(text) ? Aim.BothSides : Aim.Answer;
    }

    /// <summary>What is left of a question for both sides or for advice once those words are taken out; none where nothing is that could be looked for.</summary>
    public static string? Topic(string question)
    {
        var text = Folding.Fold(question);
        var asks = Of(question) is Aim.Advice ? Advice() : BothSides();
        var kept = text.Length == question.Length ? Without(asks.Matches(text), question) : asks.Replace(text, " ");
        return Word().Matches(Folding.Fold(kept)).Any(word => word.Length >= ContentWord && !Asking().IsMatch(word.Value)) ? Leading().Replace(kept, "").Trim() : null;
    }

    /// <summary>"What do the documents say about night buses?" asks about night buses: without the words about documents, which only those that speak of documents hold.</summary>
    public static string Matter(string question) => AboutDocuments().Replace(question, "") is { } matter && matter.Any(char.IsLetter) ? matter : question;

    private static string Without(MatchCollection matches, string question) =>
        matches.Reverse().Aggregate(question, (text, match) => text.Remove(match.Index, match.Length).Insert(match.Index, " "));

    /// <summary>Where "best" or "right" is asked for without saying for whom or what it should be.</summary>
    private const string ForAll = @"(?: (?:one|choice|option|answer))?(?: (?:for|pour) (?:me|us|everyone|the town|the city|the country|moi|nous|tous|tout le monde|la ville|la commune|le pays))?(?:,? (?:selon|d'apres|according to) (?:toi|vous|you))?\W*$";

    private const string English =
        @"\b(?:what|who|whom|how|which)\b[^.?!]{0,40}?\b(?:should|must|would|ought) (?:i|we|you) (?:to )?(?:\w+ ){0,2}?(?:vote|choose|pick|support|prefer|side with|opt|recommend|advise)(?: for| on| with)?\b"
        + @"|\bshould (?:i|we) (?:vote|choose|pick|support|agree|disagree|say (?:yes|no)|be (?:for|against)|side)(?: for| against| with)?\b"
        + @"|\b(?:which|what) (?:proposal|solution|one)s?\b(?: (?:do you think|in your opinion))? (?:is|are|would be|seems?) (?:the )?(?:best|better|right|wiser|wisest|preferable|good)\b" + ForAll
        + @"|\b(?:which|what) (?:option|side|choice|camp|party|candidate|answer|vote|view|opinion)s?\b(?: (?:do you think|in your opinion))? (?:is|are|would be|seems?) (?:the )?(?:best|better|right|wiser|wisest|preferable)\b"
        + @"|\bwhat (?:is|would be) the (?:best|right|wisest) (?:proposal|solution)\b" + ForAll
        + @"|\bwhat (?:is|would be) the (?:best|right|wisest) (?:option|side|choice|answer|vote)\b"
        + @"|\b(?:what|which|whom?)\b[^.?!]{0,20}?\bdo you (?:recommend|advise|suggest|prefer|support|favou?r|think (?:i|we) should (?:vote|choose|do))\b"
        + @"|\bwhat do you (?:personally |really |honestly )?think(?: of| about|\W*$)"
        + @"|\b(?:what(?:'s| is) your|(?:give|tell) me your|do you have an?) (?:own |personal |honest |real )*(?:opinion|view|recommendation|advice|preference|choice|position)(?: on| of| about)?\b"
        + @"|\b(?:tell|advise) me (?:how|what|who|whom|which way|which \w+) (?:to |i should )(?:vote|choose|pick|support)(?: for)?\b"
        + @"|\b(?:are you|would you be) (?:(?:for or against|in favou?r)(?: of)?|on (?:my|their|which|whose) side)\b|\b(?:whose|which) side are you on\b|\b(?:vote|decide|choose) (?:for me|in my place)\b|\b(?:what|which)\b[^.?!]{0,20}?\bwould you do\b";

    private const string French =
        @"\b(?:pour|contre) (?:qui|quoi|quel(?:le)?s?(?: [a-z]+)?) (?:[a-z'-]+ ){0,3}?voter\b"
        + @"|\b(?:que|quoi|qui|lequel|laquelle|quel(?:le)?s? [a-z]+|qu'est-ce que)\b (?:[a-z'-]+ ){0,3}?(?:dois-je|devrais-je|doit-on|faut-il|devrait-on|devons-nous|je dois|je devrais|on doit|il faut) (?:donc |plutot )?(?:voter|choisir|soutenir|preferer)\b"
        + @"|\bcomment (?:dois-je|devrais-je|je dois|je devrais) (?:voter|choisir)\b|\bde quel (?:cote|bord)\b[^.?!]{0,15}?\b(?:dois-je|devrais-je|je dois|faut-il)(?: (?:voter|me ranger|me mettre|etre))?\b"
        + @"|\b(?:(?:dois|devrais)-je|est-ce que je (?:dois|devrais)) (?:voter|choisir|soutenir|etre)(?: (?:pour|contre))?\b"
        + @"|\b(?:que|qu'est-ce que|quoi|quel(?:le)?s? [a-z]+)\b (?:(?:tu|vous) )?(?:me |nous )?(?:conseill|recommand)(?:es|ez|erais|eriez)(?:-(?:tu|vous))?(?:-moi)?(?: de (?:voter|choisir))?\b|\bconseille[sz]?-(?:tu|vous|moi)\b[^.?!]{0,20}?\bvot"
        + @"|\bquel(?:le)? (?:est|serait) (?:la |le )(?:meilleure?|bonne?) (?:solution|proposition)\b" + ForAll
        + @"|\bquel(?:le)? (?:est|serait) (?:la |le )meilleure? (?:option|choix|camp|vote|reponse)\b(?: pour)?"
        + @"|\bquel(?:le)? (?:option|choix|solution|proposition|camp|cote|parti|candidate?|reponse) (?:est|serait) (?:la |le )?(?:meilleure?|bonne?|mieux|preferable)\b" + ForAll
        + @"|\b(?:quel(?:le)? est|donne[rz]?(?:-moi)?|dis(?:-moi)?|as-tu|avez-vous) (?:ton|ta|votre|une?) (?:[a-z]+ )?(?:avis|opinion|choix|preference|point de vue|camp|position|conseil)(?: personnel(?:le)?)?(?: sur)?\b"
        + @"|\b(?:es-tu|etes-vous|tu es|vous etes|t'es|seriez-vous|serais-tu) (?:plutot )?(?:pour ou contre|de quel (?:cote|bord)|favorable a)"
        + @"|\b(?:que|qu'en) (?:penses-tu|pensez-vous|ferais-tu|feriez-vous|voterais-tu|voteriez-vous|choisirais-tu|choisiriez-vous)(?: de)?\b|\bqu'est-ce que (?:tu|vous) (?:en )?(?:penses|pensez|preferes|preferez|choisirais|choisiriez|ferais|feriez)(?: de)?\b|\b(?:tu|vous) (?:en )?(?:penses|pensez) quoi(?: de)?\b"
        + @"|\b(?:vote|votez|choisis|choisissez|decide|decidez) (?:pour moi|a ma place)\b|\bje (?:vote|choisis) (?:pour )?(?:quoi|qui)\b";

    [GeneratedRegex(English + "|" + French)]
    private static partial Regex Advice();

    [GeneratedRegex(@"\b(?:(?:the |some |any )?(?:arguments?|reasons?|points?|opinions?|views?) )?(?:both )?for and against\b|\b(?:the )?pros and (?:the )?cons\b|\b(?:both|each|the two) sides?\b(?! of the (?:street|road|river|square|bridge))|\b(?:the )?(?:advantages|benefits|upsides|strengths) and (?:the )?(?:disadvantages|drawbacks|downsides|weaknesses)\b|\b(?:(?:les |des |quels |d')?(?:arguments?|raisons?|avis|points?) )?(?:le )?pour (?:et|ou) (?:le |les arguments )?contre\b|\b(?:les |des |quels )?avantages (?:et|ou) (?:les |des |ses |quels )?(?:inconvenients|desavantages)\b|\b(?:les |des )?deux (?:cotes|camps)\b(?! de (?:la|l'|le|cette) ?(?:rue|route|riviere|place|pont|avenue))|\bchaque camp\b|\b(?:les )?(?:forces|points forts) et (?:les )?(?:faiblesses|points faibles)\b|\bpartisans et (?:les |des )?(?:opposants|adversaires)\b")]
    private static partial Regex BothSides();

    [GeneratedRegex(@"^(?:\W|\b(?:what|which|who|are|is|the|some|all|of|on|about|for|give|tell|show|list|me|please|can|could|you|i|would|like|to|hear|there|any|quel(?:le)?s?|sont|est|les|des|de|du|d|donne[rz]?|moi|sur|que|disent|peux|pouvez|tu|vous)\b)+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^\W*(?:(?:que|qu[’']est-ce que) (?:disent|proposent|pensent|racontent|contiennent|demandent) (?:les|des|ces) (?:documents?|contributions?|textes|participants?|citoyen(?:ne)?s|gens|arguments?|propositions?)|que (?:dit|propose)-t-on|que (?:trouve|lit)-t-on|what (?:do|does|did) (?:the |these )?(?:documents?|contributions?|texts?|participants?|citizens|people|arguments?|proposals?) (?:say|propose|think|tell us|ask for)|what is (?:said|proposed|written)) (?:(?:sur|de|du|des|au sujet d(?:e|u|es)|à propos d(?:e|u|es)|concernant|about|on|of|regarding) )", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AboutDocuments();

    /// <summary>Words of asking, which say nothing of a matter.</summary>
    [GeneratedRegex("^(?:what|which|whom|should|would|could|must|vote|votes|voting|voter|choose|option|options|side|sides|argument|arguments|reasons?|opinions?|raisons?|there|have|here|please|tell|give|list|show|with|about|your|that|this|they|them|think|best|dois|doit|faut|quel|quels|quelle|quelles|sont|etes|pour|contre|donne|donner|donnez|peux|peut|pouvez|liste|moi|avis|choix|documents?|disent|dans|cette|votre|alors|bonjour|hello|donc|quoi|chaque|deux|consultation|proposal|proposition|projet|project|both|each)$")]
    private static partial Regex Asking();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Word();
}
