namespace Isegoria.Bot.Citizen;

/// <summary>Pages that only say something, in both languages.</summary>
public static class MessagePage
{
    public static readonly string NotFound = Render(
        ("Consultation introuvable", "Aucune consultation ne porte cette adresse. Vérifiez le lien que vous avez reçu."),
        ("No such consultation", "No consultation has this address. Check the link you were given."));

    public static readonly string NotForYou = Render(
        ("Résultats non publics", "Les résultats de cette consultation sont réservés à l’équipe qui l’organise pour le moment."),
        ("Results not public", "The results of this consultation are for its organisers alone at the moment."));

    public static readonly string NotBuilt = Render(
        ("Page non construite", "Ce programme a été construit sans la page des citoyens (SkipWeb). Construisez-le à nouveau avec Node.js."),
        ("Page not built", "This program was built without the citizen page (SkipWeb). Build it again with Node.js."));

    /// <summary>The consultation is there, the document is not; its slug needs no encoding.</summary>
    public static string NoDocument(string slug) => Render(
        ("Document introuvable", "Ce document n’est pas dans cette consultation, ou il en a été retiré."),
        ("No such document", "This document is not in this consultation, or it was taken out of it."),
        ($"/c/{slug}", "Revenir à la conversation", "Back to the conversation"));

    public static Task MissAsync(HttpContext context, string page)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    private static string Render((string Title, string Body) french, (string Title, string Body) english, (string Address, string French, string English)? way = null) =>
        new PlainPage("fr", $"{french.Title} · {english.Title}", $"""
            <main>
              <h1>{french.Title}</h1>
              <p>{french.Body}{Link(way?.Address, way?.French)}</p>
              <div lang="en"><h2>{english.Title}</h2><p>{english.Body}{Link(way?.Address, way?.English)}</p></div>
            </main>
            """)
        { Styles = ["/css/message.css"] }.ToHtml();

    private static string Link(string? address, string? words) => address is null ? "" : $"<br><a href=\"{address}\">{words}</a>";
}
