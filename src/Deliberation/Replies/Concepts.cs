namespace Isegoria.Deliberation.Replies;

/// <summary>Finds <see cref="Concept"/>s in French and English words. Entries are folded; one that ends in a star is a beginning.</summary>
internal static class Concepts
{
    /// <summary>Whoever says the one where the other was said, says the contrary.</summary>
    public static readonly IReadOnlyList<(Concept One, Concept Other)> Opposites =
    [
        (Concept.Up, Concept.Down), (Concept.More, Concept.Less), (Concept.Before, Concept.After), (Concept.Allow, Concept.Forbid),
        (Concept.Accept, Concept.Refuse), (Concept.For, Concept.Against), (Concept.Minimum, Concept.Maximum), (Concept.Lit, Concept.Unlit),
        (Concept.Open, Concept.Close), (Concept.Begin, Concept.End), (Concept.High, Concept.Low), (Concept.Gain, Concept.Loss), (Concept.Success, Concept.Failure),
    ];

    /// <summary>What widens a sentence to every case or narrows it to one.</summary>
    public static readonly IReadOnlySet<Concept> Absolutes =
        new HashSet<Concept> { Concept.All, Concept.Always, Concept.Only, Concept.Never, Concept.None, Concept.TooMuch, Concept.Without };

    /// <summary>What must not fall silent: who is against a thing is not for it.</summary>
    public static readonly IReadOnlySet<Concept> Refusals = new HashSet<Concept> { Concept.Against, Concept.Refuse, Concept.Forbid };

    /// <summary>What leaves a sentence open.</summary>
    public static readonly IReadOnlySet<Concept> Hedges = new HashSet<Concept> { Concept.Should, Concept.May, Concept.Would, Concept.Proposed };

    /// <summary>What tells that a thing is not so yet: left open, or asked for.</summary>
    public static readonly IReadOnlySet<Concept> Open = new HashSet<Concept>(Hedges) { Concept.Asked };

    /// <summary>How binding a sentence is.</summary>
    public static readonly IReadOnlySet<Concept> Modality =
        new HashSet<Concept> { Concept.Must, Concept.Should, Concept.May, Concept.Would, Concept.Will, Concept.Proposed };

    private static readonly (Concept Concept, string Words)[] Table =
    [
        (Concept.Up, "augment* hauss* accroi* accru* croit croissance increas* rise rises rose risen rais* grow* grew higher"),
        (Concept.Down, "diminu* baiss* redui* reduc* decroi* decreas* fall falls fell fallen drop* lower lowers lowered cut cuts"),
        (Concept.Less, "moins less fewer"),
        (Concept.More, "plus davantage more"),
        (Concept.Before, "avant before"),
        (Concept.After, "apres after"),
        (Concept.Allow, "autoris* permet* permis permise allow* permit*"),
        (Concept.Forbid, "interdi* prohib* forbid* forbad* ban banned bans"),
        (Concept.Accept, "accept* approuv* approv* adopt* agree agrees agreed"),
        (Concept.Refuse, "refus* rejet* reject*"),
        (Concept.For, "favorable* favour* favor* soutien* souten* support*"),
        (Concept.Against, "contre defavorable* oppos* against"),
        (Concept.Minimum, "minimum minimal* least"),
        (Concept.Maximum, "maximum maximal* most"),
        (Concept.Lit, "allum* lit"),
        (Concept.Unlit, "etei* extin* unlit"),
        (Concept.Open, "ouvr* ouvert* open opens opened opening"),
        (Concept.Close, "ferme ferment fermee* ferme* fermer* fermetur* close closes closed closing closure"),
        (Concept.Begin, "commenc* debut* begin* began begun start*"),
        (Concept.End, "termin* fin fini finir* finiss* finit finish* end ends ended ending"),
        (Concept.High, "eleve elevee eleves elevees haut haute hauts hautes high highest"),
        (Concept.Low, "faible faibles bas basse basses low lowest"),
        (Concept.Gain, "gain* gagn* benefice* profit*"),
        (Concept.Loss, "perte* perd* loss losses lose loses lost"),
        (Concept.Success, "reuss* succes success*"),
        (Concept.Failure, "echec* echou* fail*"),
        (Concept.All, "tous toutes totalite entierement all every everyone everybody entire entirely whole"),
        (Concept.Always, "toujours always"),
        (Concept.Only, "seul seule seuls seules seulement uniquement exclusivement only solely"),
        (Concept.Never, "jamais never"),
        (Concept.None, "aucun aucune nul nulle none nobody no"),
        (Concept.Without, "sans without"),
        (Concept.TooMuch, "trop too excess*"),
        (Concept.Must, "doit doivent doi faut obligatoire* oblig* must required requires require mandatory shall"),
        (Concept.Should, "devrait devraient should ought recommand* recommend*"),
        (Concept.May, "peut peuvent pourra pourront pourrait pourraient possible* peut-etre may might can could perhaps possibly"),
        (Concept.Would, "would"),
        (Concept.Will, "will sera seront aura auront fera feront ira iront"),
        (Concept.Asked, "demand* reclam* exig* souhait* ask asks asked request* urge urges urged wish* want wants wanted veut veulent"),
        (Concept.Proposed, "propos* envisag* project* prevoit prevoient prevu* plan plans planned"),
    ];

    private static readonly string[] Futures = ["er", "ir", "dr", "vr", "aur", "ttr"];

    private static readonly ILookup<string, Concept> Whole = Entries(star: false);

    private static readonly ILookup<char, (string Beginning, Concept Concept)> Beginnings = Entries(star: true)
        .SelectMany(group => group.Select(concept => (Beginning: group.Key, concept)))
        .ToLookup(entry => entry.Beginning[0]);

    public static IReadOnlySet<Concept> In(IEnumerable<string> foldedWords) => foldedWords.SelectMany(Of).ToHashSet();

    private static IEnumerable<Concept> Of(string word)
    {
        var listed = Whole[word].Concat(Beginnings[word[0]].Where(entry => word.StartsWith(entry.Beginning, StringComparison.Ordinal)).Select(entry => entry.Concept));
        return IsConditional(word) ? listed.Append(Concept.Would) : IsFuture(word) ? listed.Append(Concept.Will) : listed;
    }

    /// <summary>A French verb in the conditional: "coûterait", "auraient"; not "devrait" and "pourrait", which say more.</summary>
    private static bool IsConditional(string word) =>
        word is not ("devrait" or "devraient" or "pourrait" or "pourraient")
        && Futures.Any(stem =>
            word.EndsWith(stem + "ait", StringComparison.Ordinal) || word.EndsWith(stem + "aient", StringComparison.Ordinal));

    /// <summary>A French verb in the future: "votera", "prendront".</summary>
    private static bool IsFuture(string word) => word.Length > 5 && word is not ("camera" or "pourra" or "pourront")
        && Futures.Any(stem => word.EndsWith(stem + "a", StringComparison.Ordinal) || word.EndsWith(stem + "ont", StringComparison.Ordinal));

    private static ILookup<string, Concept> Entries(bool star) => Table
        .SelectMany(row => row.Words.Split(' ').Select(word => (word, row.Concept)))
        .Where(entry => entry.word.EndsWith('*') == star)
        .ToLookup(entry => entry.word.TrimEnd('*'), entry => entry.Concept);
}
