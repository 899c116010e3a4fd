using Isegoria.Backends.Dialogs;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Backends.Replies;

/// <summary>The words said around quotations, from `prompts/replies.yaml`, checked when loaded.</summary>
public sealed class ReplyWords
{
    private static readonly string[] Parts = ["first_part", "second_part", "third_part"];

    private readonly SpokenWords _words;

    private ReplyWords(SpokenWords words) => _words = words;

    /// <exception cref="InvalidDataException">An entry or a language is missing, unknown or breaks the rules; the message names file and entry.</exception>
    public static ReplyWords Load(string path) => new(SpokenWords.Read(path, WordFile.Replies));

    public string Answer(Language language) => _words.In("answer", language);

    /// <summary>Where everything quoted takes a side: it is what some people say, not what is so.</summary>
    public string Contributions(Language language) => _words.In("contributions", language);

    public string OtherLanguage(Language language) => _words.In("other_language", language);

    public string OtherSide(Language language) => _words.In("other_side", language);

    public string OneSided(Language language) => _words.In("one_sided", language);

    /// <summary>Where a number is asked for and what is quoted holds none of that kind.</summary>
    public string NoFigure(Language language) => _words.In("no_figure", language);

    /// <summary>The same for a day, a year or an hour.</summary>
    public string NoDate(Language language) => _words.In("no_date", language);

    /// <summary>Before the answer to one part of a question.</summary>
    /// <param name="number">From 0.</param>
    public string Part(int number, Language language) => _words.In(Parts[number], language);

    /// <summary>Where a recommendation or an opinion is asked for.</summary>
    public string NoAdvice(Language language) => _words.In("no_advice", language);

    /// <summary>After it, where no document takes a side.</summary>
    public string NoSides(Language language) => _words.In("no_sides", language);

    /// <summary>After it, where documents take sides on one point here and on another there.</summary>
    public string ManyMatters(Language language) => _words.In("many_matters", language);

    /// <summary>Never said: what is looked for on a side, before the matter.</summary>
    public string WhyFor(Language language) => _words.In("why_for", language);

    /// <summary>As <see cref="WhyFor"/>.</summary>
    public string WhyAgainst(Language language) => _words.In("why_against", language);

    public string SideFor(Language language) => _words.In("side_for", language);

    public string SideAgainst(Language language) => _words.In("side_against", language);

    public string Unanswered(Language language) => _words.In("unanswered", language);

    /// <summary>Where a language model should have answered and quotations stand in for it.</summary>
    public string QuotedInstead(Language language) => _words.In("quoted_instead", language);
}
