using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Screens;

/// <summary>A wording that speaks to the machine.</summary>
/// <param name="pattern">Over folded text: lower case, no accents, an apostrophe is a space.</param>
/// <param name="weight">From 0 to 1: how sure it is alone.</param>
/// <param name="only">Where it counts only in citizens' messages or only in documents.</param>
internal sealed class Sign(InjectionReason reason, double weight, string pattern, TextOrigin? only = null)
{
    private readonly Regex _regex = new(pattern, RegexOptions.CultureInvariant | RegexOptions.Multiline);

    public InjectionReason Reason => reason;

    public bool CountsIn(TextOrigin origin) => only is null || only == origin || (only == TextOrigin.Document && origin == TextOrigin.FileName);

    public IEnumerable<InjectionHit> In(string folded) => _regex.Matches(folded).Select(match => new InjectionHit(reason, weight, match.Index));
}

internal static class Signs
{
    /// <summary>Some words further on, in the same sentence.</summary>
    public const string Further = "[^.!?\\n]{0,40}?";

    /// <summary>Not where somebody else does it, or it is denied: "the council should not ignore ...".</summary>
    public const string Bidden = "(?<!\\b(?:not|never|don t|they|we|who|people|council|mayor|residents|ne|qui|ils|elles|on|nous|maire|ville|elus|gens|habitants|pas) (?:to )?)";

    /// <summary>Where a request begins: a sentence, or a word of asking.</summary>
    public const string Asked = "(?:" + Begins + "|\\b" + Please + " )";

    /// <summary>The same, or going on with a request: for what nobody says of themselves after "and".</summary>
    public const string AskedOrGoingOn = "(?:" + Begins + "|\\b(?:" + Please + "|then|and|puis|et) )";

    private const string Begins = "^|[.!?:;,\n\"] ?";
    private const string Please = "(?:please|can you|could you|would you|will you|now|peux tu|pouvez vous|maintenant|svp|stp|allez)";

    private static readonly IReadOnlyList<Sign> All = [.. MarkupSigns.All, .. EnglishSigns.All, .. FrenchSigns.All];

    public static IEnumerable<InjectionHit> In(string folded, TextOrigin origin) =>
        All.Where(sign => sign.CountsIn(origin)).SelectMany(sign => sign.In(folded));
}
