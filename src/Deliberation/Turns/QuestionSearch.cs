using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Replies;
using Microsoft.Extensions.Options;

namespace Isegoria.Deliberation.Turns;

/// <param name="Consultation">Whose documents are looked through.</param>
/// <param name="Subject">What the whole consultation asks: looked for where a citizen wants advice and names no matter.</param>
/// <param name="Here">No consent covers the words yet: they reach no other machine.</param>
public sealed record Inquiry(ConsultationId Consultation, string Question, Language Language, string Subject, bool Here = false)
{
    /// <summary>The consultation that asks, where it reads the documents of another.</summary>
    public ConsultationId Asker { get; init; } = Consultation;
}

/// <summary>Looks up what a question needs: its parts one by one, and passages of each side where both are to be heard.</summary>
public sealed class QuestionSearch(IEvidenceIndex index, IOptions<TurnOptions> options)
{
    private int Passages => options.Value.Passages!.Value;

    public async Task<Findings> FindAsync(Inquiry inquiry, CancellationToken cancellation) => (Aims.Of(inquiry.Question) is Aim.Answer
        ? await PartsAsync(inquiry, cancellation)
        : await SidesAsync(inquiry, Aims.Topic(inquiry.Question) ?? inquiry.Subject, cancellation)) with
    { Asker = inquiry.Asker };

    private async Task<Findings> PartsAsync(Inquiry inquiry, CancellationToken cancellation)
    {
        IReadOnlyList<string> parts = [.. QuestionParts.Of(inquiry.Question, options.Value.QuestionParts!.Value).Select(Aims.Matter)];
        if (parts is [var whole])
            return await FindAsync(inquiry, whole, Passages, cancellation) with { Asked = whole == inquiry.Question ? [] : parts };
        var found = new List<(int Rank, FoundPassage Passage)>();
        foreach (var (number, part) in parts.Index())
            found.AddRange((await FindAsync(inquiry, part, Passages, cancellation)).Passages.Select((one, rank) => (rank, one with { Part = number })));
        return new Findings([.. found.OrderBy(one => one.Rank).ThenBy(one => one.Passage.Part).Select(one => one.Passage)]) { Asked = parts };
    }

    /// <summary>The best passages, and further down as many of each side as a question may stand on.</summary>
    private async Task<Findings> SidesAsync(Inquiry inquiry, string topic, CancellationToken cancellation)
    {
        var found = (await FindAsync(inquiry, topic, options.Value.PassagesForSides!.Value, cancellation)).Passages;
        var sides = new[] { Stance.For, Stance.Against }.SelectMany(side => found.Where(one => one.Document.Stance == side).Take(Passages)).ToHashSet();
        return new Findings([.. found.Where((one, rank) => rank < Passages || sides.Contains(one))]) { Asked = [topic] };
    }

    private Task<Findings> FindAsync(Inquiry inquiry, string text, int top, CancellationToken cancellation) => inquiry.Here
        ? index.FindHereAsync(inquiry.Consultation, text, inquiry.Language, top, cancellation)
        : index.FindAsync(inquiry.Consultation, text, inquiry.Language, top, cancellation);
}
