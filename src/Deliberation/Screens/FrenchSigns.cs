using static Isegoria.Deliberation.Screens.InjectionReason;
using static Isegoria.Deliberation.Screens.Signs;

namespace Isegoria.Deliberation.Screens;

internal static class FrenchSigns
{
    private const string Drop = Bidden + "\\b(?:ignore[rsz]?|oublie[rsz]?|neglige[rsz]?|contourne[rsz]?|outrepasse[rsz]?|passe[rz]? outre|desobei(?:s|r|ssez)|fai(?:s|tes|re) abstraction de|met(?:s|tez|tre) de cote|laisse[rz]? (?:tomber|de cote)|(?:ne |n )?(?:tiens|tenez|tenir) (?:plus |pas )?(?:aucun )?compte|(?:ne )?(?:suis|suivez|respecte[sz]?) (?:plus|pas))\\b";
    private const string Rules = "(?:instructions?|consignes?|directives?|regles?|prompts?|ordres?|contraintes?|programmation|garde fous?|messages? systeme|parametres)\\b";
    private const string Show = Bidden + "\\b(?:revele[rsz]?|montre[rsz]?|affiche[rsz]?|donne[rsz]?|dis|dites|repete[rsz]?|recopie[rsz]?|copie[rsz]?|ecri(?:s|vez)|liste[rsz]?|cite[rsz]?|divulgue[rsz]?|communique[rsz]?|partage[rsz]?|tradui(?:s|sez|re)|resume[rsz]?|imprime[rsz]?|decri(?:s|vez)|envoie[sz]?|envoyez|met(?:s|tez)|colle[rsz]?|encode[rsz]?|lis(?:ez)?|explique[rsz]?|continue[rsz]?)\\b";
    private const string Machine = "(?:ia|i a|intelligences? artificielles?|assistante?s?(?: (?:virtuel|numerique|automatique)s?)?(?! (?:social|maternel|famil|parlementaire))|robots?|chat ?bots?|bots?|agents? conversationnels?|modeles?(?: de langage)|llm|gpt|chatgpt|(?:systemes?|lecteurs?|outils?|agents?) (?:automatiques?|automatises?)|resumeurs?)\\b";
    private const string People = "(?:citoyen(?:ne)?s?|utilisat(?:eurs?|rices?)|lect(?:eurs?|rices?)|participante?s?|electeurs?|habitante?s?|gens|personnes)";
    private const string Yours = "(?:tes|ta|ton|toutes tes|tous tes|vos|votre|toutes vos|tous vos)";

