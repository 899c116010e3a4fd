using System.Globalization;
using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Mediation;

/// <summary>A ranking as people type it: "2, 1, 3", "2, 1=3", "b a c", "213". Numbers and letters name things in the order they were shown.</summary>
public abstract partial record RankingText
{
    private RankingText() { }

    /// <param name="Places">Best first, each with the positions of what stands there, from 0; at least one.</param>
    public sealed record Places(IReadOnlyList<IReadOnlyList<int>> Best) : RankingText;

    /// <summary>One of them is named twice.</summary>
    public sealed record Twice : RankingText;

    /// <summary>It names something that is not there.</summary>
    public sealed record Beyond : RankingText;

    /// <summary>It is no ranking.</summary>
    public sealed record Other : RankingText;

    /// <param name="count">How many things were shown, at most 26.</param>
    public static RankingText Read(string text, int count)
    {
        var plain = Then().Replace(text.Trim().TrimEnd('.').ToLowerInvariant(), ",");
        if (!Whole().IsMatch(plain))
            return new Other();
        List<List<int>> places = [];
        var level = false;
        foreach (Match token in Tokens().Matches(plain))
        {
            if (token.Value.Trim() is "=")
            {
                level = true;
                continue;
            }
            foreach (var named in Named(token.Value, count))
            {
                if (level)
                    places[^1].Add(named);
                else
                    places.Add([named]);
                level = false;
            }
        }
        var all = places.SelectMany(place => place).ToList();
        return all.Exists(named => named < 0 || named >= count) ? new Beyond()
            : all.Distinct().Count() < all.Count ? new Twice()
            : new Places([.. places]);
    }

    /// <summary>The positions that a run of letters or digits names: "213" is three things where there are not 213.</summary>
    private static IEnumerable<int> Named(string token, int count)
    {
        if (char.IsAsciiLetter(token[0]))
            return token.Select(letter => letter - 'a');
        var number = int.Parse(token, CultureInfo.InvariantCulture);
        return number > count && token.Length is > 1 && token.Length <= count ? token.Select(digit => digit - '1') : [number - 1];
    }

    /// <summary>Words between two places.</summary>
    [GeneratedRegex(@"(?<![a-z])(?:puis|ensuite|et puis|then|and then|après)(?![a-z])")]
    private static partial Regex Then();

    /// <summary>Letters run together may name at most nine things: longer runs are words.</summary>
    [GeneratedRegex(@"^(?:[0-9]{1,9}|[a-i]{1,4})(?:(?:[\s,;>/]+|\s*=\s*)(?:[0-9]{1,9}|[a-i]{1,4}))*$")]
    private static partial Regex Whole();

    [GeneratedRegex(@"\s*=\s*|[0-9]+|[a-i]+")]
    private static partial Regex Tokens();
}
