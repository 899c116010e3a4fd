namespace Isegoria.Deliberation.Screens;

/// <summary>Signs that belong to no language: the marks of models' conversations, of their settings, of assembled answers.</summary>
internal static class MarkupSigns
{
    public static readonly IReadOnlyList<Sign> All =
    [
        new(InjectionReason.ForgesTurn, 1, @"<\|? ?(?:im start|im end|system|assistant|user|endoftext|eot id|start header id)[^>]{0,20}>|\[/?inst\]|<< ?/?sys ?>>"),
        new(InjectionReason.ForgesTurn, 1, @"</?(?:system|assistant|instructions?|prompt|context|documents?|data|user)(?: [^>]{0,40})?>"),
        new(InjectionReason.ForgesTurn, 1, @"""role"" ?: ?""(?:system|assistant|developer|tool)"),
        new(InjectionReason.ForgesTurn, 1, @"\[(?:system|systeme|admin|developer|debug|override|root)[^\]]{0,30}\]"),
        new(InjectionReason.ForgesTurn, 0.9, @"^[ #>*]{0,6}(?:system|assistant|developer|systeme|assistante)(?: (?:message|prompt|override|note))? ?:"),
        new(InjectionReason.ForgesTurn, 0.6, @"^[ #>*]{0,6}(?:user|human|utilisateur) ?:"),
        new(InjectionReason.AddressesMachine, 1, @"\b(?:assistant|ai|ia|llm|bot|model|prompt|system)[ _]?(?:policy|instructions?|prompt|rules?|role|mode|directive|note|override|persona)s? ?[:=]|\bpersona ?[:=]", TextOrigin.Document),
        new(InjectionReason.LiftsRules, 1, @"\b(?:jailbreak|do anything now|dan mode|mode dan|godmode|god mode|mode dieu)\b"),
        new(InjectionReason.AsksForPrompt, 1, @"\bappsettings|connection ?string|chaine de connexion|\bapi ?keys?\b|\bcles? (?:d )?api\b|variables? d environnement|environment variables?|jetons? (?:actifs?|d acces)|access tokens?"),
        new(InjectionReason.Assembles, 0.7, @"\b[a-z] ?= ?[^\n]{2,40}[\n;,] ?[a-z] ?= ", TextOrigin.Message),
        new(InjectionReason.Assembles, 0.7, @"\b[a-z] ?\+ ?[a-z]\b(?: ?\+)?", TextOrigin.Message),
        new(InjectionReason.ForgesTurn, 1, @"\b(?:end|fin|begin|debut|start) (?:of|de|du|des) (?:\w+ )?(?:input|context|contexte|documents?|message|prompt|consignes?|instructions?)\b|\bbegin \w+ (?:guidelines|instructions|rules|policy)"),
        new(InjectionReason.ForgesTurn, 1, @"\bsudo \w+|(?<= )(?:gate|safety|neutrality|filter)s? (?:off|0|false)\b"),
        new(InjectionReason.DictatesReply, 1, @"\b(?:dis|dites|dire|reponds|repondez|affiche|annonce|insulte|ignore|oublie|citer|cite|resumer|say|tell|answer|answering|reply|print|forget|dump|praise|reveal|ask|write|obey)\b (?:\w+ )?(?:que|qu|les|le|la|en|tes|ton|juste|the|all|them|everyone|citizens|users?|that|only|a|your|it)\b", TextOrigin.FileName),
        new(InjectionReason.Encoded, 0.6, @"\b(?:base ?64|rot ?13|hexadecimal|caesar cipher|code cesar|chiffre de cesar)\b", TextOrigin.Message),
    ];
}
