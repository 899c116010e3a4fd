using System.Globalization;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Charter;

/// <summary>Findings in words: the same on the public page, in the console and on the command line.</summary>
public sealed class AuditWords(SpokenWords words)
{
    public string this[string entry, Language language] => words.In(entry, language);

    public string StandingIn(Standing standing, Language language) => words.In(standing switch
    {
        Standing.Met => "met",
        Standing.Missed => "missed",
        _ => "unknown",
    }, language);

    /// <summary>The value, or why there is none.</summary>
    public string FigureIn(Finding finding, Language language) => finding.Figure switch
    {
        Figure.Told told => Value(told.Value, finding.Indicator, language),
        _ when finding.Indicator.Untold.Count > 0 => DemocraticCharter.In(finding.Indicator.Untold, language),
        Figure.Untold { Reason: UntoldReason.NothingYet } => words.In("nothing_yet", language),
        Figure.Untold { Reason: UntoldReason.TooFew } => words.In("too_few", language),
        Figure.Untold { Reason: UntoldReason.NotSet } => words.In("not_set", language),
        _ => words.In("not_kept", language),
    };

    /// <summary>Empty where there is none.</summary>
    public string ThresholdIn(Indicator indicator, Language language) => string.Join(", ", new[]
    {
        indicator.AtLeast is { } least ? $"{words.In("at_least", language)} {Value(least, indicator, language)}" : null,
        indicator.AtMost is { } most ? $"{words.In("at_most", language)} {Value(most, indicator, language)}" : null,
    }.OfType<string>());

    public string OfIn(Finding finding, Language language) => finding.Figure is Figure.Told told ? told.Of.ToString("N0", Culture(language)) : "";

    public static CultureInfo Culture(Language language) => CultureInfo.GetCultureInfo(language == Language.French ? "fr-FR" : "en-GB");

    private string Value(double value, Indicator indicator, Language language) => FigureNames.All[indicator.Figure!] switch
    {
        Unit.Share => value.ToString("P0", Culture(language)),
        Unit.Days => $"{value.ToString("0.#", Culture(language))} {words.In("days", language)}",
        Unit.Count => value.ToString("N0", Culture(language)),
        _ => value.ToString("0.00", Culture(language)),
    };
}
