using System.Globalization;
using System.Text.Encodings.Web;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;

namespace Isegoria.Bot.Citizen.Opinions;

/// <summary>The page of results, whole without a script: a sentence first, then the map, then its table and the statements with their votes.</summary>
internal sealed class ResultsPage(SpokenWords words, PageBundle bundle)
{
    private static readonly HtmlEncoder Html = PlainPage.Html;

    /// <param name="mediation">What groups worked out, as HTML; empty where none did.</param>
    public string Render(Consultation consultation, Language language, OpinionPicture picture, string mediation = "")
    {
        var results = OpinionResults.Of(picture);
        string Said(string entry, params object[] values) => Fill(entry, language, values);
        var others = consultation.Languages.Where(spoken => spoken != language).Select(spoken =>
            $"<a href=\"?language={spoken.Code}\" hreflang=\"{spoken.Code}\" lang=\"{spoken.Code}\">{Html.Encode(words.In("this_language", spoken))}</a>");
        var body = $"""
              <a class="skip" href="#results">{Said("skip")}</a>
              <header class="above">
                <p>{Html.Encode(consultation.Words(consultation.Title, language))}</p>
                {string.Concat(others)}
                <a href="/c/{consultation.Id}">{Said("back")}</a>
              </header>
              <main class="document results" id="results" tabindex="-1">
                <h1>{Said("title")}</h1>
                <p class="question">{Html.Encode(consultation.Words(consultation.Question, language))}</p>
            {Body(results, picture, consultation.ModeratesBefore, language)}
            {mediation}
              </main>
            """;
        return new PlainPage(language.Code, $"{words.In("title", language)} · {consultation.Words(consultation.Title, language)}", body)
        {
            Styles = [PlainPage.BundleStyle(bundle) ?? "/css/message.css", "/css/document.css", "/css/results.css"],
            Head = ["<meta name=\"robots\" content=\"noindex\">"],
        }.ToHtml();
    }

    /// <summary>The map with its table; what the console shows as well.</summary>
    public string MapOf(OpinionResults results, OpinionPicture picture, Language language)
    {
        string Said(string entry, params object[] values) => Fill(entry, language, values);
        if (results.Groups.Count == 0)
            return $"<p class=\"empty\">{Said("too_few", picture.Options.SmallestGroup!.Value)}</p>";
        var sizes = string.Join(", ", results.Groups.Select(group => Said("group_size", group.Name, Number(group.People, language))));
        var rows = results.Groups.Select(group => $"""
            <tr><th scope="row">{OpinionMapDrawing.Mark(group.Place)} {group.Name}</th><td>{Said(OpinionMapDrawing.Shape(group.Place))}</td><td>{Number(group.People, language)}</td><td>{Percent(group.People, results.Groups.Sum(one => one.People), language)}</td></tr>
            """);
        return $"""
            <figure>{OpinionMapDrawing.Svg(picture, Said("map_label", sizes))}<figcaption>{Said("map_help")}</figcaption></figure>
            <table><caption>{Said("map_table", Number(results.Groups.Sum(group => group.People), language), Number(results.Participants, language))}</caption>
            <thead><tr><th scope="col">{Said("group")}</th><th scope="col">{Said("mark")}</th><th scope="col">{Said("people")}</th><th scope="col">{Said("share")}</th></tr></thead>
            <tbody>{string.Concat(rows)}</tbody></table>
            """;
    }

