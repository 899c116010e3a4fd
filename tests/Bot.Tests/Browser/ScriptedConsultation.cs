using Isegoria.Deliberation.Consultations;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Opinions;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Browser;

/// <summary>One consultation, "sample", in two languages; its words try to break out of the page.</summary>
internal sealed class ScriptedConsultation : IConsultationStore
{
    private static readonly Consultation Sample = new(
        new ConsultationId("sample"),
        Words("Des bus gratuits à Valmont ?", "Free buses in Valmont?"),
        Words("La ville doit-elle rendre ses bus gratuits </script><script>alert(1)</script> pour tous ?", "Should the town make its buses free for everyone?"),
        Words("Ville de Valmont", "Town of Valmont"),
        Words("Le conseil municipal lira le résultat.", "The town council will read the outcome."),
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["fr"] = ["Les bus transportent 21 000 personnes par jour. Les billets paient un quart de leur coût.", "Certaines villes ont rendu leurs bus gratuits ; d’autres ont préféré plus de lignes."],
            ["en"] = ["Buses carry 21,000 people a day. Tickets pay a quarter of what they cost.", "Some towns made their buses free; others preferred more lines."],
        },
        [Language.French, Language.English],
        "deliberation");

    public Task<Consultation?> FindAsync(ConsultationId id, CancellationToken cancellation) =>
        Task.FromResult(id == Sample.Id ? Sample : null);

    public Task<IReadOnlyList<Consultation>> ListAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Consultation>>([Sample]);

    public Task SaveAsync(Consultation consultation, IReadOnlyList<Statement>? seeds, CancellationToken cancellation) =>
        throw new NotSupportedException("A page never saves a consultation.");

    public Task<IReadOnlyList<Statement>> SeedsAsync(ConsultationId id, CancellationToken cancellation) =>
        throw new NotSupportedException("A page never lists statements.");

    public Task ForgetWordsAsync(ConsultationId id, IReadOnlyList<string> chosen, CancellationToken cancellation) =>
        throw new NotSupportedException("A page never forgets words.");

    public Task<Consultation?> ChangeAsync(Consultation consultation, IReadOnlyList<Deliberation.Opinions.Statement>? seeds, CancellationToken cancellation) =>
        throw new NotSupportedException("A page never changes a consultation.");

    public Task<bool> SilenceAsync(ConsultationId id, bool silent, CancellationToken cancellation) =>
        throw new NotSupportedException("A page never silences the assistant.");

    private static Dictionary<string, string> Words(string french, string english) => new() { ["fr"] = french, ["en"] = english };
}
