using System.Globalization;
using Isegoria.Backends.Evidence.Reading;
using Isegoria.Backends.Journal;
using Isegoria.Deliberation.Dialogs;
using Isegoria.Deliberation.Evidence;
using Isegoria.Deliberation.Turns;

namespace Isegoria.Backends.Evidence;

/// <summary>Ids of documents and passages in the store: the consultation, a slash, the id within the consultation.</summary>
public static class DocumentKey
{
    public static string Of(ConsultationId consultation, string key) => $"{consultation}/{key}";

    /// <summary>The id within the consultation: what `index` was given and `search` answers with.</summary>
    public static string Within(ConsultationId consultation, string id) =>
        id.StartsWith($"{consultation}/", StringComparison.Ordinal) ? id[(consultation.Value.Length + 1)..] : id;

    /// <summary>The consultation and the id within it, at the first slash: a slug has none. Null where it is no id of the store's.</summary>
    public static (ConsultationId Consultation, string Key)? Split(string id) =>
        id.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? (new ConsultationId(id[..slash]), id[(slash + 1)..]) : null;

    /// <summary>Position of a passage within its document, from 0: a passage that was not cut is its document's only one.</summary>
    public static int Order(string document, string passage) =>
        passage.Length > document.Length + 1 && int.TryParse(passage.AsSpan(document.Length + 1), CultureInfo.InvariantCulture, out var order) ? order : 0;

    internal static DocumentRow Row(string id, ConsultationId consultation, string source, string fingerprint, Language language, ReadDocument read) => new()
    {
        Id = id,
        ConsultationId = consultation.Value,
        Title = read.Title ?? "",
        Source = source,
        Language = language.Code,
        Author = read.Author,
        Date = read.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Stance = read.Stance.ToString(),
        Fingerprint = fingerprint,
    };

    internal static PassageRow Passage(string id, string document, int order, Language language, (string Heading, string Text, int? Page) cut, bool marked) => new()
    {
        Id = id,
        DocumentId = document,
        Heading = cut.Heading,
        Text = cut.Text,
        Language = language.Code,
        Order = order,
        Page = cut.Page,
        Marked = marked,
    };

    internal static Document Document(DocumentRow row) => new(
        row.Id,
        new ConsultationId(row.ConsultationId),
        row.Title,
        row.Source,
        new Language(row.Language),
        row.Author,
        row.Date is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Enum.Parse<Stance>(row.Stance));

    internal static Passage Passage(PassageRow row) =>
        new(row.Id, row.DocumentId, row.Heading, row.Text, new Language(row.Language), row.Order, row.Page, row.Marked);
}