    private string Body(OpinionResults results, OpinionPicture picture, bool moderatedBefore, Language language)
    {
        string Said(string entry, params object[] values) => Fill(entry, language, values);
        if (results.Participants == 0)
            return $"<p class=\"lead\">{Said("empty")}</p>";

        // The picture may be older than the choice to admit statements first.
        string Statements(IEnumerable<(StatementId Id, string Note)> statements) =>
            statements.Select(one => (Statement: picture.Statements.First(statement => statement.Id == one.Id), one.Note))
                .Where(one => one.Statement.IsShown(moderatedBefore)).ToList() is { Count: > 0 } some
                ? $"<ol class=\"statements\">{string.Concat(some.Select(one => Statement(picture, one.Statement, one.Note, language)))}</ol>"
                : $"<p class=\"empty\">{Said("none")}</p>";
        var named = results.Groups.Where(group => group.Stands.Count > 0).Select(group => $"""
            <h3>{OpinionMapDrawing.Mark(group.Place)} {Said("group_named", group.Name, Number(group.People, language))}</h3>
            {Statements(group.Stands.Select(stand => (stand.Statement, Said(stand.Side is Vote.Agree ? "stands_for" : "stands_against"))))}
            """);
        return $"""
            <p class="lead">{Said("lead", Number(results.Participants, language), Number(results.Votes, language), Number(results.Statements, language))}
            {Said(results.Groups.Count > 1 ? "lead_groups" : "lead_one", results.Groups.Count, results.UnitingInAll)}</p>
            <section aria-labelledby="map"><h2 id="map">{Said("map")}</h2>{MapOf(results, picture, language)}</section>
            <section aria-labelledby="unites"><h2 id="unites">{Said("unites")}</h2><p class="about">{Said("unites_help", Consensus.FewestUniting)}</p>
            {Statements(results.Uniting.Select(one => (one.Statement, "")))}</section>
            <section aria-labelledby="divides"><h2 id="divides">{Said("divides")}</h2><p class="about">{Said("divides_help", Consensus.FewestDividing)}</p>
            {Statements(results.Dividing.Select(one => (one.Statement, Said("divided", one.AgreeingGroup, one.OpposedGroup))))}</section>
            <section aria-labelledby="minority"><h2 id="minority">{Said("minority")}</h2><p class="about">{Said("minority_help")}</p>
            {Statements(results.Minority.Select(one => (one.Statement, Said(one.Side is Vote.Agree ? "minority_for" : "minority_against", one.Group))))}</section>
            {(results.Groups.Count > 1 ? $"<section aria-labelledby=\"groups\"><h2 id=\"groups\">{Said("groups")}</h2>{string.Concat(named)}</section>" : "")}
            <section aria-labelledby="taking-part"><h2 id="taking-part">{Said("participation")}</h2>
            <p>{Said("equality", results.Inequality.ToString("0.00", Culture(language)))}</p>{NotAdmitted(results, language)}<p>{Said("method", picture.Options.SmallestGroup!.Value)}</p><p>{Said("method_order")}</p></section>
            """;
    }

    /// <summary>Why statements were not admitted; their words are not repeated.</summary>
    private string NotAdmitted(OpinionResults results, Language language) => results.NotAdmitted.Count == 0 ? "" : $"""
        <p>{Fill("not_admitted", language, results.NotAdmitted.Sum(one => one.Statements))}</p>
        <ul>{string.Concat(results.NotAdmitted.Select(one => $"<li>{Html.Encode(one.Reason.Length > 0 ? one.Reason : words.In("no_reason", language))} ({one.Statements})</li>"))}</ul>
        """;

    private string Statement(OpinionPicture picture, Statement statement, string note, Language language)
    {
        var lines = picture.Shown.Count > 1
            ? picture.Shown.Select((group, place) => Line($"{OpinionMapDrawing.Mark(place)} {Fill("group_short", language, group.Name)}", picture.Of(place, statement.Id), language))
            : [];
        var spoken = statement.Texts.ContainsKey(language.Code) ? "" : $" lang=\"{statement.Texts.Keys.First()}\"";
        return $"""
            <li><blockquote{spoken}>{Html.Encode(statement.In(language))}</blockquote>{(note.Length > 0 ? $"<p class=\"note\">{note}</p>" : "")}
            <ul class="tallies">{Line(Fill("everybody", language), picture.Of(statement.Id), language)}{string.Concat(lines)}</ul></li>
            """;
    }

    private string Line(string who, Tally tally, Language language)
    {
        var (agree, disagree) = (tally.Seen == 0 ? 0 : 100.0 * tally.Agree / tally.Seen, tally.Seen == 0 ? 0 : 100.0 * tally.Disagree / tally.Seen);
        var bar = string.Create(CultureInfo.InvariantCulture,
            $"""<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="all" width="100" height="8"/><rect class="agree" width="{agree:0.#}" height="8"/><rect class="disagree" x="{100 - disagree:0.#}" width="{disagree:0.#}" height="8"/></svg>""");
        return $"<li><span class=\"who\">{who}</span>{bar}<span class=\"count\">{Fill("tally", language, Percent(tally.Agree, tally.Seen, language), Percent(tally.Disagree, tally.Seen, language), Percent(tally.Pass, tally.Seen, language), Number(tally.Seen, language))}</span></li>";
    }

    /// <summary>An entry with %1, %2 ... replaced; HTML, the values made safe.</summary>
    private string Fill(string entry, Language language, params object[] values)
    {
        var text = Html.Encode(words.In(entry, language));
        for (var i = values.Length; i >= 1; i--)
            text = text.Replace($"%{i}", Html.Encode(Convert.ToString(values[i - 1], Culture(language)) ?? ""), StringComparison.Ordinal);
        return text;
    }

    private static string Number(int value, Language language) => value.ToString("N0", Culture(language));

    private static string Percent(int part, int of, Language language) => of == 0 ? "–" : ((double)part / of).ToString("P0", Culture(language));

    private static CultureInfo Culture(Language language) => CultureInfo.GetCultureInfo(language == Language.French ? "fr-FR" : "en-GB");
}
