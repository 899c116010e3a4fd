using System.Globalization;
using System.Text.Encodings.Web;
using Isegoria.Backends.Evidence;
using Isegoria.Backends.Replies;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;

namespace Isegoria.Bot.Citizen;

/// <summary>The page on which a document is read, whole without a script.</summary>
internal sealed class DocumentPage(SpokenWords words, PageBundle bundle)
{
    private static readonly HtmlEncoder Html = PlainPage.Html;

    /// <param name="language">Of the page; the document keeps its own.</param>
    public string Render(Consultation consultation, Language language, DocumentPlace place, OpenDocument open)
    {
        string Said(string entry) => words.In(entry, language);
        var document = open.Document;
        var title = Html.Encode(document.Title.Length > 0 ? document.Title : document.Source);
        var spoken = document.Language == language ? "" : $" lang=\"{document.Language.Code}\"";
        var text = new DocumentText(open, place, Said);
        var parts = Parts(consultation.Id.Value, language, place, open);
        var body = $"""
              <a class="skip" href="#{(text.HasPlace ? DocumentPlace.Anchor : "text")}">{Html.Encode(Said(text.HasPlace ? "to_passage" : "to_text"))}</a>
              <header class="above">
                <p>{Html.Encode(consultation.Words(consultation.Title, language))}</p>
                <a href="/c/{consultation.Id}">{Html.Encode(Said("back"))}</a>
              </header>
              <main class="document">
                <h1{spoken}>{title}</h1>
                <dl>{Facts(document, language)}</dl>
                <p class="about">{Html.Encode(Said("about"))}</p>
                <div class="parts">{parts}</div>
                <article id="text" tabindex="-1"{spoken}>
            {text.ToHtml()}
                </article>
                {(parts.Length > 0 ? $"<nav class=\"parts\" aria-label=\"{Html.Encode(Said("parts"))}\">{parts}</nav>" : "")}
              </main>
            """;
        return new PlainPage(language.Code, document.Title.Length > 0 ? document.Title : document.Source, body)
        {
            Styles = [PlainPage.BundleStyle(bundle) ?? "/css/message.css", "/css/document.css"],
            Head = ["<meta name=\"robots\" content=\"noindex\">"],
        }.ToHtml();
    }

    private string Facts(Document document, Language language)
    {
        (string Entry, string? Value)[] facts =
        [
            ("author", document.Author),
            ("date", document.Date is { } date ? Day(date, language) : null),
            ("side", Side(document.Stance) is { } side ? words.In(side, language) : null),
            ("file", document.Source),
        ];
        return string.Concat(facts.Where(fact => fact.Value is not null).Select(fact =>
            $"<div><dt>{Html.Encode(words.In(fact.Entry, language))}</dt><dd>{Html.Encode(fact.Value!)}</dd></div>"));
    }

    private static string? Side(Stance stance) => stance switch
    {
        Stance.For => "for",
        Stance.Against => "against",
        Stance.Neutral => "neutral",
        _ => null,
    };

    /// <summary>24 avril 2026, and as the French write it, 1er avril.</summary>
    private static string Day(DateOnly date, Language language)
    {
        var written = date.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language == Language.French ? "fr-FR" : "en-GB"));
        return language == Language.French && date.Day == 1 ? $"1er{written[1..]}" : written;
    }

    /// <summary>Ways to the parts before and after; nothing where the document is shown whole.</summary>
    private string Parts(string slug, Language language, DocumentPlace place, OpenDocument open)
    {
        if (open.Part.Count == open.Of)
            return "";
        string Way(int start, int opens, string rel, string entry) =>
            $"<a rel=\"{rel}\" href=\"{Html.Encode(new DocumentPlace(place.Key, Start: start).In(slug))}&amp;language={language.Code}#p{opens}\">{Html.Encode(words.In(entry, language))}</a>";
        var before = open.First > 0 ? Way(Math.Max(0, open.First - open.Part.Count), open.First - 1, "prev", "before") : "";
        var after = open.Last < open.Of - 1 ? Way(open.Last + 1, open.Last + 1, "next", "after") : "";
        return string.Create(CultureInfo.InvariantCulture, $"""
            {before}<span>{Html.Encode(words.In("passages", language))} {open.First + 1}–{open.Last + 1} / {open.Of}</span>{after}
            """);
    }
}
