using System.Text;
using System.Text.Encodings.Web;
using Isegoria.Bot.Citizen;
using Isegoria.Deliberation.Charter;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Charter;

/// <summary>The page on which anybody reads the charter and how a consultation stands to it, whole without a script.</summary>
internal sealed class CharterPage(AuditWords words, PageBundle bundle)
{
    private static readonly string[] Columns = ["indicator", "figure", "counted_over", "threshold", "standing"];

    private static readonly HtmlEncoder Html = PlainPage.Html;

    /// <param name="report">As anybody may see it.</param>
    public string Render(Consultation consultation, Language language, AuditReport report, bool few)
    {
        var title = words["title", language];
        var counted = report.At.ToUniversalTime().ToString("d MMMM yyyy HH:mm 'UTC'", AuditWords.Culture(language));
        var body = $"""
              <a class="skip" href="#findings">{Html.Encode(words["to_findings", language])}</a>
              <header class="above">
                <p>{Html.Encode(consultation.Words(consultation.Title, language))}</p>
                <a href="/c/{consultation.Id}">{Html.Encode(words["back", language])}</a>
              </header>
              <main class="document charter">
                <h1>{Html.Encode(title)}</h1>
                <p><strong>{Html.Encode(DemocraticCharter.In(report.Charter.Title, language))}</strong>, {Html.Encode(report.Charter.Version)}</p>
                <p>{Html.Encode(DemocraticCharter.In(report.Charter.BuiltOn, language))}</p>
                <p class="about">{Html.Encode(words["counted_at", language])} {Html.Encode(counted)}.</p>
                {(few ? $"<p class=\"about\">{Html.Encode(words["few_people", language])}</p>" : "")}
                <h2 id="findings" tabindex="-1">{Html.Encode(words["findings", language])}</h2>
            {string.Concat(report.Findings.Select(found => Section(found, language)))}
              </main>
            """;
        return new PlainPage(language.Code, title, body)
        {
            Styles = [PlainPage.BundleStyle(bundle) ?? "/css/message.css", "/css/document.css", "/css/charter.css"],
        }.ToHtml();
    }

    private string Section(PrincipleFinding found, Language language)
    {
        var (principle, id) = (found.Principle, Html.Encode(found.Principle.Id));
        return $"""
            <section aria-labelledby="{id}">
              <h3 id="{id}">{Html.Encode(DemocraticCharter.In(principle.Name, language))} {Mark(found.Standing, language)}</h3>
              <h4>{Html.Encode(words["demands", language])}</h4>
              <ul>{Items(DemocraticCharter.In(principle.Demands, language).Select(demand => Html.Encode(demand)))}</ul>
              {Table(found, language)}
              <h4>{Html.Encode(words["sources", language])}</h4>
              <ul lang="en">{Items(principle.Sources.Select(Source))}</ul>
              <h4>{Html.Encode(words["enforced", language])}</h4>
              <ul lang="en">{Items(principle.Enforced.Select(enforced => $"<code>{Html.Encode($"{enforced.By.ToString().ToLowerInvariant()}: {enforced.Where}")}</code>"))}</ul>
            </section>

            """;
    }

    private string Table(PrincipleFinding found, Language language)
    {
        var rows = new StringBuilder();
        foreach (var finding in found.Findings)
            rows.Append(AuditWords.Culture(language), $"""
                <tr>
                  <th scope="row">{Html.Encode(DemocraticCharter.In(finding.Indicator.Name, language))}</th>
                  {Cell("figure", words.FigureIn(finding, language), language)}
                  {Cell("counted_over", words.OfIn(finding, language), language)}
                  {Cell("threshold", words.ThresholdIn(finding.Indicator, language), language)}
                  <td data-label="{Html.Encode(words["standing", language])}">{Mark(finding.Standing, language)}</td>
                </tr>

                """);
        var heads = string.Concat(Columns.Select(entry => $"<th scope=\"col\">{Html.Encode(words[entry, language])}</th>"));
        return $"<table><caption class=\"unseen\">{Html.Encode(DemocraticCharter.In(found.Principle.Name, language))}</caption><thead><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>";
    }

    private string Cell(string entry, string text, Language language) =>
        $"<td data-label=\"{Html.Encode(words[entry, language])}\">{(text.Length > 0 ? Html.Encode(text) : "–")}</td>";

    /// <summary>A shape and a word, never a colour alone.</summary>
    private string Mark(Standing standing, Language language)
    {
        var (kind, shape) = standing switch
        {
            Standing.Met => ("met", "●"),
            Standing.Missed => ("missed", "▲"),
            _ => ("unknown", "○"),
        };
        return $"<span class=\"standing {kind}\"><span aria-hidden=\"true\">{shape}</span> {Html.Encode(words.StandingIn(standing, language))}</span>";
    }

    private static string Source(SourcePlace place) =>
        $"<a href=\"{Html.Encode(place.Source.Address.AbsoluteUri)}\" rel=\"external noopener\">{Html.Encode(place.Source.Title)}</a>{(place.Place.Length > 0 ? $", {Html.Encode(place.Place)}" : "")}";

    private static string Items(IEnumerable<string> items) => string.Concat(items.Select(item => $"<li>{item}</li>"));
}
