using System.Globalization;
using System.Net;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Evaluating;

/// <summary>The words of a report in one language, from `prompts/evaluation.yaml`; what is filled in is made safe for HTML.</summary>
public sealed class ReportWords(SpokenWords words, Language language)
{
    public const string File = "evaluation.yaml";

    public Language Language => language;

    private CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language.Code);

    public string this[string entry] => Safe(words.In(entry, language));

    public string Fill(string entry, params object[] values) => values.Index()
        .Aggregate(this[entry], (text, value) => text.Replace($"%{value.Index + 1}", Safe(Convert.ToString(value.Item, Culture) ?? ""), StringComparison.Ordinal));

    public string Suite(string slug) => this[$"suite_{slug.Replace('-', '_')}"];

    public string Measure(string key) => this[$"measure_{key.Replace('-', '_').Replace('/', '_')}"];

    public string Number(double value) => Sign(Math.Round(value, 2).ToString("0.00", Culture));

    public string Number(double? value) => value is { } number ? Number(number) : "–";

    public string Chance(double p) => p < 0.001 ? $"< {0.001.ToString(Culture)}" : p.ToString("0.000", Culture);

    public static string Safe(string text) => WebUtility.HtmlEncode(text);

    private static string Sign(string number) => number.Replace('-', '−');
}
