using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Isegoria.Bot.Citizen;

/// <summary>A page written as one text, without components: the frame that all such pages share.</summary>
/// <param name="Language">Code of the page's own language.</param>
/// <param name="Title">As words, not as HTML.</param>
/// <param name="Body">As HTML, all within the body.</param>
internal sealed record PlainPage(string Language, string Title, string Body)
{
    /// <summary>Escapes what is markup and leaves letters as they are.</summary>
    public static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Addresses of style sheets after the tokens, in their order; those that are null are left out.</summary>
    public IReadOnlyList<string?> Styles { get; init; } = [];

    /// <summary>Further elements of the head, as HTML.</summary>
    public IReadOnlyList<string> Head { get; init; } = [];

    public string Viewport { get; init; } = "width=device-width, initial-scale=1";

    /// <summary>The style sheet of the citizens' page, where that was built.</summary>
    public static string? BundleStyle(PageBundle bundle) => bundle.Files is { } files ? $"/webchat/{files.Style}" : null;

    public string ToHtml()
    {
        string[] head =
        [
            "<meta charset=\"utf-8\">",
            $"<meta name=\"viewport\" content=\"{Viewport}\">",
            $"<title>{Html.Encode(Title)} · Isegoria</title>",
            "<link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\">",
            .. Styles.Prepend("/css/tokens.css").OfType<string>().Select(style => $"<link rel=\"stylesheet\" href=\"{style}\">"),
            .. Head,
        ];
        return $"""
            <!doctype html>
            <html lang="{Language}">
            <head>
              {string.Join("\n  ", head)}
            </head>
            <body>
            {Body}
            </body>
            </html>
            """;
    }

    public Task WriteAsync(HttpContext context, int status = StatusCodes.Status200OK)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(ToHtml(), context.RequestAborted);
    }
}
