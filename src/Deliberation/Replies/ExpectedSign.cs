using System.Text.RegularExpressions;

namespace Isegoria.Deliberation.Replies;

/// <summary>Whether a sentence carries what a question asks for: a sum, a share, a count, a length of time, a day, a name, a place.</summary>
public static partial class ExpectedSign
{
    /// <summary>A sentence that carries it somewhere, apart from what is asked about.</summary>
    private const double Apart = 0.5;

    /// <summary>Letters two forms of one word share.</summary>
    private const int Stem = 4;

    /// <summary>0 where it is not there or nothing in particular is asked for, 0.5 where it is, 1 where it stands beside what is asked about.</summary>
    /// <param name="holdsAsked">Whether a stretch of the sentence speaks of what is asked about.</param>
    public static double In(string sentence, Asking asking, string question, Func<string, bool> holdsAsked)
    {
        if (!Carries(sentence, asking, question))
            return 0;
        if (asking is { Kind: QuestionKind.Count, Thing.Length: > 0 })
            return CountsThing(sentence, asking.Thing) ? 1 : Apart;
        return Clauses.Of(sentence).Any(clause => Carries(clause, asking, question) && holdsAsked(clause)) ? 1 : Apart;
    }

    /// <summary>What stands in the question is no answer to it.</summary>
    public static bool Carries(string text, Asking asking, string question)
    {
        var folded = Folding.Fold(text);
        return asking.Kind switch
        {
            QuestionKind.Amount => Money().IsMatch(folded),
            QuestionKind.Share => Part().IsMatch(folded),
            QuestionKind.Duration => Lapse().IsMatch(folded),
            QuestionKind.Time => New(Moment().Matches(folded), question),
            QuestionKind.Count or QuestionKind.Measure => Figures.Of(Moment().Replace(folded, " ")).Any(figure => figure.Number is not "1"),
            QuestionKind.Person => New(Name().Matches(text), question) || Body().IsMatch(folded),
            QuestionKind.Place => New(Where().Matches(text), question),
            _ => false,
        };
    }

    private static bool New(MatchCollection found, string question)
    {
        var asked = Folding.Fold(question);
        return found.Any(one => !asked.Contains(Folding.Fold(one.Groups["it"].Value), StringComparison.Ordinal));
    }

    private static bool CountsThing(string sentence, string thing)
    {
        var stem = thing[..Math.Min(Math.Max(Stem, thing.Length - 2), thing.Length)];
        return Counted().Matches(Folding.Fold(sentence)).Any(found => found.Groups["word"].Captures.Any(word => word.Value.StartsWith(stem, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"[€$£]|\d(?:[\d ,.]*)(?:(?:mille|millions?|milliards?|thousand|million|billion) )?(?:d'|de |of )?(?:euros?|dollars?|francs?|livres|pounds?|centimes?|cents|pence|[kM]€)\b|\b(?:mille|millions?|milliards?|cents?|thousand|million|billion|hundred) (?:d'|de |of )?(?:euros?|dollars?|francs?|livres|pounds?)\b|\bgratuit|\bfree of charge\b|\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|one|two|three|four|five|six|seven|eight|nine|ten) (?:euros?|dollars?|pounds?)\b")]
    private static partial Regex Money();

    [GeneratedRegex(@"\d ?(?:%|pour cent|per ?cent|pour mille|‰)|\b(?:pour cent|percent|moitie|tiers|quarts?|half|third|quarter|dixieme|cinquieme)\b|\b(?:un|une|deux|trois|quatre|\d+) (?:\p{L}+ )?sur (?:deux|trois|quatre|cinq|dix|\d+)|\b(?:one|two|three|\d+) (?:in|out of) (?:two|three|four|five|ten|\d+)")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?:\d|\b(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|quarante|cinquante|soixante|cent|quelques|plusieurs|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|several)) ?-?(?:(?:a|ou|or|to) \d+ )?(?:h\b|heures?|minutes?|min\b|secondes?|jours?|semaines?|mois|ans?\b|annees?|siecles?|hours?|seconds?|days?|weeks?|months?|years?|centur)|\b(?:de|depuis|from|since) \d{4} (?:a|jusqu|to|until)\b|\b(?:depuis|since) \d{4}\b|\b(?:decennie|decade|annuel|mensuel)")]
    private static partial Regex Lapse();

    [GeneratedRegex(@"\b(?<it>(?:1\d|20)\d{2}s?)\b(?! ?(?:€|euros|%|habitants|lampes))|\b(?<it>janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|january|february|march|april|june|july|august|september|october|november|december|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday|minuit|midi|midnight|noon)\b|\b(?<it>[xvi]+e siecle|\d{1,2}(?:e|th|st|nd|rd) (?:siecle|century))\b|\b(?<it>\d{1,2} ?(?:h\b|heures?\b|a\.?m\b|p\.?m\b|o'clock))|\b(?<it>\d{1,2}/\d{1,2}(?:/\d{2,4})?)|\b(?<it>av\. j\.|avant notre ere|printemps|automne|hiver|spring|autumn|winter|annees \d{2})")]
    private static partial Regex Moment();

    [GeneratedRegex(@"(?<=[\p{L}\d,;:)»] (?:[dDlL][’'])?|[(«“]\s?|[dDlL][’'])(?<it>\p{Lu}[\p{L}’'.-]+)|^(?<it>\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(?:conseil|maire|mairie|prefet|prefecture|president|presidente|ministre|ministere|gouvernement|parlement|assemblee|senat|tribunal|juge|commune|commission|comite|agence|associations?|collectif|syndicat|elus?|habitants|roi|reine|empereur|pape|council|mayor|prefect|minister|government|parliament|assembly|senate|court|judge|committee|agency|association|group|residents|king|queen|emperor|pope|police|gendarmerie)\b")]
    private static partial Regex Body();

    [GeneratedRegex(@"\b(?:[àÀ]|[aA]ux?|[eE]n|[dD]ans|[dD]e|[dD]u|[sS]ur|[vV]ers|[pP]r[eè]s de|[eE]ntre|[iI]n|[aA]t|[nN]ear|[fF]rom|[tT]o|[oO]n)\s(?:(?:la|le|les|the|l[’'])\s?)?(?:(?:ville|commune|région|rue|place|avenue|quartier|salle|département|province|île|forêt|town|city|street|square|hall)\s(?:de\s|du\s|des\s|d[’']|of\s)?)?(?:la\s|le\s)?(?<it>\p{Lu}[\p{L}’'-]+)|\b(?:à l[’']|d[’']|l[’'])(?<it>\p{Lu}[\p{L}’'-]+)|\b(?<it>(?:salle|mairie|place|rue|avenue|quartier|bibliothèque|école|town hall|library|street|square|hall|room)\b)")]
    private static partial Regex Where();

    /// <summary>A number, in digits or words, and the three words after it.</summary>
    [GeneratedRegex(@"(?:\d|\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cents?|mille|millions?|milliards?|dizaines?|douzaines?|centaines?|milliers?|une?|aucune?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million|one|no)\b)[\d.,]*(?:(?: |-|\sd')(?!(?:et|and|ou|or)\b)(?:\d+ )*(?<word>\p{L}+)){1,3}")]
    private static partial Regex Counted();
}
