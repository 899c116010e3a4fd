using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;

namespace Isegoria.Bot.Citizen;

/// <summary>In which of a consultation's languages a page is written.</summary>
internal static class ReaderLanguage
{
    /// <summary>The one the address names; otherwise the reader's first that the consultation speaks, in the order the browser gives them.</summary>
    public static Language Of(HttpContext context, Consultation consultation) =>
        context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(wanted => wanted.Quality ?? 1)
            .Select(wanted => wanted.Value.ToString())
            .Prepend(context.Request.Query["language"].ToString())
            .Select(Language.FromTag)
            .FirstOrDefault(wanted => wanted is { } language && consultation.Languages.Contains(language))
        ?? consultation.DefaultLanguage;
}