    public static readonly IReadOnlyList<Sign> All =
    [
        new(OverridesInstructions, 1, Drop + Further + "\\b(?:tes|ta|ton) (?:\\w+ ){0,2}" + Rules),
        new(OverridesInstructions, 1, Drop + Further + Rules + Further + "\\b(?:precedente?s?|anterieure?s?|ci dessus|initiales?|d origine|systeme|plus haut|d avant|donnees avant|recues?|qui precede(?:nt)?|de depart|au dessus)\\b"),
        new(OverridesInstructions, 1, Drop + " (?:tout )?ce (?:qui precede|qu on (?:t a|vous a) (?:dit|appris|demande|donne)|que (?:l on|tu sais|vous savez|tu as appris|on t a))"),
        new(OverridesInstructions, 0.5, Drop + Further + "\\b(?:les|ces|vos|votre|toutes les|tous les|cette) (?:\\w+ ){0,2}(?:instructions?|consignes?|directives?|prompts?)\\b(?! de (?:tri|vote|securite|la|l|circulation))"),
        new(OverridesInstructions, 1, "\\b(?:nouvelles?|vraies?|veritables?) (?:consignes?|instructions?|directives?|regles?|politiques?|missions?) ?:|\\bsuis (?:plutot |desormais )?(?:ces|cette) (?:\\w+ )?(?:consignes?|instructions?)"),
        new(OverridesInstructions, 0.5, "\\b(?:a partir de maintenant|desormais|dorenavant|pour la suite)\\b"),
        new(OverridesInstructions, 0.9, "\\barrete la (?:consultation|conversation|discussion)|\\bchange de (?:role|mission|sujet)\\b", TextOrigin.Message),

        new(LiftsRules, 1, "\\b(?:desactive|contourne|coupe|suspend|debride|oublie|leve|supprime|retire|enleve|abandonne|ignore|quitte|laisse)[rsz]?\\b" + Further + "\\b(?:tes|ta|ton|votre|vos) (?:\\w+ )?(?:filtres?|restrictions?|censure|moderation|neutralite|garde fous?|impartialite|equilibre|biais|prudence)\\b"),
        new(LiftsRules, 1, "\\b(?:desactive|contourne|coupe|suspend|debride|oublie)[rsz]?\\b" + Further + "\\b(?:le|la|les|l) (?:filtres?|censure|moderation|neutralite|garde fous?|impartialite|equilibre)\\b"),
        new(LiftsRules, 1, "\\b(?:arrete d etre|cesse d etre|ne sois (?:pas|plus)|sans (?:rester|etre)|ne reste pas|pas besoin d etre|ne soyez plus) (?:aussi |si )?(?:neutre|impartiale?|equilibree?|objecti(?:f|ve))s?\\b|\\bderriere (?:la|ta|votre) neutralite"),
        new(LiftsRules, 1, "\\bneutralite (?:\\w+ ){0,2}(?:suspendue|indisponible|desactivee|levee|coupee|hors service)|\\bmodule de neutralite|\\ben mode (?:\\w+ )?(?:debride|libre|opinion|developpeur|maintenance|debug|admin|sans filtre|sans limites?|franc)|\\bmode (?:debride|opinion(?: libre)?|developpeur|debug|admin|sans filtre|sans limites?)\\b"),
        new(LiftsRules, 1, "\\bsans (?:citer|sources?|citations?|documents?|guillemets)\\b" + Further + "\\b(?:neutre|reponds|document|avis)|\\breponds\\b" + Further + "\\bsans (?:citer|sources?|citations?|filtre|document)|\\bcomme si c etait ton avis|\\btout comme une verite", TextOrigin.Message),

        new(AssignsRole, 1, "\\b(?:tu es|vous etes) (?:maintenant|desormais|dorenavant|a present) (?:un|une|le|la|l|en|mon|ma|dan)\\b|\\btu n es plus\\b|\\bvous n etes plus (?:un assistant|une? ia|neutre|tenu)"),
        new(AssignsRole, 1, "(?:^|[.!?:;\\n\"] ?|, )tu es (?:une?|le|la|l|mon|ma|bien|[a-z]{3,12}) (?!ia\\b|robot|humaine?\\b|machine|bot\\b|programme|intelligence|assistant)[^.!?\\n]{2,160}(?:[.!:\\n]|$)", TextOrigin.Message),
        new(AssignsRole, 1, "\\b(?:fais|faites) (?:comme si (?:tu|vous|c etait ton)|semblant)\\b|\\bimagine[sz]? que tu\\b|\\bimagine toi|\\bsuppose que tu|\\btu (?:incarnes|joues|deviens|t appelles|fais le role)|\\bincarne[sz]?\\b|\\bmets toi dans la peau|\\bcomporte toi comme|\\bagis (?:comme|en tant)"),
        new(AssignsRole, 1, "\\bjouons (?:a un|a une|au|a la|un|une)\\b|\\bon joue (?:a un|au|aux|a la)\\b|\\bjeu de roles?|\\bimprovisation\\b|\\bmise en scene\\b|(?:^|[.!?:;\\n] ?)joue le role|\\bscenario de fiction|\\bdans (?:un|ce|mon) roman\\b|\\btoi ?: ? ?(?:un|une|le|la)\\b", TextOrigin.Message),
        new(AssignsRole, 0.8, "(?:^|[.!?:;\\n] ?)(?:parle|reponds|ecris|exprime toi) comme (?:un|une|le|la|si|mon)\\b", TextOrigin.Message),

        new(ClaimsAuthority, 1, "\\bje suis (?:le |la |l |votre |ton )(?:\\w+ )?(?:developpeu(?:r|se)|administrat(?:eur|rice)|createur|creatrice|ingenieure?|concepteur|mainteneur|technicien(?:ne)?|superviseur|programmeu(?:r|se))\\b"),
        new(ClaimsAuthority, 1, "\\bmise a jour (?:des|de la|du) (?:regles|politique|systeme|consignes|modele)|\\btest de maintenance|\\b(?:votre|ton) fournisseur\\b|\\bla politique a change|\\b(?:vous pouvez|tu peux|tu as le droit|vous avez le droit de) (?:desormais|maintenant|a present)\\b|\\bje t autorise|\\bau titre du rgpd\\b" + Further + "\\b(?:tous|autres)\\b|\\bbascule[rz]? en mode"),
        new(ClaimsAuthority, 0.8, "\\ben tant que (?:\\w+ ){0,3}(?:delegue|responsable|directeur|directrice|maire|prefete?|ministre|policier|gendarme|juge)\\b" + Further + "\\b(?:exige|ordonne|j ai le droit|je demande|donne)", TextOrigin.Message),

        new(DictatesReply, 1, "\\b(?:reponds|repondez)\\b (?:\\w+ ){0,2}(?:uniquement|seulement|exactement|toujours|juste|simplement)\\b", TextOrigin.Message),
        new(DictatesReply, 1, "\\b(?:termine|commence|conclu|fini|ajoute|signe|ouvre|introdui)[a-z]{0,4}\\b (?:toutes? |tous )?(?:ta|tes|votre|vos|chaque|toute|toutes les) (?:\\w+ )?(?:reponses?|messages?|phrases?)\\b"),
        new(DictatesReply, 1, "\\b(?:ta|tes|votre|vos|chaque) (?:prochaine )?(?:reponses?|phrases?) (?:doit|doivent|devra|devront|commence|sera|contiendra)"),
        new(DictatesReply, 1, "\\b(?:dans|a|en tete de) (?:vos|tes|chaque|toutes (?:vos|les)|chacune de vos) reponses?\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\b(?:si|quand|lorsqu?e?|chaque fois qu?e?)\\b (?:\\w+ ){0,3}(?:" + People + "|interroge|demande|question)\\b" + Further + "\\b(?:dites|dis|repondez|reponds|repondre|precise[rz]|affirme[rz]|presente[rz]|expliquez)\\b", TextOrigin.Document),
        new(DictatesReply, 0.8, "\\bpreciser? au (?:lecteur|citoyen|public)|\\b(?:dites|dis|repondez|reponds|affirmez|presentez|precisez|annoncez|concluez|qualifiez|remplacez)\\b ?(?:lui|leur|toujours|que|qu|bien|au|a|chaque|les|l)\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\breponses? (?:a donner|attendue|correcte|imposee|officielle a)\\b|\\b(?:fais|faites) (?:peur|honte) au|\\bmoque(?:z vous|toi| toi)\\b|\\breponds en\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\binvente[rsz]?\\b" + Further + "\\b(?:chiffres?|etudes?|citations?|sources?|temoignages?|statistiques?|faits?|passages?)\\b|\\brepete[rsz]? apres moi|\\bn utilise[sz]? (?:plus|pas|jamais) le mot|\\bsurtout pas que tu es", TextOrigin.Message),
        new(DictatesReply, 1, AskedOrGoingOn + "(?:dis|affirme|ecris|reponds|declare|confirme|admets) (?:moi |nous |leur |lui )?(?:franchement |simplement |bien |clairement )?(?:que|qu) (?:l|la|le|les|cette|ce|il|tous|tout)\\b", TextOrigin.Message),

        new(AddressesMachine, 1, "\\b(?:a l attention|notes?|messages?|consignes?|instructions?|attention|important|rappel|avis|destinee?s?|question frequente) (?:de |d |pour |a |aux? )?(?:l |le |la |les |tout |toute |cet |cette |tous les )?" + Machine, TextOrigin.Document),
        new(AddressesMachine, 0.7, "\\b(?:a l attention|note|message|consigne|instructions?|rappel) (?:de |d |pour |a |aux? )(?:l |le |la |les |tout |toute |cet |cette )?" + Machine, TextOrigin.Message),
        new(AddressesMachine, 1, "\\b" + Machine + "(?: ?:| (?:est|sont) (?:priee?s?|invitee?s?|tenue?s?|chargee?s?)| (?:doit|doivent|devra|devront|lisant|qui (?:lit|lisent|lira|traite))\\b)", TextOrigin.Document),
        new(AddressesMachine, 0.9, "\\bsi tu es (?:une? )?" + Machine + "|\\b(?:cher|chere|hello|hey) " + Machine, TextOrigin.Document),

        new(AsksForPrompt, 1, Show + Further + "\\b(?:(?:tes|ta|ton) (?:\\w+ )?(?:instructions|consignes|directives|regles|prompts?|configuration|parametres|cles?|message systeme)|(?:votre|vos) (?:\\w+ )?(?:prompts?|(?:instructions|consignes|directives|regles) (?:systeme|internes?|initiales?|cachees?|secretes?|completes?|exactes?))|messages? systeme|prompts? systeme|instructions? systeme|configuration (?:complete|interne|systeme))"),
        new(AsksForPrompt, 1, "\\b(?:quel(?:le)?s? (?:sont|est)|c est quoi) (?:tes|ton|ta) (?:\\w+ )?(?:instructions|consignes|directives|regles|prompt|configuration|message systeme)|\\bmots? (?:sont )?(?:interdits?|bloques?|filtres?)\\b|\\bton prompt\\b|\\bton message systeme|\\bta consigne\\b"),
        new(AsksForPrompt, 1, Show + Further + "\\b(?:texte|tout ce qui (?:est|se trouve|figure|precede)|contenu|lignes?|ce qui est ecrit) (?:\\w+ )?(?:ci dessus|plus haut|au dessus|avant (?:ce|mon) message)|\\btu es l assistant de\\b"),

        new(AsksForOthers, 1, "\\b(?:son|leurs?|le|les|du|des) (?:nom|noms|prenoms?|adresses?|telephones?|numeros?(?: de telephone)?|e ?mails?|courriels?|age|rue|identite)\\b(?: \\w+){0,3}" + Further + "\\b(?:participante?s?|citoyen(?:ne)?s?|auteurs?|personnes? qui|presidente?|voisine?s?|inscrits?|utilisateurs?)\\b", TextOrigin.Message),
        new(AsksForOthers, 1, "\\bqui a (?:ecrit|dit|vote|repondu|signe|propose)\\b" + Further + "\\b(?:hier|contre|nom|que|rue)\\b|\\bje voudrais son nom|\\best (?:elle|il) une? (?:femme|homme)", TextOrigin.Message),
        new(AsksForOthers, 1, "\\b(?:mon|ma|mes) (?:voisine?s?|patron|cheffe?|mari|femme|collegue|proprietaire|frere|soeur|mere|pere|prof|maire)\\b[^.!?\\n]{0,60}?\\b(?:repondu|vote|ecrit|participe)\\b[^.!\\n]{0,60}?\\?", TextOrigin.Message),
        new(AsksForOthers, 1, Show + Further + "\\b(?:messages?|phrases?|reponses?|contributions?|conversations?|donnees|votes?|historique) (?:\\w+ ){0,2}(?:des|d|de) (?:autres?|un autre|tous les|toutes les|la derniere|l autre|citoyen(?:ne)?s?|participante?s?)\\b|\\bmessages de (?:tous|toutes) les\\b|\\b(?:parmi les|dernier|derniere) (?:participante?s?|citoyen(?:ne)?s?|utilisateur)", TextOrigin.Message),

        new(AsksForSide, 1, "\\b(?:tu es|vous etes|t es) (?:plutot )?(?:pour ou contre|de quel cote|dans quel camp)|\\b(?:quel(?:le)? (?:est|serait)|donne(?: moi)?|dis(?: moi)?|c est quoi|sans) (?:ton|ta) (?:\\w+ )?(?:avis|opinion|choix|camp|vote|point de vue|preference|verdict|position|conviction)\\b|\\b(?:ton|ta) (?:choix|avis|opinion|preference) personnel(?:le)?\\b|\\bdonne ton avis|\\b(?:que|qu est ce que|laquelle|lequel|quoi) (?:tu )?(?:penses|preferes|choisirais|voterais|ferais|choisis)(?: tu)?\\b|\\btu (?:choisirais|voterais|preferes|as forcement|soutiens|penses quoi)\\b|\\bprends (?:parti|position|un camp)", TextOrigin.Message),
        new(AsksForSide, 1, "\\b(?:pour|contre) (?:qui|quoi|quel(?:le)? (?:camp|parti|candidate?|option|liste)) (?:\\w+ ){0,3}(?:voter?|votez)\\b|\\b(?:que|quoi|comment|quel) (?:dois je|devrais je|doit on|faut il|devons nous|doivent) (?:voter|choisir)\\b|\\bon vote (?:pour )?(?:qui|quoi|quel)|\\bvote a ma place|\\bconsignes? de vote|\\bune consigne claire|\\bconseille[rsz]?\\b" + Further + "\\bvote", TextOrigin.Message),
        new(AsksForSide, 1, "\\b(?:classe|note|evalue|compare)[rsz]?\\b" + Further + "\\b(?:partis?|candidats?|associations?|du meilleur au pire|de (?:0|1|zero|un) a (?:10|dix|5|20)|credibilite|elus?)\\b|\\bqui a raison (?:entre|sur|dans)\\b|\\bqui a raison ?\\?|\\bquel(?:le)? (?:camp|option|parti|solution|cote) (?:est|a) (?:le |la )?(?:bon|bonne|raison|meilleure?)", TextOrigin.Message),
        new(AsksForSide, 0.9, Bidden + "\\b(?:appelez|appelle|invitez|incitez|encouragez|poussez) (?:\\w+ ){0,3}(?:a |au )(?:voter|vote|refus|signer|refuser|boycott|rejet)", TextOrigin.Document),

        new(AsksForText, 1, AskedOrGoingOn + "(?:ecri(?:s|vez)|redige[rsz]?|compose[rsz]?|invente[rsz]?|fais|trouve|prononce|donne)\\b" + Further + "\\b(?:slogans?|discours|poemes?|chansons?|rap|blagues?|insultes?|tirade|pamphlet|tracts?|tweets?|requisitoire|plaidoyer|recettes?|satire|propagande|manifeste|texte (?:bien )?(?:mechant|drole|violent)|message pour la|post contre|lettre contre|replique)\\b", TextOrigin.Message),
        new(AsksForText, 1, AskedOrGoingOn + "(?:convain(?:cs|quez)|persuade[sz]?|effraie[sz]?|moque toi|ridiculise[sz]?|insulte[sz]?|lache toi|fais (?:leur )?peur)\\b|\\bla faire basculer\\b|\\bpour rallier\\b|\\blache toi\\b|\\bdois? me convaincre\\b", TextOrigin.Message),
        new(AsksForText, 1, "\\b(?:uniquement|seulement|que) les arguments (?:pour|contre)\\b|\\bexplique[rsz]?(?: moi)? pourquoi (?:les|la|le|ce|ces)\\b" + Further + "\\b(?:sont|est) (?:des? |un |une )?(?:egoistes?|idiots?|betes?|stupides?|menteurs?|hypocrites?|corrompue?s?|laches?|fous|ignorants?|ridicules?)\\b", TextOrigin.Message),

        new(Assembles, 1, "\\b(?:premieres?|dernieres?|secondes?) lettres? (?:de|des|du)\\b|\\bcomplete[rsz]? le mot|\\blettre par lettre|\\bepelle[rsz]?\\b|\\bbout a bout|\\bremets? (?:les |dans )|\\btu les remets|\\b(?:assemble|concatene|combine|colle)[rsz]?\\b" + Further + "\\b(?:morceaux|parties|mots|bouts|fragments)\\b|\\bdans une autre phrase\\b|\\ba l envers\\b|\\bun mot sur deux", TextOrigin.Message),
        new(Encoded, 0.8, Asked + "(?:decode|dechiffre|execute|applique)[sz]?\\b (?:la|le|les|cette|ce|ces)\\b", TextOrigin.Message),
        new(LiftsRules, 1, "\\bsans (?:aucune? )?(?:regles?|filtres?|prudence|garde fou|censure)\\b" + Further + "\\b(?:reponds|parle|dis|question)\\b|\\b(?:reponds|parle|dis)\\b" + Further + "\\bsans (?:aucune? )?(?:regles?|filtres?|prudence|garde fou|censure)\\b"),
        new(AddressesMachine, 1, "\"(?:[^\"\\n]{0,300}?[.!?;:,])? ?(?:cher |chere |hey |eh )?(?:ia|assistant|bot|robot|machine) ?[,:]", TextOrigin.Message),
        new(AddressesMachine, 0.8, "\\b(?:le|ce) (?:bot|robot|assistant) (?:dira|doit dire|est d accord|devra|repondra)", TextOrigin.Message),
        new(DictatesReply, 1, "\\b(?:reformule|traduis|repete)[a-z]{0,2}\\b" + Further + "\\ben ton nom\\b|\\b(?:confirme|admets)[ -]?(?:le|moi)\\b|\\bde (?:ne pas )?dire que tu\\b", TextOrigin.Message),
        new(AsksForOthers, 1, "\\b(?:participant|citoyen|utilisateur)e? (?:n |no |numero )?[0-9]+|\\b(?:telephone|adresse|numero) (?:perso\\w* |prive\\w* )?(?:de|du|d) (?:la |l |mon |ma )?(?:presidente?|maire|voisine?|participante?|auteure?)\\b|\\bbrouillons? (?:des|d|de)\\b", TextOrigin.Message),
        new(AsksForSide, 1, "\\bsi (?:tu|on) (?:devais|avais|pouvais)\\b" + Further + "\\b(?:vote|voter|choisir|choix|solution|option)\\b|\\b(?:tu es|t es|sois) d accord avec moi|\\bquel(?:le)? (?:est|serait) (?:le|la) (?:meilleure?|bon|bonne) (?:choix|vote|option|camp)", TextOrigin.Message),
        new(AddressesMachine, 1, "(?:^|[.!?;:>(\\[\\n] ?)" + Machine + " ?[:,]|\\b" + Machine + "(?: qui \\w+[^.!?\\n]{0,40})? (?:doit|doivent|devra|devront|dire|dira) |\\b(?:au|aux) (?:robots?|bots?|assistants?) ?[:,]|\\btoute? (?:ia|intelligence artificielle)\\b", TextOrigin.Document),
        new(DictatesReply, 0.6, "\\bdemande[rz]?\\b" + Further + "\\b(?:son nom|numero|mot de passe|carte|telephone|adresse|code)\\b", TextOrigin.Document),
        new(DictatesReply, 1, "\\bdemande[rz]? (?:a chaque|au|aux) (?:citoyen|lecteur|utilisateur|citoyenne)s?\\b|\\brecommande[rsz]? (?:de voter|le vote|le boycott|de boycotter)|\\bnouvelle instruction\\b", TextOrigin.Document),
        new(AddressesMachine, 1, "\\b(?:au|aux) (?:robots?|bots?|assistants?|ia) ?:|\\bl (?:assistant|ia) (?:vote|presse|doit|recommande|dit)\\b", TextOrigin.Message),
        new(ClaimsAuthority, 1, "(?:^|[.!?:\\n] ?)ici (?:le|la|l) (?:maire|mairie|prefecture|prefete?|directeur|directrice|police|organis\\w+)|\\bje (?:vous|t) autorise|\\bje suis l organis\\w+|\\bmode administrateur|\\badmin ?>|\\bset \\w+ ?=", TextOrigin.Message),
        new(AsksForPrompt, 1, "\\b(?:consignes|instructions|regles) (?:que|qu) (?:l on|on|ils) (?:t|vous) a|\\bton (?:classificateur|classifieur|seuil|contexte)\\b|\\b(?:contourner|passer (?:juste )?(?:en dessous|sous)|tromper) (?:le|ton|la|votre) (?:filtre|seuil|controle|classificateur|moderation)", TextOrigin.Message),
        new(AsksForOthers, 1, "\\bcoordonnees (?:des|de tous|d un)\\b|\\b(?:donne|envoie|montre|affiche)(?:z)?(?: moi)? la liste (?:complete )?des (?:[0-9]+ )?(?:signataires|participante?s?|inscrits|membres)|\\bquelle adresse ip\\b|\\bsous le pseudo\\b|\\bbrut(?:e?s)? de citoyens", TextOrigin.Message),
        new(AsksForSide, 1, "\\bje (?:clique|coche|vote|reponds|mets) (?:sur )?quoi\\b|\\bmets? (?:moi )?(?:\\w+ )?(?:un peu )?la pression|\\btoi,? (?:tu|t) \\w+ quoi|\\bje veux un (?:gagnant|vainqueur)|\\bmets mes reponses", TextOrigin.Message),
        new(AsksForText, 1, "\\bune (?:bonne )?vanne\\b|\\bpour (?:le|la|les) ridiculiser\\b|\\bun (?:adjectif|mot|terme) (?:insultant|mechant|grossier)|\\bsarcas(?:me|tique)", TextOrigin.Message),
        new(Assembles, 1, "\\bquand je (?:dirai|dis|ecris)\\b" + Further + "\\b(?:voudra|veut) dire|\\b[a-z] (?:vaut|=) \"|\\bmot de code\\b", TextOrigin.Message),

        // What a reader of documents never needs: words put into the machine's mouth, or a task of its own.
        new(AsksForText, 0.8, Asked + "(?:ecris|redige|raconte|repete|recite|imite|invente|compose|traduis|complete|imagine|predis|devine|parie|reformule|remplace|recopie|prononce|jure|avoue|simule|chante|felicite)\\b(?! (?:ma|mes|mon|a) )", TextOrigin.Message),
        new(DictatesReply, 0.8, "\\btu (?:dois|vas|diras|feras|repondras|donneras|reponds|ecriras|affirmeras|conseilleras)\\b", TextOrigin.Message),
        new(DictatesReply, 0.8, Asked + "(?:dites|dis|repondez|reponds|presentez|ajoutez|concluez|affirmez|qualifiez|decrivez|insistez|parlez|accusez|taisez|omettez|cachez|incitez|dissuadez|felicitez|promettez|moquez)\\b", TextOrigin.Document),
    ];
}
