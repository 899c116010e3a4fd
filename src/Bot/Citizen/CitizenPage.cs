using System.Text.Encodings.Web;
using System.Text.Json;
using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Citizen;

/// <summary>
/// The page's HTML: what it is about, readable before any script has come, and the consultation as data for the script
/// (<c>src/Bot/web</c>), which draws the rest. Everything written in is encoded.
/// </summary>
public static class CitizenPage
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    public static string Render(Consultation consultation, Language language, BundleFiles files, string nonce)
    {
        var title = Html.Encode(consultation.Words(consultation.Title, language));
        var question = Html.Encode(consultation.Words(consultation.Question, language));
        var body = $"""
              <div id="page">{(consultation.PreviewOf is null ? "" : $"<p class=\"preview\">{Html.Encode(Preview(language))}</p>")}
                <header class="head"><div class="head-words"><h1>{title}</h1><p class="question">{question}</p></div></header>
                <div class="body"><main>
                  <noscript><p class="notice">{Html.Encode(NoScript(language))}</p></noscript>
                </main></div>
              </div>
            """;
        return new PlainPage(language.Code, consultation.Words(consultation.Title, language), body)
        {
            Viewport = "width=device-width, initial-scale=1, interactive-widget=resizes-content",
            Styles = [$"/webchat/{files.Style}"],
            Head =
            [
                $"<meta name=\"description\" content=\"{question}\">",
                $"<link rel=\"preload\" href=\"/webchat/{files.Font}\" as=\"font\" type=\"font/woff2\" crossorigin>",
                $"<script id=\"consultation\" type=\"application/json\">{Data(consultation, language)}</script>",
                $"<script type=\"module\" src=\"/webchat/{files.Script}\" nonce=\"{nonce}\"></script>",
            ],
        }.ToHtml();
    }

    /// <summary>The default encoder escapes &lt;, &gt; and &amp;, so that no words can end the script element.</summary>
    private static string Data(Consultation consultation, Language language) => JsonSerializer.Serialize(new
    {
        Slug = consultation.Id.Value,
        Language = language.Code,
        Preview = consultation.PreviewOf is not null,
        Languages = consultation.Languages.Select(l => l.Code),
        Words = consultation.Languages.ToDictionary(l => l.Code, l => new
        {
            Title = consultation.Words(consultation.Title, l),
            Question = consultation.Words(consultation.Question, l),
            Brief = consultation.Brief.GetValueOrDefault(l.Code, []),
        }),
    }, JsonSerializerOptions.Web);

    private static string Preview(Language language) => language == Language.French ? "Aperçu\u202f: rien ici ne compte, et tout sera effacé." : "Preview: nothing here counts, and all of it will be erased.";

    private static string NoScript(Language language) => language == Language.French
        ? "Cette page a besoin de JavaScript pour ouvrir la conversation."
        : "This page needs JavaScript to open the conversation.";
}
