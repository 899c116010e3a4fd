using System.Text.Json.Serialization;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Deliberation.Evidence;

public enum Stance
{
    Unknown,
    Neutral,
    For,
    Against,
}

/// <param name="Id">Stable over a repeated import: derived from the source's path or id within the consultation.</param>
/// <param name="Source">File name or record id, never a full path.</param>
public sealed record Document(
    string Id,
    ConsultationId Consultation,
    string Title,
    string Source,
    Language Language,
    string? Author,
    DateOnly? Date,
    Stance Stance);

/// <summary>A piece of a document that can be cited: whole sentences, usually 40 to 200 words.</summary>
/// <param name="Id">Stable while the document's text is: document id, then the position within it.</param>
/// <param name="Heading">Headings above the passage, outermost first, joined by " › "; empty where there is none.</param>
/// <param name="Order">Position within the document, from 0.</param>
/// <param name="Page">The page it begins on, from 1; null where the document has no pages.</param>
/// <param name="Marked">It reads like an instruction to the machine, or its document's name does: it may be quoted, but comes into no prompt.</param>
public sealed record Passage(
    string Id, string Document, string Heading, string Text, Language Language, int Order, int? Page = null, bool Marked = false)
{
    /// <summary>Between the parts of a heading.</summary>
    public const string HeadingSeparator = " › ";
}

/// <param name="Score">Fused score, comparable within one answer only.</param>
/// <param name="Similarity">Cosine of question and passage under the encoder, -1 to 1; equal to <paramref name="Background"/>, so neither near nor far, where it is not known.</param>
/// <param name="Background">Cosine the question has with the passages of that language on average: some subjects are near to every question.</param>
/// <param name="Encoder">Name of the encoder whose cosines these are; empty where none was asked.</param>
/// <param name="Part">Which part of the question it was found for, from 0; one passage may be found for several.</param>
public sealed record FoundPassage(
    Passage Passage, Document Document, double Score, double Similarity, double Background = 0, string Encoder = "", int Part = 0);

/// <summary>What was found for one question, best first.</summary>
public sealed record Findings(IReadOnlyList<FoundPassage> Passages)
{
    public static readonly Findings None = new([]);

    /// <summary>What was looked for, part by part; empty where it was the question as it was asked. A citizen's words: not kept with the turn.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Who asked, and is charged for an answer: not always the consultation whose documents these are. None where nobody said.</summary>
    [JsonIgnore]
    public ConsultationId? Asker { get; init; }

    /// <summary>Of the documents found, kept with the turn.</summary>
    public Balance Balance => Balance.Of(Passages.Select(found => found.Document));
}

/// <summary>Finds passages of one consultation's documents.</summary>
public interface IEvidenceIndex
{
    /// <summary>The best passages for a question, at most <paramref name="top"/>, best first; none where nothing was imported.</summary>
    Task<Findings> FindAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation);

    /// <summary>The same for words that no consent covers yet: they reach no other machine, whatever encoder there is.</summary>
    Task<Findings> FindHereAsync(ConsultationId consultation, string question, Language language, int top, CancellationToken cancellation);
}

/// <summary>A multilingual sentence encoder; vectors have unit length, so a dot product is a cosine.</summary>
public interface ISentenceEncoder
{
    /// <summary>Name and version, stored with every vector.</summary>
    string Name { get; }

    int Dimensions { get; }

    /// <summary>True where texts leave this machine to be encoded: a citizen's only with consent.</summary>
    bool IsElsewhere => false;

    /// <summary>Vectors in the order of the texts. The encoder puts the prefix its model wants before each text.</summary>
    IReadOnlyList<float[]> Encode(IReadOnlyList<string> texts, EncodingPurpose purpose, CancellationToken cancellation);
}

public enum EncodingPurpose
{
    /// <summary>A question, or a text to classify.</summary>
    Query,

    /// <summary>A passage to be found.</summary>
    Passage,
}
