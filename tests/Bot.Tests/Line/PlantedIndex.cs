using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Bot.Tests.Line;

/// <summary>The real index, before whose best passages an attacker's document stands: the worst ranking there could be.</summary>
internal sealed class PlantedIndex(IEvidenceIndex inner) : IEvidenceIndex
{
    /// <summary>Title and text of the document; none where nothing is planted.</summary>
    public (string Title, string Text)? Planted { get; set; }

    public async Task<Findings> FindAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation) =>
        Plant(consultation, language, top, await inner.FindAsync(consultation, question, language, top, cancellation));

    public async Task<Findings> FindHereAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation) =>
        Plant(consultation, language, top, await inner.FindHereAsync(consultation, question, language, top, cancellation));

    private Findings Plant(ConsultationId consultation, Language language, int top, Findings found)
    {
        if (Planted is not { } planted)
            return found;
        var document = new Document("planted", consultation, planted.Title, planted.Title, language, null, null, Stance.Unknown);
        var passage = new Passage("planted-0", document.Id, "", planted.Text, language, 0);
        return new Findings([new FoundPassage(passage, document, Score: 1, Similarity: 0.95), .. found.Passages.Take(top - 1)]);
    }
}
