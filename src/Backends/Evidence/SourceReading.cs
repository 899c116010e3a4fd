using Isegoria.Backends.Evidence.Reading;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Screens;
using Isegoria.Deliberation.Turns;
using Microsoft.Extensions.Options;

namespace Isegoria.Backends.Evidence;

/// <param name="Id">Of the document in the store.</param>
internal sealed record SourceIdentity(ConsultationId Consultation, string Id, string Fingerprint);

internal sealed record ReadRows(DocumentRow Document, IReadOnlyList<PassageRow> Passages, ScreenedDocument Screened);

/// <summary>Reads a source within the time limit, cuts it into passages and looks at what they hold.</summary>
public sealed class SourceReading(
    IOptions<EvidenceOptions> evidence, IOptions<ReadingOptions> limits, IOptions<ScreenOptions> screens, DocumentScreening screening, TimeProvider time)
{
    private readonly PassageCut _cut = new(evidence.Value.LeastWords!.Value, evidence.Value.MostWords!.Value);

    /// <summary>What besides a source decides what is kept of it.</summary>
    internal string Settings => $"{_cut}/{screens.Value.Injection}";

    /// <exception cref="UnreadableSourceException">It is broken or hostile, takes too long or holds no text.</exception>
    internal async Task<ReadRows> ReadAsync(Source source, SourceIdentity identity, Language? language, CancellationToken cancellation)
    {
        var read = await TimedAsync(source, cancellation);
        var spoken = read.Language ?? language ?? LanguageGuess.Of(read.Blocks) ?? Language.French;
        var passages = Passages(read);
        if (passages.Count == 0)
            throw new UnreadableSourceException("holds no text to read");
        var screened = screening.Look(source.Name, read, passages);
        var rows = passages.Select((passage, order) =>
            DocumentKey.Passage(read.Whole ? identity.Id : $"{identity.Id}#{order}", identity.Id, order, spoken, passage, screened.Marked[order]));
        return new ReadRows(DocumentKey.Row(identity.Id, identity.Consultation, source.Name, identity.Fingerprint, spoken, read), [.. rows], screened);
    }

    /// <summary>A reader that does not look at its token in time is left behind: it cannot be stopped, but nobody waits for it.</summary>
    private async Task<ReadDocument> TimedAsync(Source source, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(limits.Value.TimeLimit!.Value, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        var token = both.Token;
        try
        {
            return await Task.Run(() => source.Read(token), token).WaitAsync(token);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreadableSourceException($"takes longer than {limits.Value.TimeLimit} to read", e);
        }
    }

    private IReadOnlyList<(string Heading, string Text, int? Page)> Passages(ReadDocument read) =>
        read.Whole ? [("", read.Blocks[0].Text, null)] : _cut.Cut(read.Blocks);
}
